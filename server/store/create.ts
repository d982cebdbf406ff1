import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../operations/log.ts';
import { createMemoryStore } from './memory.ts';
import type { Store } from './store.ts';

/**
 * The state of this companion: in Redis when REDIS_URL names one, else in this process. Waits for Redis no longer than a
 * second: a machine that serves before it knows of the others would log in to Genesys for itself.
 */
export async function createStore(
  { redisUrl }: { redisUrl: string | undefined },
  log: Logger,
): Promise<Store> {
  if (redisUrl === undefined) return createMemoryStore();
  // Loaded only when it is needed: who runs one machine does not pay for the client.
  const { createRedisStore } = await import('./redis.ts');
  const store = createRedisStore(redisUrl, log);
  const givesUpAt = performance.now() + PATIENCE_MS;
  while (!(await isShared(store)) && performance.now() < givesUpAt) await pause(LOOK_EVERY_MS);
  return store;
}

const PATIENCE_MS = 1_000;
const LOOK_EVERY_MS = 10;

function isShared(store: Store): Promise<boolean> {
  return store.check().then(
    () => true,
    () => false,
  );
}
