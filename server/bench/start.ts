import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { showBars } from './bars.ts';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

const ROUNDS = 7;

/** Prints the time from the start of the process to its first good answer at `/readyz`, and its memory at rest; `minted`. */
export async function run(): Promise<void> {
  const rounds: { readyMs: number; restMiB: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await start());
  // What else the machine does can only add: the least says what the companion takes.
  const shown = (values: number[]) => {
    const sorted = values.map(Math.round).sort((a, b) => a - b);
    return `${sorted[sorted.length >> 1]} (${sorted[0]})`;
  };
  console.log(`\nStart and rest, minted: median of ${ROUNDS}, the least in brackets`);
  showBars([
    { what: 'start to ready, ms', measured: shown(rounds.map(({ readyMs }) => readyMs)), bar: '≤ 500' },
    { what: 'memory at rest, MiB', measured: shown(rounds.map(({ restMiB }) => restMiB)), bar: '≤ 90' },
  ]);
}

async function start(): Promise<{ readyMs: number; restMiB: number }> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      GENESYS_REGION: 'euw1',
      GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
      ALLOWED_ORIGINS: ORIGIN,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Its log line comes out with others, later.
  while ((await statusOf(`http://127.0.0.1:${port}/readyz`)) !== 200) {
    if (child.exitCode !== null) throw new Error('The companion did not start.');
    await pause(2);
  }
  const readyMs = performance.now() - startedAt;
  await pause(2_000);
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  return { readyMs, restMiB: Number(kib) / 1024 };
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (res) => {
      res.resume();
      resolve(res.statusCode);
    }).on('error', () => resolve(undefined));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
