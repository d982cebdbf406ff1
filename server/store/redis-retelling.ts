import { within } from '../within.ts';
import type { RedisClient } from './redis-client.ts';

/** What this machine knows, to be told to a Redis that may not know it. */
export interface Retelling {
  keep(key: string, value: string, ttlMs: number): void;
  /** Another value stays. */
  forget(key: string, value: string): void;
  /** Tells all, in batches. Calls `done` in the very moment when nothing is left to tell. Rejects when Redis does. */
  tellAll(client: RedisClient, done: () => void): Promise<void>;
}

/**
 * A Redis that was lost may come back empty, or as a replica that had not heard of the last writes. So a machine tells it
 * again all that it has kept itself, also what it has told before: an ended session must not come to life again.
 */
export function createRetelling(): Retelling {
  const kept = new Map<string, { readonly value: string; readonly endsAt: number }>();
  /** Keys still to be told, while that goes on. */
  let untold: Set<string> | undefined;

  const tell = async (client: RedisClient, key: string) => {
    const entry = kept.get(key);
    const leftMs = entry === undefined ? 0 : Math.floor(entry.endsAt - performance.now());
    if (entry === undefined || leftMs <= 0) return;
    await client.set(key, entry.value, { expiration: { type: 'PX', value: leftMs }, condition: 'NX' });
  };

  return {
    keep(key, value, ttlMs) {
      if (MAY_CHANGE.test(key)) return;
      const now = performance.now();
      kept.delete(key);
      kept.set(key, { value, endsAt: now + ttlMs });
      untold?.add(key);
      for (const [oldest, { endsAt }] of kept) {
        if (kept.size <= MOST_KEPT && endsAt > now) break;
        kept.delete(oldest);
      }
    },

    forget(key, value) {
      if (kept.get(key)?.value === value) kept.delete(key);
    },

    async tellAll(client, done) {
      untold = new Set(kept.keys());
      try {
        while (untold.size > 0) {
          const batch = firstOf(untold, BATCH);
          for (const key of batch) untold.delete(key);
          const telling = Promise.all(batch.map((key) => tell(client, key)));
          await within(BATCH_PATIENCE_MS, telling, () => new Error('no answer'));
        }
        done();
      } finally {
        untold = undefined;
      }
    },
  };
}

/**
 * An ended session stays ended and a used proof stays used, whoever says so. But a login may have been replaced by another
 * machine, and a lock be held by another one: when Redis has lost theirs, ours must not take its place.
 */
const MAY_CHANGE = /^login(-lock)?:/;

/** As many values as a machine keeps when it is alone. */
const MOST_KEPT = 100_000;
/** Commands on their way at the same time. Between two batches visitors have their turn. */
const BATCH = 200;
const BATCH_PATIENCE_MS = 2_000;

function firstOf(keys: ReadonlySet<string>, count: number): string[] {
  const first: string[] = [];
  for (const key of keys) {
    if (first.length === count) break;
    first.push(key);
  }
  return first;
}
