import { setTimeout as pause } from 'node:timers/promises';
import { openAddress } from '../store/movable-address.testing.ts';
import { hasRedisServer, startClusterNode, startRedis, type TestRedis } from '../store/redis.testing.ts';
import { createRedisStore } from '../store/redis.ts';
import type { Store } from '../store/store.ts';
import { createMemoryLog, startCompanion } from '../testing/companion.testing.ts';
import { createJudge, type Fared, PLATFORM, startNumberingGenesys } from './fared.ts';

/** Everything that can happen to the Redis of two machines, by name. None where there is no redis-server. */
export const redisFaults: Readonly<Record<string, () => Promise<Fared>>> = hasRedisServer()
  ? {
      'Redis is frozen': () =>
        whenRedisFails(
          one(
            async (redis) => redis.freeze(),
            async (redis) => redis.thaw(),
          ),
        ),
      'Redis is killed, and started again empty': () =>
        whenRedisFails(
          one(
            (redis) => redis.kill(),
            (redis) => redis.restart(),
          ),
        ),
      'Redis is a replica for a while': () =>
        whenRedisFails(
          one(
            (redis) => redis.command('REPLICAOF', '127.0.0.1', '1'),
            (redis) => redis.command('REPLICAOF', 'NO', 'ONE'),
          ),
        ),
      'Redis is full for a while': () =>
        whenRedisFails(
          one(
            (redis) => redis.command('CONFIG', 'SET', 'maxmemory', '1'),
            (redis) => redis.command('CONFIG', 'SET', 'maxmemory', '0'),
          ),
        ),
      'Redis lets nobody run EVAL for a while': () =>
        whenRedisFails(
          one(
            (redis) => redis.command('ACL', 'SETUSER', 'default', '-eval'),
            (redis) => redis.command('ACL', 'SETUSER', 'default', '+eval'),
          ),
        ),
      'Redis fails over behind one address, to one that has heard nothing': () => whenRedisFails(startPair),
      'the one shard of a Redis cluster is killed, and started again empty': () =>
        whenRedisFails(startOneShard),
    }
  : {};

/** What the machines have for their Redis, and how it breaks. */
interface Breakable {
  readonly url: string;
  fail(): Promise<unknown>;
  mend(): Promise<unknown>;
  close(): Promise<void>;
}

type Does = (redis: TestRedis) => Promise<unknown>;

function one(fail: Does, mend: Does) {
  return async (): Promise<Breakable> => {
    const redis = await startRedis();
    return { url: redis.url, fail: () => fail(redis), mend: () => mend(redis), close: redis.kill };
  };
}

async function startOneShard(): Promise<Breakable> {
  const { url, kill, restart, remove } = await startClusterNode([0, 16_383]);
  return { url, fail: kill, mend: () => restart(), close: remove };
}

/** The old primary stays up, with its connections, as a replica of the new one. */
async function startPair(): Promise<Breakable> {
  const [old, next] = [await startRedis(), await startRedis()];
  const address = await openAddress(old.port);
  return {
    url: address.url,
    fail: () => old.command('REPLICAOF', '127.0.0.1', String(next.port)),
    mend: async () => address.leadTo(next.port),
    async close() {
      await address.close();
      await old.kill();
      await next.kill();
    },
  };
}

async function whenRedisFails(start: () => Promise<Breakable>): Promise<Fared> {
  const genesys = await startNumberingGenesys();
  const redis = await start();
  try {
    const machines = [
      await startMachine(genesys.url, redis.url),
      await startMachine(genesys.url, redis.url),
    ] as const;
    return await judgeWhile(redis, machines);
  } finally {
    await redis.close();
    await genesys.close();
  }
}

/** Visitors ask two machines before, during and after; those who have ended their session come back. */
async function judgeWhile(redis: Breakable, machines: readonly [Machine, Machine]): Promise<Fared> {
  const [first] = machines;
  const judge = createJudge(new Set(['overloaded']));
  const everywhere = () => Promise.all(machines.map((machine) => judge.visit(machine)));
  try {
    await everywhere();
    await judge.visitAndEnd(first);
    await redis.fail();
    for (let round = 0; round < 3; round++) await everywhere();
    await judge.visitAndEnd(first);
    await judge.visitAsEnded(first);
    await redis.mend();
    await untilShared(machines, everywhere);
    for (const machine of machines) await judge.visitAsEnded(machine);
    await everywhere();
  } finally {
    for (const machine of machines) await machine.close();
  }
  return judge.verdict(machines);
}

type Machine = Awaited<ReturnType<typeof startMachine>>;

async function startMachine(gateway: string, redisUrl: string) {
  const { log, text } = createMemoryLog();
  // This process is Genesys, machines and visitors at once: what is late is not lost.
  const store = createRedisStore(redisUrl, log, { patienceMs: 2_000 });
  await untilShared([{ store }], () => pause(10));
  const env = { ...PLATFORM, GENESYS_GATEWAY: gateway, UPSTREAM_CALLS_PER_MINUTE: '1000' };
  const companion = await startCompanion(env, { store });
  return {
    ...companion,
    store,
    logText: () => companion.logText() + text(),
    async close() {
      await companion.close();
      await store.close();
    },
  };
}

/** Rejects when machines do not share their state in time; until they do, `meanwhile` happens again and again. */
async function untilShared(
  machines: readonly { readonly store: Store }[],
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const areShared = () => Promise.all(machines.map(({ store }) => store.check()));
  const givesUpAt = performance.now() + SHARED_AGAIN_MS;
  do await meanwhile();
  while (!(await succeeds(areShared())) && performance.now() < givesUpAt);
  await areShared();
}

const SHARED_AGAIN_MS = 15_000;

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
