import { GenesysFailure } from './failures.ts';

/** Leaves a Genesys that is down alone for a while, so that visitors hear at once that there is no chat now. */
export interface Circuit {
  /** Does `work`, unless the circuit is open: then rejects with a `circuit-open` {@link GenesysFailure}, at once. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** `half-open`: one call is let through, to see. */
  state(): CircuitState;
}

export type CircuitState = 'closed' | 'half-open' | 'open';

/**
 * Opens after 10 failures in a row, for 5 s. `now` in ms, of a clock that only goes forward: the libraries for this go by
 * the wall clock, and one that is set back would keep the circuit open until it has caught up.
 */
export function createCircuit(now: () => number = () => performance.now()): Circuit {
  let failuresInARow = 0;
  let openUntil = 0;
  let isBeingTried = false;

  const state = (): CircuitState => {
    if (failuresInARow < FAILURES_THAT_OPEN) return 'closed';
    return now() < openUntil ? 'open' : 'half-open';
  };

  return {
    state,
    async run(work) {
      const isTrial = state() === 'half-open';
      if (state() === 'open' || (isTrial && isBeingTried)) {
        const waitMs = Math.max(openUntil - now(), 1_000);
        throw new GenesysFailure('circuit-open', { retryAfterSeconds: waitMs / 1000, mayHaveArrived: false });
      }
      if (isTrial) isBeingTried = true;
      try {
        const result = await work();
        failuresInARow = 0;
        return result;
      } catch (error) {
        if (isDown(error)) {
          failuresInARow++;
          openUntil = now() + OPEN_MS;
        } else {
          failuresInARow = 0;
        }
        throw error;
      } finally {
        if (isTrial) isBeingTried = false;
      }
    },
  };
}

const FAILURES_THAT_OPEN = 10;
const OPEN_MS = 5_000;

/** A refusal is an answer, and a quota that is used up is not a fault. */
function isDown(error: unknown): boolean {
  if (!(error instanceof GenesysFailure)) return false;
  const { kind, status = 0 } = error;
  return kind === 'timeout' || kind === 'connection' || status >= 500;
}
