import type { Logger } from '../operations/log.ts';
import { createMemoryStore } from './memory.ts';
import type { Store } from './store.ts';

/** The state of this companion: in Redis when REDIS_URL names one, else in this process. Never waits for Redis. */
export async function createStore(
  { redisUrl }: { redisUrl: string | undefined },
  log: Logger,
): Promise<Store> {
  if (redisUrl === undefined) return createMemoryStore();
  // Loaded only when it is needed: who runs one machine does not pay for the client.
  const { createRedisStore } = await import('./redis.ts');
  return createRedisStore(redisUrl, log);
}
