import { loadRedis } from './redis-package.ts';

export type RedisClient = Awaited<ReturnType<typeof createRedisClient>>;

/** A client for one connection: whoever needs another one makes another client. It is not yet connected. */
export async function createRedisClient(url: string) {
  const { createClient } = await loadRedis();
  return createClient({
    url,
    // By default a command waits for ever in a queue while Redis is away (performance.md 3.8).
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
  });
}

const CONNECT_MS = 2_000;
