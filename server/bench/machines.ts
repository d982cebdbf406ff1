import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasRedisServer, startRedis } from '../store/redis.testing.ts';
import { showBars } from './bars.ts';
import { startCountingGenesys } from './counting-genesys.ts';
import { type Answer, startMachine } from './machine.ts';

const MACHINES = 3;
const BUDGET = 280;
/** Each machine is asked for so many guests a second: all together for ten times the budget. */
const EACH_SECOND = 16;
const SECONDS = 150;
/** From this second to that Redis is killed; it comes back empty. */
const REDIS_IS_LOST = { from: 75, to: 90 };

/** Prints how often three processes on one Redis log in, and how often they call under overload. Takes 150 s. */
export async function run(): Promise<void> {
  if (!hasRedisServer()) return;
  const genesys = await startCountingGenesys({ delayMs: 50 });
  const redis = await startRedis();
  const machines = await Promise.all(
    Array.from({ length: MACHINES }, () => startMachine(genesys.url, { REDIS_URL: redis.url })),
  );
  const asked: Promise<Answer[]>[] = [];
  for (let second = 0; second < SECONDS; second++) {
    if (second === REDIS_IS_LOST.from) await redis.kill();
    if (second === REDIS_IS_LOST.to) await redis.restart();
    asked.push(...machines.map((machine) => machine.ask(EACH_SECOND)));
    await pause(1_000);
  }
  const answers = (await Promise.all(asked)).flat();
  const seen = await genesys.seen();
  for (const machine of machines) machine.close();
  await redis.kill();
  genesys.close();

  const of = (outcome: string) => answers.filter((answer) => answer.outcome === outcome);
  const overloaded = of('overloaded');
  console.log(
    `\n${MACHINES} processes on one Redis, ${answers.length} guests asked for in ${SECONDS} s; Redis killed for ${REDIS_IS_LOST.to - REDIS_IS_LOST.from} s`,
  );
  showBars([
    { what: 'logins', measured: seen.logins, bar: '1' },
    { what: 'most calls in any 60 s', measured: mostInAMinute(seen.arrivals), bar: `≤ ${BUDGET}` },
    {
      what: 'answered neither with a guest nor with overloaded',
      measured: answers.length - of('ok').length - overloaded.length,
      bar: '0',
    },
    {
      what: 'overloaded without Retry-After',
      measured: overloaded.filter(({ retryAfter }) => !(Number(retryAfter) >= 1)).length,
      bar: '0',
    },
    { what: 'guests made that no visitor got', measured: seen.guests - of('ok').length, bar: '0' },
  ]);
  console.log(
    `Guests: ${of('ok').length}, told at once or within the deadline to come back: ${overloaded.length}`,
  );
}

function mostInAMinute(times: readonly number[]): number {
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + 60_000).length),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
