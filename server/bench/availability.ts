import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { askForAvailability } from './ask-availability.ts';
import { startShop } from './availability-shop.ts';
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
  const calls = await genesys.calls();
  for (const machine of machines) machine.close();
  await redis.kill();
  genesys.close();

  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const share = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  const unknown = answers.filter(({ state }) => state === 'unknown').length;
  console.log(
    `\n${MACHINES} processes on one Redis, ${answers.length} visitors in ${SECONDS} s; calls to Genesys:`,
  );
  for (const { at, path } of calls) console.log(`${(at / 1000).toFixed(1)} s  ${path}`);
  showBars([
    {
      what: 'most calls to Genesys in any 60 s',
      measured: mostInAMinute(calls.map(({ at }) => at)),
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

function mostInAMinute(times: readonly number[]): number {
  const within = (start: number) => times.filter((time) => time >= start && time < start + 60_000).length;
  return Math.max(0, ...times.map(within));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
