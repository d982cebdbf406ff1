import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory.ts';
import { createTurns } from './redis-turns.ts';

const REQUEST = { limit: 24, windowMs: 100 };

/** Machines and a Redis by one clock, without a network: what the script does is done here in a few lines. */
function scene(machineCount: number) {
  const clock = { now: 1_000 };
  let pool: number[] = [];
  let seen = new Map<string, number>();
  const machines = Array.from({ length: machineCount }, () => {
    const link = { up: true, rejoinedAt: undefined as number | undefined };
    const takeTurn = createTurns({
      local: createMemoryStore(() => clock.now),
      rejoinedAt: () => link.rejoinedAt,
      now: () => clock.now,
      ask: async (_key, [limit, windowMs, machine, isOpen, divided, least]) => {
        if (!link.up) return undefined;
        const window = Number(windowMs);
        seen.set(String(machine), clock.now);
        for (const [each, at] of seen) if (at <= clock.now - 2 * window) seen.delete(each);
        const among = Math.max(seen.size, Number(least));
        const part = Math.floor(Number(divided) / among);
        pool = pool.filter((at) => clock.now - at < window);
        if (isOpen === 0) return [0, window, part];
        if (pool.length >= Number(limit) - part * among) return [0, 1, part];
        pool.push(clock.now);
        return [1, 0, part];
      },
    });
    return { link, take: async () => (await takeTurn('key', REQUEST)).allowed };
  });
  const loseRedis = () => {
    for (const { link } of machines) link.up = false;
  };
  const restartRedis = () => {
    pool = [];
    seen = new Map();
    for (const { link } of machines) Object.assign(link, { up: true, rejoinedAt: clock.now });
  };
  return { clock, machines, loseRedis, restartRedis };
}

function mostInAWindow(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((start) => times.filter((at) => at >= start && at < start + REQUEST.windowMs).length),
  );
}

describe('turns shared through Redis', () => {
  it('are never more than there are in any window, while Redis is lost and comes back empty, again and again', async () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 40 }),
      event: fc.constantFrom('lost', 'back', 'none', 'none', 'none', 'none'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 60 }),
        async (count, steps) => {
          const { clock, machines, loseRedis, restartRedis } = scene(count);
          const taken: number[] = [];
          for (const { afterMs, event } of steps) {
            clock.now += afterMs;
            if (event === 'lost') loseRedis();
            if (event === 'back') restartRedis();
            // Overload: every machine asks for more than there is.
            for (let round = 0; round < REQUEST.limit + 1; round++) {
              for (const { take } of machines) if (await take()) taken.push(clock.now);
            }
          }
          expect(mostInAWindow(taken)).toBeLessThanOrEqual(REQUEST.limit);
        },
      ),
    );
  });

  it('are all taken by four machines', async () => {
    const { clock, machines } = scene(4);
    const taken: number[] = [];
    for (; clock.now < 2_000; clock.now += 5) {
      for (const { take } of machines) if (await take()) taken.push(clock.now);
    }
    expect(mostInAWindow(taken)).toBe(REQUEST.limit);
  });

  it('go on with the part of each machine while Redis is lost', async () => {
    const { machines, loseRedis } = scene(3);
    await machines[0]?.take();
    loseRedis();
    for (const { take } of machines) {
      expect([await take(), await take(), await take()]).toEqual([true, true, false]);
    }
  });
});
