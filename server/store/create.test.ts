import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { createStore } from './create.ts';
import { hasRedisServer, startRedis } from './redis.testing.ts';

describe('the state of a companion', () => {
  it('is in this process where no Redis is named', async () => {
    const store = await createStore({ redisUrl: undefined }, createMemoryLog().log);
    await store.check();
  });

  it.skipIf(!hasRedisServer())('is shared from the first request on', async () => {
    const redis = await startRedis();
    const store = await createStore({ redisUrl: redis.url }, createMemoryLog().log);
    onTestFinished(async () => {
      await store.close();
      await redis.kill();
    });
    await store.check();
  });

  it('is there without Redis too, which is out of reach', async () => {
    const store = await createStore({ redisUrl: 'redis://127.0.0.1:9' }, createMemoryLog().log);
    onTestFinished(store.close);
    await store.set('key', 'value', 60_000);
    expect(await store.get('key')).toBe('value');
    await expect(store.check()).rejects.toThrow('REDIS_URL');
  });
});
