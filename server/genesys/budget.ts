import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { overloaded } from './failures.ts';

/** The calls a minute that Genesys allows an OAuth client: shared by all machines, and by every kind of call. */
export interface Budget {
  /**
   * Takes the turn of one call, which must begin now. Waits for it until `until` (as of `performance.now()`); rejects
   * with an `overloaded` `GenesysFailure` as soon as it is known that none is free by then.
   */
  takeTurn(until: number): Promise<void>;
}

interface BudgetSettings {
  /** Names the OAuth client. */
  readonly client: string;
  readonly callsPerMinute: number;
  /** How long after its turn a call may arrive at Genesys, ms. */
  readonly latestArrivalMs: number;
}

export function createBudget(
  store: Store,
  { client, callsPerMinute, latestArrivalMs }: BudgetSettings,
): Budget {
  // One call may arrive late, and one a minute after it at once: both count in Genesys's minute.
  const request = { limit: callsPerMinute, windowMs: 60_000 + latestArrivalMs };
  let noneBefore = 0;

  return {
    async takeTurn(until) {
      for (;;) {
        // A turn comes back at its time and not before: nobody has to ask again to hear so.
        const knownMs = noneBefore - performance.now();
        if (knownMs > 0 && noneBefore >= until) throw overloaded(knownMs);
        const { allowed, waitMs } = await store.takeTurn(`budget:${client}`, request);
        if (allowed) return;
        noneBefore = performance.now() + waitMs;
        if (noneBefore >= until) throw overloaded(waitMs);
        await pause(waitMs + 1);
      }
    },
  };
}
