import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { createBudget } from './budget.ts';

const SETTINGS = { client: 'client', callsPerMinute: 280, latestArrivalMs: 5_000 };

afterEach(() => {
  vi.restoreAllMocks();
});

/** Without Redis, and by a clock that stands until it is moved. */
function oneMachine(settings = SETTINGS) {
  const clock = { now: 0 };
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
  const budget = createBudget(createMemoryStore(), settings);
  /** Whether there is a turn at this moment. */
  const take = () =>
    budget.takeTurn(clock.now).then(
      () => true,
      () => false,
    );
  const takeMany = async (count: number) => {
    let taken = 0;
    for (let asked = 0; asked < count; asked++) if (await take()) taken++;
    return taken;
  };
  return { clock, budget, take, takeMany };
}

describe('the budget of one machine without Redis', () => {
  it('is the whole of it: nothing is kept back for others', async () => {
    const { clock, budget, takeMany } = oneMachine();
    expect(await takeMany(400)).toBe(280);
    await expect(budget.takeTurn(clock.now)).rejects.toMatchObject({
      kind: 'overloaded',
      retryAfterSeconds: 65,
    });
    clock.now += 65_000;
    expect(await takeMany(400)).toBe(280);
  });

  it('lets no more calls arrive in a minute, late ones too, and refuses none while there are fewer', async () => {
    const arrivals = fc.array(
      fc.record({ afterMs: fc.integer({ min: 0, max: 30 }), lateMs: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 100 },
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async (calls) => {
        // A minute and a budget of a size that is soon used up.
        const { clock, take } = oneMachine({ ...SETTINGS, callsPerMinute: 7 });
        const turns: number[] = [];
        const arrived: number[] = [];
        for (const { afterMs, lateMs } of calls) {
          clock.now += afterMs * 1_000;
          const counted = turns.filter((at) => at > clock.now - 65_000).length;
          const isLetThrough = await take();
          expect(isLetThrough).toBe(counted < 7);
          if (!isLetThrough) continue;
          turns.push(clock.now);
          arrived.push(clock.now + lateMs * 1_000);
        }
        for (const start of arrived) {
          const inThisMinute = arrived.filter((at) => at >= start && at < start + 60_000);
          expect(inThisMinute.length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });
});
