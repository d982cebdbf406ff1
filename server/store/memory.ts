import type { Store } from './store.ts';

interface Entry {
  value: string;
  endsAt: number;
}

interface Window {
  used: number;
  endsAt: number;
}

/**
 * Keeps state in this process: right for one machine, and what is left when Redis is lost. `now` in ms, of a clock that
 * only goes forward: an operator who sets the time back must not lengthen a limit by an hour.
 */
export function createMemoryStore(now: () => number = () => performance.now()): Store {
  const entries = new Map<string, Entry>();
  const windows = new Map<string, Window>();
  const turns = new Map<string, number[]>();

  const alive = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.endsAt > now() ? entry : undefined;
  };
  const keep = (key: string, value: string, ttlMs: number) => {
    sweep(entries, now());
    entries.set(key, { value, endsAt: now() + ttlMs });
  };

  return {
    get: async (key) => alive(key)?.value,
    set: async (key, value, ttlMs) => keep(key, value, ttlMs),
    async claim(key, value, ttlMs) {
      if (alive(key)) return false;
      keep(key, value, ttlMs);
      return true;
    },
    async release(key, value) {
      if (entries.get(key)?.value === value) entries.delete(key);
    },
    async consume(key, { points, limit, windowMs }) {
      const time = now();
      let window = windows.get(key);
      if (!window || window.endsAt <= time) {
        sweep(windows, time);
        window = { used: 0, endsAt: time + windowMs };
        windows.set(key, window);
      }
      const allowed = window.used + points <= limit;
      if (allowed) window.used += points;
      return { allowed, remaining: Math.max(0, limit - window.used), resetMs: window.endsAt - time };
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
    check: async () => {},
    close: async () => {},
  };
}

/** How many of the oldest are looked at for each new one: more than one, so that the map shrinks when visitors go. */
const SWEPT = 4;

/** Keys are added in the order of time, and lives are alike: what has ended stands near the front. */
function sweep(map: Map<string, { endsAt: number }>, time: number): void {
  let looked = 0;
  for (const [key, { endsAt }] of map) {
    if (endsAt <= time) map.delete(key);
    if (++looked === SWEPT) return;
  }
}
