#!/usr/bin/env node
import { readFileSync } from 'node:fs';

/** EX_USAGE of sysexits.h. */
const EXIT_USAGE = 64;

interface Command {
  readonly does: string;
  /** Programs of their own: each reads the words that stand behind its name, and ends the process by itself. */
  run(): Promise<unknown>;
}

// Each loads what it needs and nothing else: the companion must be able to take a signal as soon as it is started.
const commands: Readonly<Record<string, Command>> = {
  start: {
    does: 'starts the companion (also without a word); with no GENESYS_ variable, a sandbox and a demo shop beside it',
    run: () => import('../main.ts'),
  },
  init: {
    does: 'asks what it has to know, checks it, writes .env and prints the tag',
    run: () => import('./init.ts'),
  },
  doctor: {
    does: 'looks for all that keeps visitors from chatting, and says how to mend it; doctor --help',
    run: () => import('../doctor/main.ts'),
  },
  conformance: {
    does: 'asks your organisation whether Genesys Cloud is as it is known here; conformance --help',
    run: () => import('../conformance/main.ts'),
  },
  sandbox: {
    does: 'starts a stand-in for Genesys Cloud, alone; with a bot of yours: sandbox --bot shop.json',
    run: () => import('../sandbox/main.ts'),
  },
  help: { does: 'this text', run: async () => console.log(helpText()) },
};

/** Those that read no words: one behind them is a mistake. */
const WITHOUT_WORDS = new Set(['start', 'help']);

await main(process.argv.slice(2));

async function main([name = 'start', ...words]: string[]): Promise<void> {
  if (name === '--help' || name === '-h') return console.log(helpText());
  if (name === '--version' || name === '-v') return console.log(version());
  if (!Object.hasOwn(commands, name)) return refuse(`There is no command ${JSON.stringify(name)}.`);
  const [word] = words;
  if (word === '--help' && WITHOUT_WORDS.has(name)) return console.log(helpText());
  if (word !== undefined && WITHOUT_WORDS.has(name)) {
    return refuse(
      `${name} takes nothing behind it, and not ${JSON.stringify(word)}: settings are variables, as PORT=4000.`,
    );
  }
  // As the program finds it that is started by itself.
  process.argv.splice(2, 1);
  await commands[name]?.run();
}

function refuse(why: string): void {
  console.error(`${why}\n\n${helpText()}`);
  process.exitCode = EXIT_USAGE;
}

function helpText(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(11)} ${does}`);
  return `npx messenger-tag-companion [command]

${lines.join('\n')}
  --version   the version of the companion

start, doctor and conformance read .env in the folder in which they are started; variables that are set win over it.`;
}

/** Of the package that this file lies in. */
function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}
