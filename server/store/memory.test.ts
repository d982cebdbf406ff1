import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory.ts';
import { describeStore } from './store.contract.testing.ts';

describe('state in this process', () => {
  describeStore(async () => {
    const clock = { now: 0 };
    const store = createMemoryStore(() => clock.now);
    const pass = (ms: number) => {
      clock.now += ms;
    };
    return { one: store, other: store, pass };
  });

  it('never gives more turns in any window, wherever it begins', async () => {
    const clock = { now: 0 };
    const store = createMemoryStore(() => clock.now);
    const taken: number[] = [];
    for (; clock.now < 400; clock.now += 7) {
      if ((await store.takeTurn('turn', { limit: 5, windowMs: 100 })).allowed) taken.push(clock.now);
    }
    for (const start of taken) {
      expect(taken.filter((time) => time >= start && time < start + 100).length).toBeLessThanOrEqual(5);
    }
    expect(taken.length).toBeGreaterThan(15);
  });
});
