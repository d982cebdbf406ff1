import type { Logger } from '../operations/log.ts';
import { createMemoryStore } from './memory.ts';
import type { RedisClient } from './redis-client.ts';
import { openLink } from './redis-link.ts';
import { createRetelling } from './redis-retelling.ts';
import { claimScript, consumeScript, releaseScript, takeTurnScript } from './redis-scripts.ts';
import { createTurns } from './redis-turns.ts';
import type { Store } from './store.ts';

/** No request of a visitor waits longer than this for Redis, ms. */
const PATIENCE_MS = 200;

/**
 * Keeps state in Redis (or what speaks like it), for several machines. While it is lost this machine goes on with what it
 * knows itself, and tells Redis when it is back.
 */
export function createRedisStore(
  url: string,
  log: Logger,
  { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {},
): Store {
  const local = createMemoryStore();
  const retelling = createRetelling();
  const link = openLink({ url, log, patienceMs, tellAll: retelling.tellAll });

  return {
    get: (key) =>
      link.use(
        async (client) => (await client.get(key)) ?? (await local.get(key)),
        () => local.get(key),
      ),
    async set(key, value, ttlMs) {
      await local.set(key, value, ttlMs);
      retelling.keep(key, value, ttlMs);
      await link.use(
        async (client) => {
          await client.set(key, value, { expiration: { type: 'PX', value: wholeMs(ttlMs) } });
        },
        async () => {},
      );
    },
    async claim(key, value, ttlMs) {
      const isClaimed = await link.use(
        async (client) => (await run(client, claimScript, key, [value, wholeMs(ttlMs)])) === 1,
        () => local.claim(key, value, ttlMs),
      );
      if (isClaimed) {
        // Also what Redis has granted: it may forget.
        await local.set(key, value, ttlMs);
        retelling.keep(key, value, ttlMs);
      }
      return isClaimed;
    },
    async release(key, value) {
      await local.release(key, value);
      retelling.forget(key, value);
      await link.use(
        async (client) => {
          await run(client, releaseScript, key, [value]);
        },
        async () => {},
      );
    },
    consume: (key, request) =>
      link.use(
        async (client) => {
          const { points, limit, windowMs } = request;
          const reply = await run(client, consumeScript, key, [points, limit, windowMs]);
          const [allowed, used, resetMs] = numbers(reply);
          return { allowed: allowed === 1, remaining: Math.max(0, limit - used), resetMs };
        },
        () => local.consume(key, request),
      ),
    takeTurn: createTurns({
      local,
      rejoinedAt: link.rejoinedAt,
      ask: (key, args) =>
        link.use(
          async (client) => {
            const keys = [key, keyOfMachines(key, link.isCluster())];
            return numbers(await client.eval(takeTurnScript, { keys, arguments: args.map(String) }));
          },
          async () => undefined,
        ),
    }),
    size: local.size,
    check: link.check,
    async close() {
      link.close();
    },
  };
}

function run(client: RedisClient, script: string, key: string, args: readonly (string | number)[]) {
  return client.eval(script, { keys: [key], arguments: args.map(String) });
}

/**
 * A cluster takes a script only where all its keys have one hash tag; that of a key without braces is the whole key.
 * Elsewhere the name is the one that the build before has, which cannot run on a cluster: during a release machines of
 * both builds are on one Redis, and if either did not count the other's, the parts of all would be more than there is.
 */
function keyOfMachines(key: string, isCluster: boolean): string {
  return isCluster ? `{${key}}:machines` : `${key}:machines`;
}

function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}

function numbers(reply: unknown): [number, number, number] {
  const [first = 0, second = 0, third = 0] = Array.isArray(reply) ? reply.map(Number) : [];
  return [first, second, third];
}
