import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from './store.ts';

/** Two machines; for an engine of one machine both are the same. */
interface Machines {
  readonly one: Store;
  readonly other: Store;
  /** Puts the engine's clock forward by so many ms, where it can be put: time itself passes for the others. */
  readonly pass?: (ms: number) => void;
}

/** What every engine does, seen by two machines. */
export function describeStore(open: () => Promise<Machines>): void {
  let one: Store;
  let other: Store;
  let pass: (ms: number) => void;
  let keys = 0;
  const freshKey = () => `test:${++keys}`;

  beforeAll(async () => {
    ({ one, other, pass = () => {} } = await open());
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  it('gives what was set, to every machine', async () => {
    const key = freshKey();
    expect(await one.get(key)).toBeUndefined();
    await one.set(key, 'first', 60_000);
    await other.set(key, 'second', 60_000);
    expect(await one.get(key)).toBe('second');
  });

  it('forgets what has lived its life', async () => {
    const key = freshKey();
    await one.set(key, 'short', 20);
    pass(20);
    await expect.poll(() => other.get(key)).toBeUndefined();
  });

  it('lets one of many claim a key, until it is released by that one', async () => {
    const key = freshKey();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).claim(key, `holder ${i}`, 60_000)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    const holder = `holder ${claims.indexOf(true)}`;
    await other.release(key, 'somebody else');
    expect(await one.claim(key, 'next', 60_000)).toBe(false);
    await other.release(key, holder);
    expect(await one.claim(key, 'next', 60_000)).toBe(true);
  });

  it('lets a key be claimed again after its life', async () => {
    const key = freshKey();
    await one.claim(key, 'first', 20);
    pass(20);
    await expect.poll(() => other.claim(key, 'second', 60_000)).toBe(true);
  });

  it('gives points up to the limit, however many ask at once, and takes none when it refuses', async () => {
    const key = freshKey();
    const take = (points: number, store = one) => store.consume(key, { points, limit: 10, windowMs: 60_000 });
    const all = await Promise.all(Array.from({ length: 16 }, (_, i) => take(1, i % 2 ? one : other)));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(await take(1)).toMatchObject({ allowed: false, remaining: 0 });

    const second = freshKey();
    const big = { points: 7, limit: 10, windowMs: 60_000 };
    expect(await one.consume(second, big)).toMatchObject({ allowed: true, remaining: 3 });
    expect(await other.consume(second, big)).toMatchObject({ allowed: false, remaining: 3 });
    const last = await one.consume(second, { ...big, points: 3 });
    expect(last).toMatchObject({ allowed: true, remaining: 0 });
    expect(last.resetMs).toBeGreaterThan(0);
    expect(last.resetMs).toBeLessThanOrEqual(60_000);
  });

  it('gives all points anew when the window has ended', async () => {
    const key = freshKey();
    const request = { points: 2, limit: 2, windowMs: 30 };
    await one.consume(key, request);
    pass(30);
    await expect.poll(async () => (await other.consume(key, request)).allowed).toBe(true);
  });

  it('gives turns up to the limit, however many ask at once, and says when the next is free', async () => {
    const key = freshKey();
    const take = (store: Store) => store.takeTurn(key, { limit: 5, windowMs: 60_000 });
    const all = await Promise.all(Array.from({ length: 12 }, (_, i) => take(i % 2 ? one : other)));
    expect(all.filter(({ allowed }) => allowed)).toHaveLength(5);
    const { allowed, waitMs } = await take(one);
    expect(allowed).toBe(false);
    expect(waitMs).toBeGreaterThan(0);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });

  it('gives a turn again when the oldest has left the window', async () => {
    const key = freshKey();
    const request = { limit: 1, windowMs: 30 };
    expect((await one.takeTurn(key, request)).allowed).toBe(true);
    pass(30);
    await expect.poll(async () => (await other.takeTurn(key, request)).allowed).toBe(true);
  });

  it('says that machines share their state', async () => {
    await one.check();
    await other.check();
  });
}
