import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from '../config/config.ts';
import type { Logger } from '../operations/log.ts';
import { createMemoryStore } from './memory.ts';
import { type Store, Unfit } from './store.ts';

/**
 * The state of this companion: in Redis when REDIS_URL names one, else in this process. Waits for Redis no longer than a
 * second: a machine that serves before it knows of the others would log in to Genesys for itself. Rejects with a
 * `ConfigError` when this Redis can never serve.
 */
export async function createStore({ redisUrl }: Settings, log: Logger): Promise<Store> {
  if (redisUrl === undefined) return createMemoryStore();
  const store = await startStore(redisUrl, log);
  const trouble = await troubleAtStart(store);
  if (!(trouble instanceof Unfit)) return store;
  await store.close();
  throw new ConfigError(new Map([['REDIS_URL', [trouble.message]]]));
}

/**
 * The same without waiting: whoever asks for something before Redis is there waits then. A Redis that can never serve is
 * an error in the log, and this machine goes on by itself: it is somebody else's process.
 */
export function openStore({ redisUrl }: Settings, log: Logger): Store {
  if (redisUrl === undefined) return createMemoryStore();
  let opened: Store | undefined;
  const opening = startStore(redisUrl, log).then(async (store) => {
    opened = store;
    await troubleAtStart(store);
    return store;
  });
  opening.catch((err: unknown) => log.error({ err }, 'the client for Redis could not be loaded'));
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

interface Settings {
  /** May hold a password. */
  readonly redisUrl: string | undefined;
}

const PATIENCE_MS = 1_000;
const LOOK_EVERY_MS = 10;

async function startStore(redisUrl: string, log: Logger): Promise<Store> {
  // Loaded only when it is needed: who runs one machine does not pay for it.
  const { createRedisStore } = await import('./redis.ts');
  return createRedisStore(redisUrl, log);
}

/** What keeps the store from being shared, after a second or for good; `undefined` when it is shared. */
async function troubleAtStart(store: Store): Promise<unknown> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await store.check();
      return undefined;
    } catch (trouble) {
      if (trouble instanceof Unfit || performance.now() >= givesUpAt) return trouble;
      await pause(LOOK_EVERY_MS);
    }
  }
}
