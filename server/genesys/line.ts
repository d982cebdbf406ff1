import { overloaded } from './failures.ts';

/** The line in front of Genesys: so many at a time, so many waiting, and whoever comes after them is told at once. */
export interface Line {
  /**
   * Does `work` when there is room. Rejects with an `overloaded` `GenesysFailure` at once when the line is full, and
   * when room comes only after `until` (as of `performance.now()`).
   */
  wait<T>(work: () => Promise<T>, until: number): Promise<T>;
  /** How many wait. */
  depth(): number;
}

export function createLine({ atOnce, waiting }: { atOnce: number; waiting: number }): Line {
  const queue: (() => void)[] = [];
  let inside = 0;

  return {
    async wait(work, until) {
      if (inside < atOnce) inside++;
      else if (queue.length === waiting) throw overloaded(FULL_MS);
      // Whoever leaves hands over the room.
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        if (performance.now() >= until) throw overloaded(FULL_MS);
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else inside--;
      }
    },
    depth: () => queue.length,
  };
}

/** Calls at once to one host: each has a connection, and more wait in the line, where they are counted and refused. */
export const MAX_CONNECTIONS = 64;

/** After this long a full line has moved. */
const FULL_MS = 1_000;
