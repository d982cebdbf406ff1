import { Problem } from './problems.ts';

/** How many requests are worked on at once. */
export interface Capacity {
  /**
   * Does `work`, unless too many are at work already: then rejects with `overloaded`. While a request only waits for
   * somebody else, by `elsewhere`, it is not at work and takes nobody's place: such waits have bounds of their own.
   */
  run<T>(work: (elsewhere: Elsewhere) => Promise<T>): Promise<T>;
}

/** Waits for what another machine does. */
export type Elsewhere = <T>(wait: () => Promise<T>) => Promise<T>;

export function createCapacity(): Capacity {
  let atWork = 0;
  const elsewhere: Elsewhere = async (wait) => {
    atWork--;
    try {
      return await wait();
    } finally {
      atWork++;
    }
  };
  return {
    async run(work) {
      if (atWork >= MOST_AT_WORK) throw overloaded();
      atWork++;
      try {
        return await work(elsewhere);
      } finally {
        atWork--;
      }
    },
  };
}

/**
 * A tenth of a second of work, at some 90 µs a guest (`npm run bench:tricks`). Whoever came behind them would wait longer than
 * for a refusal and a second try. Less would refuse crowds that are no trouble: 1 000 who come in one turn of the event loop
 * are all at work before the first of them waits for Genesys, whose line has a bound of its own.
 */
export const MOST_AT_WORK = 1024;

function overloaded(): Problem {
  return new Problem('overloaded', {
    retryAfterSeconds: 1,
    remedy: `${MOST_AT_WORK} requests are being worked on: add a machine, or see why this one or Redis is slow.`,
  });
}
