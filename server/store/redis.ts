import { createClient } from 'redis';
import { Degraded } from '../operations/health.ts';
import type { Logger } from '../operations/log.ts';
import { within } from '../within.ts';
import { createMemoryStore } from './memory.ts';
import { claimScript, consumeScript, releaseScript, takeTurnScript } from './redis-scripts.ts';
import { createTurns } from './redis-turns.ts';
import type { Store } from './store.ts';

/** No request of a visitor waits longer than this for Redis, ms. */
const PATIENCE_MS = 200;
/** How often a lost Redis is asked whether it is back, ms. */
const PROBE_EVERY_MS = 500;
/** How many values are kept to be told to Redis when it is back. */
const MAX_UNTOLD = 10_000;

/**
 * Keeps state in Redis (or what speaks like it), for several machines. While it is out of reach this machine goes on
 * with what it knows itself: one request waits `patienceMs` to find out, those after it not at all. What was kept
 * meanwhile is told to Redis when it is back.
 */
export function createRedisStore(
  url: string,
  log: Logger,
  { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {},
): Store {
  const local = createMemoryStore();
  const untold = new Map<string, { value: string; endsAt: number }>();
  const client = createClient({
    url,
    // By default a command waits for ever in a queue while Redis is away (server.md 4.2).
    disableOfflineQueue: true,
    // A machine that vanished without a word: its connection looks alive for a quarter of an hour.
    pingInterval: 2_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 6_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 1_000),
    },
  });

  let lost = false;
  let wasThere = false;
  let rejoinedAt: number | undefined;
  let closed = false;
  let probing: NodeJS.Timeout | undefined;

  /** The client's own timeout does not end a command that is already on its way to a frozen Redis. */
  const inTime = <T>(command: Promise<T>) => within(patienceMs, command, () => new Error('no answer'));
  const lose = (error: unknown) => {
    if (lost || closed) return;
    lost = true;
    log.warn({ reason: reasonOf(error) }, 'Redis is lost: this machine goes on by itself');
    probe();
  };
  const probe = () => {
    probing = setTimeout(async () => {
      try {
        if (!client.isReady) throw new Error('not connected');
        await inTime(client.ping());
        await tellWhatWasKept();
        lost = false;
        log.info('Redis is back: machines share their state again');
      } catch {
        // Told when it was lost; until it answers there is nothing new to say.
        if (!closed) probe();
      }
    }, PROBE_EVERY_MS).unref();
  };
  const tellWhatWasKept = async () => {
    for (const [key, { value, endsAt }] of untold) {
      const leftMs = Math.floor(endsAt - performance.now());
      if (leftMs > 0) {
        await inTime(client.set(key, value, { expiration: { type: 'PX', value: leftMs }, condition: 'NX' }));
      }
      untold.delete(key);
    }
  };
  const keepForLater = (key: string, value: string, ttlMs: number) => {
    if (untold.size < MAX_UNTOLD) untold.set(key, { value, endsAt: performance.now() + ttlMs });
  };

  const shared = async <T, U = T>(onRedis: () => Promise<T>, alone: () => Promise<U>): Promise<T | U> => {
    if (lost || !client.isReady) {
      // In the first moments it is not lost, only not yet there.
      if (wasThere) lose('not connected');
      return alone();
    }
    try {
      return await inTime(onRedis());
    } catch (error) {
      lose(error);
      return alone();
    }
  };

  const run = (script: string, key: string, args: readonly (string | number)[]) =>
    client.eval(script, { keys: [key], arguments: args.map(String) });

  // Redis's own errors may quote the address, which holds the password: only their code is told.
  client.on('error', lose);
  client.on('ready', () => {
    if (wasThere) rejoinedAt = performance.now();
    wasThere = true;
    if (!lost) tellWhatWasKept().catch(lose);
  });
  // Never awaited: with Redis down it does not settle, and the companion starts nevertheless.
  client.connect().catch(lose);

  return {
    get: (key) =>
      shared(
        async () => (await client.get(key)) ?? (await local.get(key)),
        () => local.get(key),
      ),
    async set(key, value, ttlMs) {
      await local.set(key, value, ttlMs);
      await shared(
        async () => {
          await client.set(key, value, { expiration: { type: 'PX', value: wholeMs(ttlMs) } });
        },
        async () => keepForLater(key, value, ttlMs),
      );
    },
    claim: (key, value, ttlMs) =>
      shared(
        async () => (await run(claimScript, key, [value, wholeMs(ttlMs)])) === 1,
        () => local.claim(key, value, ttlMs),
      ),
    async release(key, value) {
      await local.release(key, value);
      await shared(
        async () => {
          await run(releaseScript, key, [value]);
        },
        async () => {},
      );
    },
    consume: (key, request) =>
      shared(
        async () => {
          const { points, limit, windowMs } = request;
          const [allowed, used, resetMs] = numbers(await run(consumeScript, key, [points, limit, windowMs]));
          return { allowed: allowed === 1, remaining: Math.max(0, limit - used), resetMs };
        },
        () => local.consume(key, request),
      ),
    takeTurn: createTurns({
      local,
      rejoinedAt: () => rejoinedAt,
      ask: (key, args) =>
        shared(
          async () => {
            const keys = [key, `${key}:machines`];
            return numbers(await client.eval(takeTurnScript, { keys, arguments: args.map(String) }));
          },
          async () => undefined,
        ),
    }),
    size: () => local.size(),
    async check() {
      const answered = await shared(
        async () => (await client.ping()) !== '',
        async () => false,
      );
      if (!answered || lost)
        throw new Degraded('Redis does not answer: check REDIS_URL and the server there.');
    },
    async close() {
      closed = true;
      clearTimeout(probing);
      client.destroy();
    },
  };
}

function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}

function numbers(reply: unknown): [number, number, number] {
  const [first = 0, second = 0, third = 0] = Array.isArray(reply) ? reply.map(Number) : [];
  return [first, second, third];
}

function reasonOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}
