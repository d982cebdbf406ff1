import { createHash, randomUUID } from 'node:crypto';
import type { Platform } from '../genesys/platform.ts';
import { describeFailure, type Logger } from '../operations/log.ts';
import type { Store } from '../store/store.ts';
import type { Ask, Search } from './find-schedules.ts';
import type { Found, Look } from './looks.ts';

/** What all machines know of a site, from Genesys. */
export interface Shared {
  /** What they know now. */
  read(): Promise<Found>;
  /** Looks at what is due, if no other machine does. Never rejects: what fails is told in the log, and the rest goes on. */
  refresh(): Promise<void>;
}

interface SharedParts {
  readonly looks: readonly Look[];
  /** Names site and settings: what is still under way when these change is kept where nobody looks any more. */
  readonly of: string;
  readonly platform: Pick<Platform, 'ask' | 'state'>;
  /** How long after its turn a call may arrive at Genesys, ms. */
  readonly latestArrivalMs: number;
  readonly store: Store;
  readonly log: Logger;
}

/** Of what is kept: builds that keep something else in the same place must not read each other's. */
const SHAPE = 1;

/** Calls to Genesys in any minute, for a site, by all machines together; a login is one of them. */
export const CALLS_A_MINUTE = 4;
/**
 * Of the store's own turns. Where machines share them a third is kept apart for machines that have lost the others, and of two
 * there is none for any: so four are left, and none while they cannot agree. One machine alone has them all, and is held by the
 * keys of its calls.
 */
const TURNS = 6;
/** What failed is asked for again then. */
const AFTER_FAILURE_MS = 60_000;
/** Longer than any round takes. One that ends without a word costs the others so long. */
const ROUND_MS = 60_000;
/** A search that nobody carried on for so long begins anew. */
const SEARCH_MS = 10 * 60_000;

/**
 * Keeps in the store what was found, for all machines. Of these one looks at a time, so that the calls that a minute has are
 * spent in the order of the looks. No clock is compared with another: all that gets old is kept for as long as it is good.
 */
export function shareFindings(parts: SharedParts): Shared {
  const { looks, platform, store, log } = parts;
  const prefix = `availability:${SHAPE}:${createHash('sha256').update(parts.of).digest('base64url')}`;
  const told = new Map<string, string>();

  /** One call may arrive late, and one a minute after it at once: both count in Genesys's minute. */
  const windowMs = 60_000 + parts.latestArrivalMs;
  const takeTurn = async () => {
    for (let turn = 0; turn < CALLS_A_MINUTE; turn++) {
      const key = `${prefix}:call:${turn}`;
      if (!(await store.claim(key, '1', windowMs))) continue;
      const { allowed } = await store.takeTurn(`${prefix}:calls`, { limit: TURNS, windowMs });
      if (allowed) return;
      await store.release(key, '1');
      break;
    }
    throw new NoTurn();
  };
  const ask: Ask = async (question) => {
    // Perhaps another machine has a login to share, but who knows.
    if (platform.state().loginAgeMs === undefined) await takeTurn();
    await takeTurn();
    return platform.ask(question);
  };

  const look = async ({ name, everyMs, goodForMs, find }: Look) => {
    const key = `${prefix}:${name}`;
    if ((await store.get(`${key}:looked`)) !== undefined) return;
    const before = await store.get(`${key}:search`);
    const steps = {
      before: before === undefined ? undefined : (JSON.parse(before) as Search),
      save: (search: Search) => store.set(`${key}:search`, JSON.stringify(search), SEARCH_MS),
    };
    const forget = async () => {
      const search = await store.get(`${key}:search`);
      if (search !== undefined) await store.release(`${key}:search`, search);
    };
    try {
      const found = await find(ask, steps);
      await store.set(key, JSON.stringify(found), goodForMs);
      await store.set(`${key}:looked`, '1', everyMs);
      told.delete(name);
      await forget();
    } catch (error) {
      if (error instanceof NoTurn) throw error;
      await store.set(`${key}:looked`, '1', AFTER_FAILURE_MS);
      await forget();
      tell(name, error);
      if (platform.state().loginAgeMs !== undefined) return;
      // There is no login, and every look would try for one again.
      await store.set(`${prefix}:paused`, '1', AFTER_FAILURE_MS);
      throw new NoTurn();
    }
  };

  /** Once for each cause, until it is gone: it comes back every minute. */
  const tell = (name: string, error: unknown) => {
    const failure = describeFailure(error);
    const cause = `${failure.code} ${failure.remedy}`;
    if (told.get(name) === cause) return;
    told.set(name, cause);
    log.warn({ look: name, ...failure }, 'Genesys does not say whether anybody is there');
  };

  return {
    async read() {
      const entries = await Promise.all(
        looks.map(async ({ name }) => {
          const kept = await store.get(`${prefix}:${name}`);
          return kept === undefined ? [] : [[name, JSON.parse(kept)] as const];
        }),
      );
      return Object.fromEntries(entries.flat()) as Found;
    },

    async refresh() {
      const round = randomUUID();
      if ((await store.get(`${prefix}:paused`)) !== undefined) return;
      if (!(await store.claim(`${prefix}:round`, round, ROUND_MS))) return;
      try {
        for (const each of looks) await look(each);
      } catch (error) {
        if (!(error instanceof NoTurn)) tell('round', error);
      } finally {
        await store.release(`${prefix}:round`, round);
      }
    },
  };
}

/** The minute has no call left: what is due waits for the next one. */
class NoTurn extends Error {
  override readonly name = 'NoTurn';
}
