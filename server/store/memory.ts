import { LRUCache } from 'lru-cache';
import type { Store } from './store.ts';

interface Window {
  used: number;
  /** By the store's clock, ms. */
  readonly endsAt: number;
}

/**
 * Keeps state in this process: right for one machine, and what is left when Redis is lost. `now` in ms, of a clock that
 * only goes forward: an operator who sets the time back must not lengthen a limit by an hour.
 *
 * It holds no more than `MOST_KEPT` values and as many windows. Past that, what was used longest ago is forgotten: a guest
 * who has ended can then be resumed until the session is over, a proof be used once more, an address start to be counted
 * anew. What all visitors may ask together stays limited, since that is used all the time.
 */
export function createMemoryStore(now: () => number = () => performance.now()): Store {
  // By size, each of one, and not by `max`: for that the library makes room for all of them at once, 20 ms and 4 MB of every start.
  const most = { perf: { now }, ttlResolution: 0, maxSize: MOST_KEPT, sizeCalculation: () => 1 };
  const values = new LRUCache<string, string>(most);
  const windows = new LRUCache<string, Window>(most);
  const turns = new Map<string, number[]>();
  let purgeAt = now() + PURGE_EVERY_MS;

  /** The library forgets what has ended only when somebody asks for it. */
  const purge = () => {
    if (now() < purgeAt) return;
    purgeAt = now() + PURGE_EVERY_MS;
    values.purgeStale();
    windows.purgeStale();
  };
  const keep = (key: string, value: string, ttlMs: number) => {
    purge();
    values.set(key, value, { ttl: wholeMs(ttlMs) });
  };

  return {
    get: async (key) => values.get(key),
    async set(key, value, ttlMs) {
      keep(key, value, ttlMs);
    },
    async claim(key, value, ttlMs) {
      if (values.has(key)) return false;
      keep(key, value, ttlMs);
      return true;
    },
    async release(key, value) {
      if (values.get(key) === value) values.delete(key);
    },
    async consume(key, { points, limit, windowMs }) {
      let window = windows.get(key);
      if (window === undefined) {
        purge();
        window = { used: 0, endsAt: now() + windowMs };
        windows.set(key, window, { ttl: wholeMs(windowMs) });
      }
      const allowed = window.used + points <= limit;
      if (allowed) window.used += points;
      return { allowed, remaining: Math.max(0, limit - window.used), resetMs: window.endsAt - now() };
    },
    async takeTurn(key, { limit, windowMs }) {
      const time = now();
      const taken = (turns.get(key) ?? []).filter((takenAt) => takenAt > time - windowMs);
      const [oldest] = taken;
      const allowed = taken.length < limit;
      if (allowed) taken.push(time);
      turns.set(key, taken);
      return { allowed, waitMs: allowed || oldest === undefined ? 0 : oldest + windowMs - time };
    },
    size: () => values.size + windows.size,
    check: async () => {},
    close: async () => {},
  };
}

/** Some 20 MB of each kind at the most. */
const MOST_KEPT = 100_000;
const PURGE_EVERY_MS = 60_000;

/** The library takes whole ms. */
function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}
