import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

const main = fileURLToPath(new URL('../main.js', import.meta.url));

/** The old space of each process, MiB. */
export const HEAP_MIB = 512;

/** The companion as operators start it. */
export type Process = ReturnType<typeof start>;

/** `by`: what starts Node. Standard error is read; standard output is for `portOf`, or for nobody. */
export function start(
  env: Record<string, string>,
  { stdout = 'pipe', by = [] }: { stdout?: 'pipe' | number; by?: readonly string[] } = {},
) {
  const [command = '', ...args] = [...by, process.execPath, `--max-old-space-size=${HEAP_MIB}`, main];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      GENESYS_REGION: 'euw1',
      GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
      ALLOWED_ORIGINS: ORIGIN,
      ...env,
    },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  return { child, errors: () => errors };
}

/** Where it listens, as its log says. */
export async function portOf({ child }: Process): Promise<number> {
  let output = '';
  for (;;) {
    const [chunk] = await once(child.stdout ?? child, 'data');
    output += chunk;
    const [, port] = /"url":"[^"]+:(\d+)"/.exec(output) ?? [];
    if (port !== undefined) return Number(port);
  }
}

/** For one whose log cannot say. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** `unshare` forks; it passes on no signal. */
export async function onlyChild(pid: number | undefined): Promise<number> {
  for (;;) {
    const child = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
    if (child > 0) return child;
    await pause(1);
  }
}

/** Sends SIGTERM to `pid`: the exit code of `child`, the signal that it died of, or `hung` after so many ms. */
export async function stop(
  pid: number | undefined,
  child: Process['child'],
  hungMs: number,
): Promise<number | string> {
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const before = child.exitCode ?? child.signalCode;
  if (before !== null) return `before that: ${before}`;
  if (pid !== undefined) process.kill(pid, 'SIGTERM');
  const hung = new AbortController();
  const outcome = await Promise.race([ended, pause(hungMs, 'hung', { signal: hung.signal })]);
  hung.abort();
  if (outcome === 'hung') child.kill('SIGKILL');
  return outcome;
}

/** What its `/healthz` does within three seconds. */
export async function health(port: number): Promise<string> {
  const answer = fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) });
  return answer.then(
    () => 'answers',
    () => 'no answer',
  );
}

/** Resident, now and at most, MiB; of one that has ended, not a number. */
export function memory(pid: number | undefined): { now: number; most: number } {
  const file = `/proc/${pid}/status`;
  const status = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const mib = (field: string) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: mib('VmRSS'), most: mib('VmHWM') };
}
