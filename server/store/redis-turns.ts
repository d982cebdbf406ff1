import { randomUUID } from 'node:crypto';
import type { Store, Turn } from './store.ts';

type TakeTurn = Store['takeTurn'];

/** Whether a turn was taken from the pool, ms until one is free there, the machine's part. */
type Reply = readonly [number, number, number];

interface Parts {
  /** Runs `takeTurnScript` on the key; `undefined` when Redis does not answer. */
  readonly ask: (key: string, args: readonly (string | number)[]) => Promise<Reply | undefined>;
  /** Counts the turns that this machine takes by itself. */
  readonly local: Pick<Store, 'takeTurn'>;
  /** When the connection to Redis was made anew, by `now`; `undefined` while it is still the first. */
  readonly rejoinedAt: () => number | undefined;
  readonly now?: () => number;
}

/**
 * Turns that all machines together never take more of than there are, with Redis or without: a part of them is each
 * machine's own, so that it can go on when Redis is lost, and the others are in one pool in Redis.
 *
 * What was taken before a change still counts for a window: so a part grows only after one, and a Redis that was away,
 * and may have forgotten what was taken, is not asked for turns until one has passed.
 */
export function createTurns({ ask, local, rejoinedAt, now = () => performance.now() }: Parts): TakeTurn {
  const machineId = randomUUID();
  /** What this machine may take of each key by itself. */
  const own = new Map<string, { part: number; noSmallerSince: number }>();

  const learn = (key: string, part: number, windowMs: number) => {
    const known = own.get(key);
    const since = Math.max(known?.noSmallerSince ?? 0, rejoinedAt() ?? 0);
    if (known === undefined || part <= known.part || now() - since >= windowMs) {
      own.set(key, { part, noSmallerSince: now() });
    }
  };

  return async (key, { limit, windowMs }) => {
    const divided = Math.floor(limit / 3);
    const takeOwn = (): Promise<Turn> | Turn => {
      const part = own.get(key)?.part ?? Math.floor(divided / LEAST_MACHINES);
      return part > 0 ? local.takeTurn(key, { limit: part, windowMs }) : { allowed: false, waitMs: windowMs };
    };

    const rejoined = rejoinedAt();
    const poolIsOpen = rejoined === undefined || now() - rejoined >= windowMs;
    const args = [limit, windowMs, machineId, poolIsOpen ? 1 : 0, divided, LEAST_MACHINES];
    const reply = await ask(key, args);
    if (reply === undefined) return takeOwn();
    const [allowed, waitMs, part] = reply;
    learn(key, part, windowMs);
    if (allowed === 1) return { allowed: true, waitMs: 0 };
    const mine = await takeOwn();
    return mine.allowed ? mine : { allowed: false, waitMs: Math.min(waitMs, mine.waitMs) };
  };
}

/**
 * There is a part for each of so many, whether or not they have come: one that joins can take its own at once. With more
 * machines the parts shrink when one joins, and what others took of their larger ones is too much for that window.
 */
const LEAST_MACHINES = 4;
