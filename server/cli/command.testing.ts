import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { createFolder } from '../testing/folder.testing.ts';

/** The command as `npm test` has built it; there is none after `npx vitest` in a fresh clone. */
export const command = fileURLToPath(new URL('../../dist/server/cli/main.js', import.meta.url));

interface CommandOptions {
  readonly env?: Environment;
  /** Where it runs; by default an empty folder. */
  readonly folder?: string;
  /** What is piped into it, a line for each. */
  readonly answers?: readonly string[];
}

/** A folder that is gone after the test. */
export function emptyFolder(files: Record<string, string> = {}): string {
  const { folder, remove } = createFolder(files);
  onTestFinished(remove);
  return folder;
}

/** Runs `messenger-tag-companion` with these words; it is killed after the test. */
export function runCommand(words: readonly string[], options: CommandOptions = {}) {
  const { env = {}, folder = emptyFolder(), answers = [] } = options;
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  // A command that ends before it has read all is no failure of the test.
  child.stdin.on('error', () => {}).end(answers.map((answer) => `${answer}\n`).join(''));
  /** Its exit code, when all its output is there. */
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
}
