import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { ConfigError, type Environment } from '../config/config.ts';
import { ENV_FILE, envText, setUnset } from '../config/env-file.ts';
import { parseUrl } from '../http/parse-url.ts';
import { checkVariables } from './check.ts';
import { type Answers, askAll } from './questions.ts';
import { EndOfAnswers, openTerminal, type Terminal } from './terminal.ts';
import { NotWritten, writePrivateFile } from './write-file.ts';

/** Of sysexits.h: how the command was called, the answers ended, the file cannot be made. */
const EXIT = { usage: 64, noInput: 66, cannotCreate: 73 } as const;
const USAGE = `messenger-tag-companion init [--cdn http://127.0.0.1:3002]

  --cdn   where api-cdn. is played, when the sandbox stands in for Genesys Cloud
  --help  this text

It asks what the companion has to know, checks that with the doctor, writes ${ENV_FILE} and prints the tag.`;

process.exitCode = await main();

/** The exit code: 0 written, 1 left as it was, else as above. */
async function main(): Promise<number> {
  const options = readOptions();
  if ('help' in options) {
    console.log(USAGE);
    return 0;
  }
  if ('fault' in options) {
    console.error(`${options.fault}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const terminal = openTerminal();
  try {
    return await init(terminal, options.cdnUrl);
  } catch (error) {
    if (error instanceof EndOfAnswers) {
      console.error('\nThe answers ended before the last question: nothing was written.');
      return EXIT.noInput;
    }
    if (error instanceof NotWritten) {
      console.error(error.message);
      return EXIT.cannotCreate;
    }
    throw error;
  } finally {
    terminal.close();
  }
}

async function init(terminal: Terminal, cdnUrl: string | undefined): Promise<number> {
  if (existsSync(ENV_FILE)) {
    const answer = await terminal.ask(`There is a ${ENV_FILE} in this folder. Replace it? [y/N]`);
    if (!/^y(es)?$/i.test(answer)) {
      terminal.say('Nothing was changed.');
      return 1;
    }
  }
  const secrets = { SESSION_SECRETS: randomBytes(32).toString('hex') };
  let answers: Answers = {};
  for (;;) {
    answers = await askAll(terminal, answers);
    const variables = { ...modeOf(answers), ...answers, ...secrets };
    const next = await checkAndDecide(terminal, variables, cdnUrl);
    if (next === 'stop') {
      terminal.say('Nothing was written.');
      return 1;
    }
    if (next === 'write') {
      writePrivateFile(ENV_FILE, envText(variables));
      terminal.say(lastWords(answers));
      return 0;
    }
  }
}

/** What is reached from elsewhere is not for trying out: nothing may then be open by default. */
function modeOf({ PUBLIC_URL }: Answers): { NODE_ENV?: 'production' } {
  return PUBLIC_URL === undefined || isThisMachine(new URL(PUBLIC_URL).hostname)
    ? {}
    : { NODE_ENV: 'production' };
}

function isThisMachine(host: string): boolean {
  return /(^|\.)localhost$|^\[::1\]$/.test(host) || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Shows what the doctor finds, and asks only where not all is well. */
async function checkAndDecide(
  terminal: Terminal,
  variables: Readonly<Record<string, string>>,
  cdnUrl: string | undefined,
): Promise<'write' | 'change' | 'stop'> {
  const env: Record<string, string | undefined> = { ...process.env };
  const won = setUnset(env, variables);
  if (won.length > 0) {
    terminal.say(`\nSet in this shell already, and so not taken from ${ENV_FILE}: ${won.join(', ')}`);
  }
  terminal.say('\nLooking whether a visitor could chat …\n');
  const { words, isUsable, isWell } = await lookAt(env, cdnUrl);
  terminal.say(`${words}\n`);
  if (isWell) return 'write';
  const write = isUsable ? 'write it all the same (w), ' : '';
  for (;;) {
    const answer = await terminal.ask(`Not all is well: ${write}change the answers (c) or stop (s)?`);
    if (isUsable && /^w(rite)?$/i.test(answer)) return 'write';
    if (/^c(hange)?$/i.test(answer)) return 'change';
    if (/^s(top)?$/i.test(answer)) return 'stop';
  }
}

async function lookAt(env: Environment, cdnUrl: string | undefined) {
  try {
    return { isUsable: true, ...(await checkVariables(env, cdnUrl)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { words: error.message, isUsable: false, isWell: false };
  }
}

function lastWords({ ALLOWED_ORIGINS, PUBLIC_URL }: Answers): string {
  const companion = PUBLIC_URL?.replace(/\/+$/, '') ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
  return `${ENV_FILE} is written, for you alone to read. It holds secrets: keep it out of version control.

Start the companion in this folder:

  npx messenger-tag-companion

The tag, for the pages of ${ALLOWED_ORIGINS}:

  <script async src="${companion}/loader.js"></script>
`;
}

function readOptions(): { cdnUrl: string | undefined } | { help: true } | { fault: string } {
  try {
    const { values } = parseArgs({
      options: { cdn: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { help: true };
    if (values.cdn !== undefined && parseUrl(values.cdn) === undefined) {
      return {
        fault: `--cdn ${JSON.stringify(values.cdn)} is no address: write it like http://127.0.0.1:3002.`,
      };
    }
    return { cdnUrl: values.cdn && new URL(values.cdn).origin };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'The command is not understood.' };
  }
}
