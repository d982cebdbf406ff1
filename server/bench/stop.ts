import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { showBars } from './bars.ts';

const main = fileURLToPath(new URL('../main.js', import.meta.url));
const ROUNDS = 5;
const BUSY_CLIENTS = 32;
const IDLE_CLIENTS = 200;
const ORIGIN = 'https://www.example.com';

/** Prints how many requests a SIGTERM costs, under load and with clients that hold connections, and how long it takes. */
async function run(): Promise<void> {
  const rows = [];
  for (const idle of [0, IDLE_CLIENTS]) {
    for (const keepAlive of [true, false]) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await stopUnderLoad(idle, keepAlive));
      rows.push({
        'idle clients': idle,
        'busy clients': `${BUSY_CLIENTS}, ${keepAlive ? 'connections kept' : 'a connection each'}`,
        answered: rounds.reduce((sum, { answered }) => sum + answered, 0),
        failed: rounds.reduce((sum, { failures }) => sum + failures.length, 0),
        'slowest stop, ms': Math.max(...rounds.map(({ stopMs }) => Math.round(stopMs))),
        reasons: [...new Set(rounds.flatMap(({ failures }) => failures))].join(', '),
      });
    }
  }
  console.log(
    `\nSIGTERM, ${ROUNDS} times each; a client that finds nobody listening any more has lost nothing`,
  );
  console.table(rows);
  showBars([
    {
      what: 'requests failed by SIGTERM under load',
      measured: rows.reduce((sum, { failed }) => sum + failed, 0),
      bar: '0',
    },
    {
      what: 'slowest stop, ms, idle clients holding connections',
      measured: Math.max(...rows.map((row) => row['slowest stop, ms'])),
      bar: '≤ 1000',
    },
  ]);
}

async function stopUnderLoad(idle: number, keepAlive: boolean) {
  const { child, url } = await start();
  const port = Number(new URL(url).port);
  const sockets = await Promise.all(
    Array.from({ length: idle }, async () => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      await once(socket, 'connect');
      return socket;
    }),
  );
  const agent = new Agent({ keepAlive, maxSockets: BUSY_CLIENTS });
  const failures: string[] = [];
  let answered = 0;
  const askUntilGone = async (): Promise<void> => {
    for (;;) {
      const outcome = await ask(url, agent);
      if (outcome === 'ECONNREFUSED') return;
      if (outcome === '200') answered++;
      else failures.push(outcome);
    }
  };
  const clients = Promise.all(Array.from({ length: BUSY_CLIENTS }, askUntilGone));
  while (answered < 200) await new Promise((resolve) => setImmediate(resolve));

  const ended = once(child, 'exit');
  const toldAt = performance.now();
  child.kill('SIGTERM');
  await ended;
  const stopMs = performance.now() - toldAt;
  await clients;
  agent.destroy();
  for (const socket of sockets) socket.destroy();
  return { answered, failures, stopMs };
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    GENESYS_REGION: 'mypurecloud.ie',
    GENESYS_DEPLOYMENT_ID: '0c3f9d8e-1111-4222-8333-444455556666',
    ALLOWED_ORIGINS: ORIGIN,
    RATE_LIMIT_PER_IP: '1000000',
    RATE_LIMIT_GLOBAL: '1000000',
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const [, url] = /"url":"([^"]+)"/.exec(output) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`The companion did not start: ${output}`);
}

function ask(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const headers = { origin: ORIGIN, 'content-type': 'text/plain' };
    const req = request(`${url}/api/guest-token`, { method: 'POST', agent, headers }, (res) => {
      res.resume();
      res.on('end', () => resolve(String(res.statusCode)));
      res.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
    req.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    req.end('{}');
  });
}

await run();
