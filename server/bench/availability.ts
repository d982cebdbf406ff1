import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { askForAvailability } from './ask-availability.ts';
import { showBars } from './bars.ts';
import { startMachine } from './machine.ts';

const MACHINES = 3;
const VISITORS = 10_000;
const SECONDS = 150;
const CALLS_A_MINUTE = 4;
const ID = '5a4db0c5-0000-4000-8000-5a4db0c50022';

/** Prints how often three processes on one Redis ask Genesys while 10 000 visitors ask them. Takes 150 s. */
export async function run(): Promise<void> {
  if (!hasRedisServer()) return;
  const genesys = await startShop();
  const redis = await startRedis();
  const env = {
    REDIS_URL: redis.url,
    GUEST_ISSUER: 'minted',
    AVAILABILITY_SCHEDULE_GROUP: ID,
    AVAILABILITY_EMERGENCY_GROUP: ID,
    AVAILABILITY_QUEUE: ID,
  };
  const machines = await Promise.all(Array.from({ length: MACHINES }, () => startMachine(genesys.url, env)));
  const asked: ReturnType<typeof askForAvailability>[] = [];
  // The first all at once, and then each visitor once in the time that is left.
  const each = Math.ceil(VISITORS / MACHINES / SECONDS);
  for (let second = 0; second < SECONDS; second++) {
    const many = second === 0 ? each * 10 : each;
    asked.push(...machines.map(({ url }) => askForAvailability(url, many)));
    await pause(1_000);
  }
  const answers = (await Promise.all(asked)).flat();
  for (const machine of machines) machine.close();
  await redis.kill();
  genesys.close();

  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const share = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  const unknown = answers.filter(({ state }) => state === 'unknown').length;
  console.log(
    `\n${MACHINES} processes on one Redis, ${answers.length} visitors in ${SECONDS} s; calls to Genesys: ${genesys.calls.length}`,
  );
  showBars([
    {
      what: 'most calls to Genesys in any 60 s',
      measured: mostInAMinute(genesys.calls),
      bar: `≤ ${CALLS_A_MINUTE}`,
    },
    {
      what: 'visitors who got no answer',
      measured: answers.filter(({ state }) => state === 'none').length,
      bar: '0',
    },
    { what: 'time to the answer, median, ms', measured: share(0.5), bar: '' },
    { what: 'time to the answer, 99 %, ms', measured: share(0.99), bar: '' },
    { what: 'time to the answer of the slowest, ms', measured: share(1 - 1 / times.length), bar: '' },
    { what: 'answers that were unknown', measured: unknown, bar: '' },
  ]);
}

/** Genesys with a shop that is always open. When each call arrived, logins too, is kept. */
async function startShop() {
  const answers: [RegExp, object][] = [
    [/token/, { access_token: 'access', expires_in: 86_400 }],
    [/emergencygroups/, { enabled: false }],
    [/schedulegroups/, { timeZone: 'Europe/Berlin', openSchedules: [{ id: 'one' }, { id: 'two' }] }],
    [/schedules\?/, { entities: ['one', 'two'].map(schedule), pageCount: 1 }],
    [/observations/, { results: [{ data: [{ metric: 'oOnQueueUsers', stats: { count: 2 } }] }] }],
    [/estimatedwaittime/, { results: [{ estimatedWaitTimeSeconds: 30 }] }],
  ];
  const calls: number[] = [];
  const server = createServer((req, res) => {
    req.resume();
    calls.push(performance.now());
    const [, answer] = answers.find(([path]) => path.test(req.url ?? '')) ?? [];
    const send = () =>
      res
        .writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer ?? {}));
    setTimeout(send, 50);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function schedule(id: string) {
  return { id, start: '2026-01-01T00:00:00', end: '2026-01-02T00:00:00', rrule: 'FREQ=DAILY' };
}

function mostInAMinute(times: readonly number[]): number {
  const within = (start: number) => times.filter((time) => time >= start && time < start + 60_000).length;
  return Math.max(0, ...times.map(within));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
