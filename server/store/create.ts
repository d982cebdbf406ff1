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

/** The same without waiting: whoever asks for something before Redis is there waits then. */
export function openStore(settings: { redisUrl: string | undefined }, log: Logger): Store {
  if (settings.redisUrl === undefined) return createMemoryStore();
  const opening = createStore(settings, log);
  let opened: Store | undefined;
  opening.then(
    (store) => {
      opened = store;
    },
    (err: unknown) => log.error({ err }, 'the client for Redis could not be loaded'),
  );
  return {
    get: async (...args) => (await opening).get(...args),
    set: async (...args) => (await opening).set(...args),
    claim: async (...args) => (await opening).claim(...args),
    release: async (...args) => (await opening).release(...args),
    consume: async (...args) => (await opening).consume(...args),
    takeTurn: async (...args) => (await opening).takeTurn(...args),
    size: () => opened?.size() ?? 0,
    check: async () => (await opening).check(),
    close: async () => (await opening).close(),
  };
}

const PATIENCE_MS = 1_000;
const LOOK_EVERY_MS = 10;

function isShared(store: Store): Promise<boolean> {
  return store.check().then(
    () => true,
    () => false,
  );
}
