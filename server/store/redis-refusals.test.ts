import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { hasRedisServer, startClusterNode, startRedis, type TestRedis } from './redis.testing.ts';
import { createRedisStore } from './redis.ts';

const LOST = 'Redis is lost: this machine goes on by itself';
const BACK = 'Redis is back: machines share their state again';
const PATIENT = { timeout: 10_000 };

const refusals = {
  'a replica': {
    begin: (redis: TestRedis) => redis.command('REPLICAOF', '127.0.0.1', '1'),
    end: (redis: TestRedis) => redis.command('REPLICAOF', 'NO', 'ONE'),
    words: 'Redis is a replica now and takes no writes (READONLY): waiting for the failover',
  },
  full: {
    begin: (redis: TestRedis) => redis.command('CONFIG', 'SET', 'maxmemory', '1'),
    end: (redis: TestRedis) => redis.command('CONFIG', 'SET', 'maxmemory', '0'),
    words: 'Redis is full (OOM): raise maxmemory, or set a maxmemory-policy',
  },
  'without EVAL for its user': {
    begin: (redis: TestRedis) => redis.command('ACL', 'SETUSER', 'default', '-eval'),
    end: (redis: TestRedis) => redis.command('ACL', 'SETUSER', 'default', '+eval'),
    words: 'The user of REDIS_URL may not run EVAL, or not with all keys and commands (NOPERM): allow it',
  },
};

describe.skipIf(!hasRedisServer())('a Redis that answers PING and is', () => {
  it.each(Object.entries(refusals))(
    '%s counts as lost until that ends, with one line in the log that says what to do',
    async (_name, { begin, end, words }) => {
      const { redis, store, linesThatSay } = await openOn(await startRedis());
      await vi.waitFor(() => store.check(), PATIENT);

      await begin(redis);
      expect(await store.claim('lock', 'holder', 60_000)).toBe(true);
      await seeLooks(redis, 3);
      await expect(store.check()).rejects.toThrow(words);
      expect(await store.claim('lock', 'somebody else', 60_000)).toBe(false);
      expect(linesThatSay(LOST)).toEqual([
        expect.objectContaining({ remedy: expect.stringContaining(words) }),
      ]);
      expect(linesThatSay(BACK)).toEqual([]);

      await end(redis);
      await vi.waitFor(() => store.check(), PATIENT);
      await store.check();
      expect([linesThatSay(LOST).length, linesThatSay(BACK).length]).toEqual([1, 1]);
    },
    30_000,
  );

  const slow = {
    'still loading': startInFolder,
    'a cluster of one shard that is still loading': startOneShard,
  };

  it.each(Object.entries(slow))(
    '%s is waited for, and not refused',
    async (_name, start) => {
      const redis = await start();
      const { store } = await openOn(redis);
      await vi.waitFor(() => store.check(), PATIENT);
      await redis.command('EVAL', `for i = 1, 1000 do redis.call('SET', '{k}' .. i, i) end`, '1', '{k}');
      await redis.command('SAVE');
      const loaded = redis.restart(SLOW_TO_LOAD);
      const words = 'Redis is reading its data from disk (LOADING): waiting until it has';
      await vi.waitFor(() => expect(store.check()).rejects.toThrow(words), PATIENT);
      await loaded;
      await vi.waitFor(() => store.check(), PATIENT);
    },
    30_000,
  );

  it('without the command EVAL is told apart from one that does not answer', async () => {
    const { store } = await openOn(await startRedis(['--rename-command', 'EVAL', '']));
    const words = 'EVAL or HELLO (unknown command): take back the rename-command';
    await vi.waitFor(() => expect(store.check()).rejects.toThrow(words), PATIENT);
  });

  it('a replica after it was killed: the new reason is told, once', async () => {
    const { redis, store, linesThatSay } = await openOn(await startRedis());
    await vi.waitFor(() => store.check(), PATIENT);
    await redis.restart(['--replicaof', '127.0.0.1 1']);
    await seeLooks(redis, 3);
    expect(linesThatSay(LOST).map(({ remedy }) => remedy)).toEqual([
      expect.stringContaining('Redis does not answer'),
      expect.stringContaining('READONLY'),
    ]);
    await expect(store.check()).rejects.toThrow('READONLY');
  }, 30_000);
});

/** Redis's own means to test this: 3 ms a key, and an answer to others in between. */
const SLOW_TO_LOAD = ['--key-load-delay', '3000', '--loading-process-events-interval-bytes', '1024'];

async function startInFolder(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return startRedis(['--dir', folder]);
}

async function startOneShard(): Promise<TestRedis> {
  const redis = await startClusterNode([0, 16_383]);
  onTestFinished(redis.remove);
  return redis;
}

async function openOn(redis: TestRedis) {
  const { log, lines } = createMemoryLog();
  const store = createRedisStore(redis.url, log);
  onTestFinished(async () => {
    await store.close();
    await redis.kill();
  });
  const linesThatSay = (text: string) => lines().filter(({ msg }) => msg === text);
  return { redis, store, linesThatSay };
}

/** Resolves when the store has tried so many scripts more, whether or not Redis took them. */
async function seeLooks(redis: TestRedis, count: number): Promise<void> {
  const looks = async () => {
    const [, calls = 0, rejected = 0] =
      /cmdstat_eval:calls=(\d+),.*?rejected_calls=(\d+)/.exec(
        String(await redis.command('INFO', 'commandstats')),
      ) ?? [];
    return Number(calls) + Number(rejected);
  };
  const before = await looks();
  await expect.poll(looks, PATIENT).toBeGreaterThanOrEqual(before + count);
}
