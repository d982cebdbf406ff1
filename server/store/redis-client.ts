import { createClient } from 'redis';

export type RedisClient = ReturnType<typeof createRedisClient>;

/** A client for one connection: whoever needs another one makes another client. It is not yet connected. */
export function createRedisClient(url: string) {
  return createClient({
    url,
    // By default a command waits for ever in a queue while Redis is away (performance.md 3.8).
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
  });
}

const CONNECT_MS = 2_000;
