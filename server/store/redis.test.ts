import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { hasRedisServer, startRedis, type TestRedis } from './redis.testing.ts';
import { createRedisStore } from './redis.ts';
import { describeStore } from './store.contract.testing.ts';
import type { Store } from './store.ts';

const here = hasRedisServer();

async function connected(url: string, log = createMemoryLog().log): Promise<Store> {
  const store = createRedisStore(url, log);
  await vi.waitFor(() => store.check(), 5_000);
  return store;
}

const isShared = (store: Store) =>
  store.check().then(
    () => true,
    () => false,
  );

describe.skipIf(!here)('state in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());

  describeStore(async () => ({ one: await connected(redis.url), other: await connected(redis.url) }));

  it('gives turns again after a window, also when its clock was set back by a day', async () => {
    const store = await connected(redis.url);
    const client = await createClient({ url: redis.url }).connect();
    await client.lPush(
      'set-back',
      ['1', '2'].map((late) => String(Date.now() + 86_400_000 + Number(late))),
    );
    const take = () => store.takeTurn('set-back', { limit: 2, windowMs: 50 });
    const { allowed, waitMs } = await take();
    expect(allowed).toBe(false);
    expect(waitMs).toBeLessThanOrEqual(50);
    await expect.poll(async () => (await take()).allowed).toBe(true);
    client.destroy();
    await store.close();
  });
});

describe.skipIf(!here)('state in a Redis that fails', () => {
  let redis: TestRedis;
  const open: Store[] = [];
  const openStore = async (log = createMemoryLog().log) => {
    const store = await connected(redis.url, log);
    open.push(store);
    return store;
  };

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    await redis.restart();
  });
  afterAll(() => redis.kill());

  const faults = {
    frozen: { break: async () => redis.freeze(), mend: async () => redis.thaw() },
    killed: { break: () => redis.kill(), mend: () => redis.restart() },
  };

  it.each(Object.entries(faults))(
    'goes on by itself while it is %s, and shares again after',
    async (_name, fault) => {
      const { log, text } = createMemoryLog();
      const [one, other] = [await openStore(log), await openStore()];
      await one.set('known', 'before', 60_000);
      await fault.break();

      expect(await one.get('known')).toBe('before');
      expect(await one.claim('lock', 'me', 60_000)).toBe(true);
      expect(await one.claim('lock', 'me too', 60_000)).toBe(false);
      const take = () => one.consume('limit', { points: 1, limit: 3, windowMs: 60_000 });
      const taken = await Promise.all(Array.from({ length: 9 }, take));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(3);
      await one.set('ended', 'meanwhile', 60_000);
      await expect(one.check()).rejects.toThrow('REDIS_URL');

      await fault.mend();
      await expect.poll(() => isShared(one), { timeout: 10_000 }).toBe(true);
      await expect.poll(() => isShared(other), { timeout: 10_000 }).toBe(true);
      expect(await other.get('ended')).toBe('meanwhile');
      expect(text()).toContain('Redis is lost');
      expect(text()).toContain('Redis is back');
    },
    30_000,
  );

  it('does not hold up the start when it is not there, and is found when it comes', async () => {
    await redis.kill();
    const store = createRedisStore(redis.url, createMemoryLog().log);
    open.push(store);
    await store.set('key', 'value', 60_000);
    expect(await store.get('key')).toBe('value');
    expect(await isShared(store)).toBe(false);
    await redis.restart();
    await expect.poll(() => isShared(store), { timeout: 10_000 }).toBe(true);
  }, 30_000);

  it('keeps the password of its address out of the log', async () => {
    await redis.kill();
    const { log, text } = createMemoryLog();
    const store = createRedisStore(redis.url.replace('//', '//user:the-redis-password@'), log);
    open.push(store);
    await store.get('key');
    await expect.poll(text).toContain('Redis is lost');
    expect(text()).not.toContain('the-redis-password');
  });
});
