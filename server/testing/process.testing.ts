import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import type { Environment } from '../config/config.ts';

/** The process itself, as `npm test` has built it; there is none after `npx vitest` in a fresh clone. */
export const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
export const isBuilt = existsSync(main);

/** Where its output goes and how it is started; by default into the test, and by Node. */
export interface ProcessOptions {
  readonly stdout?: 'pipe' | number;
  readonly stderr?: 'pipe' | number;
  /** What starts Node. */
  readonly by?: readonly string[];
  /** What Node runs. */
  readonly args?: readonly string[];
}

/** Runs the built companion, or `args`, in a process of its own; it is killed after the test. */
export function startProcess(env: Environment, options: ProcessOptions = {}) {
  const { stdout = 'pipe', stderr = 'pipe', by = [], args = [main] } = options;
  const [command = '', ...words] = [...by, process.execPath, ...args];
  const child = spawn(command, words, {
    // Where nobody has a .env, which it would read.
    cwd: dirname(main),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', stdout, stderr],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  /** Its exit code, when all its output is there; `null` when a signal has ended it. */
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = (words: string | RegExp) =>
    vi.waitFor(() => {
      const found = output.match(words);
      if (found === null) throw new Error(`It does not say ${words}: ${output}`);
      return found;
    }, 10_000);
  return {
    child,
    ended,
    says,
    url: async () => String((await says(/"url":"(http[^"]+)"/))[1]),
    output: () => output,
  };
}
