import { describe, expect, it, onTestFinished, vi } from 'vitest';
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

describe('without the client for Redis, which is named', () => {
  /** The module, where the client is not installed. */
  async function withoutClient() {
    vi.resetModules();
    const { MissingPackages, OPTIONAL_PACKAGES } = await import('../optional-packages.ts');
    const missing = new MissingPackages('The state that machines share', OPTIONAL_PACKAGES.redis, undefined);
    vi.doMock('./redis-package.ts', () => ({
      loadRedis: () => Promise.reject(missing),
      isReply: () => false,
    }));
    onTestFinished(() => void vi.doUnmock('./redis-package.ts'));
    return { ...(await import('./create.ts')), words: missing.message };
  }

  it('the companion does not start, and says what to install', async () => {
    const { createStore, words } = await withoutClient();
    const starting = createStore({ redisUrl: 'redis://127.0.0.1:9' }, createMemoryLog().log);
    await expect(starting).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(`REDIS_URL: ${words}`),
    });
    expect(words).toMatch(/npm i redis@[\d.]+$/);
  });

  it('a host goes on by itself, and its log says what to install, once', async () => {
    const { openStore, words } = await withoutClient();
    const { log, lines } = createMemoryLog();
    const store = openStore({ redisUrl: 'redis://127.0.0.1:9' }, log);
    onTestFinished(store.close);
    await store.set('key', 'value', 60_000);
    expect(await store.get('key')).toBe('value');
    await expect(store.check()).rejects.toThrow(words);
    expect(lines()).toMatchObject([{ level: 'error', remedy: words }]);
  });
});
