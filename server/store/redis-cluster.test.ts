import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { createStore, openStore } from './create.ts';
import { type ClusterNode, hasRedisServer, startClusterNode, startRedis } from './redis.testing.ts';
import { createRedisStore } from './redis.ts';
import { takeTurnScript } from './redis-scripts.ts';
import { describeStore } from './store.contract.testing.ts';

const PATIENT = { timeout: 10_000 };
const WORDS = 'Redis is a cluster with several shards, or with slots that no shard has';

describe.skipIf(!hasRedisServer())('state in a Redis cluster', () => {
  describe('of one shard', () => {
    let redis: ClusterNode;
    beforeAll(async () => {
      redis = await startClusterNode([0, 16_383]);
    });
    afterAll(() => redis.remove());
    const open = async () => {
      const store = createRedisStore(redis.url, createMemoryLog().log, { patienceMs: 2_000 });
      await vi.waitFor(() => store.check(), PATIENT);
      return store;
    };

    describeStore(async () => ({ one: await open(), other: await open() }));

    it('does not count for less than it is: a turn taken there is taken for all', async () => {
      const [one, other] = [await open(), await open()];
      onTestFinished(one.close);
      onTestFinished(other.close);
      // With one turn, no machine has a part of its own.
      const request = { limit: 1, windowMs: 60_000 };
      expect((await one.takeTurn('budget:client', request)).allowed).toBe(true);
      expect((await other.takeTurn('budget:client', request)).allowed).toBe(false);
      await one.check();
    });
  });

  describe('of several shards', () => {
    const clusters = {
      'with slots that are elsewhere': () => startNode([0, 8_000]),
      'which does not tell its user how many it has': async () => {
        const redis = await startNode([0, 16_383]);
        await redis.command('ACL', 'SETUSER', 'default', '-cluster|info');
        return redis;
      },
      'of two nodes': async () => {
        const [redis, other] = [await startNode([0, 8_000]), await startNode([8_001, 16_383])];
        await redis.command('CLUSTER', 'MEET', '127.0.0.1', `${other.port}`, `${other.busPort}`);
        await expect.poll(() => redis.command('CLUSTER', 'INFO'), PATIENT).toContain('cluster_size:2');
        return redis;
      },
    };

    it.each(Object.entries(clusters))(
      '%s is refused at the start, in words for the operator',
      async (_name, startCluster) => {
        const { url } = await startCluster();
        const starting = createStore({ redisUrl: url }, createMemoryLog().log);
        await expect(starting).rejects.toThrow(ConfigError);
        await expect(starting).rejects.toThrow(`  REDIS_URL: ${WORDS}`);
      },
      30_000,
    );

    it('does not keep a host from serving, which tells the error and goes on by itself', async () => {
      const { url } = await startNode([0, 8_000]);
      const { log, lines } = createMemoryLog();
      const store = openStore({ redisUrl: url }, log);
      onTestFinished(store.close);
      await store.set('key', 'value', 60_000);
      expect(await store.get('key')).toBe('value');
      await expect(store.check()).rejects.toMatchObject({
        name: 'Degraded',
        message: expect.stringContaining(WORDS),
      });
      const told = lines().filter(({ level }) => level === 'error');
      expect(told).toEqual([expect.objectContaining({ remedy: expect.stringContaining(WORDS) })]);
    });
  });
});

describe.skipIf(!hasRedisServer())('machines of the build before, on the same Redis', () => {
  it('are counted, so that all together never take more calls than there are', async () => {
    const redis = await startRedis();
    const store = createRedisStore(redis.url, createMemoryLog().log, { patienceMs: 2_000 });
    const client = await createClient({ url: redis.url }).connect();
    onTestFinished(async () => {
      await store.close();
      client.destroy();
      await redis.kill();
    });
    await vi.waitFor(() => store.check(), PATIENT);
    const request = { limit: 30, windowMs: 60_000 };
    // Nine of them have taken all of the pool; a tenth of the third that is divided is one turn.
    for (let turn = 0; turn < 30; turn++) {
      await client.eval(takeTurnScript, {
        keys: ['budget:client', 'budget:client:machines'],
        arguments: ['30', '60000', `machine ${turn % 9}`, '1', '10', '4'],
      });
    }
    const taken = [];
    for (let turn = 0; turn < 5; turn++) taken.push((await store.takeTurn('budget:client', request)).allowed);
    expect(taken).toEqual([true, false, false, false, false]);
  });
});

async function startNode(slots: readonly [number, number]): Promise<ClusterNode> {
  const node = await startClusterNode(slots);
  onTestFinished(node.remove);
  return node;
}
