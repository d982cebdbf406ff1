import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory.ts';
import { describeStore } from './store.contract.testing.ts';

describe('state in this process', () => {
  describeStore(async () => {
    const clock = { now: 1 };
    const store = createMemoryStore(() => clock.now);
    const pass = (ms: number) => {
      clock.now += ms + 1;
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

  it('forgets what has ended, also where long-lived values were there before', async () => {
    const clock = { now: 1 };
    const store = createMemoryStore(() => clock.now);
    for (let login = 0; login < 4; login++) await store.set(`login:${login}`, 'long-lived', 86_400_000);
    for (let visitor = 0; visitor < 20_000; visitor++) {
      await store.consume(`limit:${visitor}`, { points: 1, limit: 30, windowMs: 60_000 });
      await store.claim(`proof:${visitor}`, '', 60_000);
      clock.now += 10;
    }
    // Of the last two minutes at the most.
    expect(store.size()).toBeLessThanOrEqual(4 + 2 * 2 * 6_000);
    expect(await store.get('login:0')).toBe('long-lived');
  });

  it('has a bound: past it, what was used longest ago is forgotten', async () => {
    const store = createMemoryStore();
    const request = { points: 1, limit: 3_000, windowMs: 60_000 };
    await store.set('ended:first', '', 60_000);
    for (let visitor = 0; visitor < 150_000; visitor++) {
      await store.consume(`limit:address:${visitor}`, request);
      if (visitor % 50_000 === 0) await store.consume('limit:global', request);
      await store.set(`ended:${visitor}`, '', 60_000);
    }
    expect(store.size()).toBe(200_000);
    expect(await store.get('ended:first')).toBeUndefined();
    expect((await store.consume('limit:global', request)).remaining).toBe(3_000 - 4);
  });
});
