import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

/** A host that runs. */
export interface RunningHost {
  /** Asks it to stop, as a supervisor does. Resolves when its process is gone; rejects when it does not go. */
  stop(): Promise<void>;
  /** Kills it, for a test that is over. */
  kill(): Promise<void>;
  /** What it has said. */
  output(): string;
}

const PATIENCE = 60_000;
const TIME_TO_STOP = 10_000;

/** Runs a command of a project; a name without a slash is a program that its packages brought. */
export async function runHost(
  folder: string,
  [program = '', ...words]: readonly string[],
  { env, url }: { env: Readonly<Record<string, string>>; url: string },
): Promise<RunningHost> {
  const child = spawn(program.includes('/') ? program : join(folder, 'node_modules/.bin', program), words, {
    cwd: folder,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'exit');
  await answers(url, child, () => said);
  return {
    output: () => said,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`It does not stop. It said: ${said}`)), TIME_TO_STOP);
      });
      await Promise.race([ended, tooLong]);
      clearTimeout(timer);
    },
  };
}

/**
 * Runs a command of a project to its end, and answers what it printed. Not in one go: the sandbox, which it may ask, runs
 * in this process.
 */
export async function runIn(
  folder: string,
  [program = '', ...words]: readonly string[],
  env: Record<string, string>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words, { cwd: folder, env: environment(env) });
  return stdout;
}

/** Of a host nothing is known but its address: it is asked until it answers. */
async function answers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const look = async () => {
    if (child.exitCode !== null) throw new Error(`The host has ended: ${said()}`);
    return fetch(url).then(
      ({ status }) => status < 500,
      () => false,
    );
  };
  await expect.poll(look, { timeout: PATIENCE, message: `The host answers at ${url}` }).toBe(true);
}

/** As somebody else's machine has it: nothing of the test runners. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', ...env } as NodeJS.ProcessEnv;
}
