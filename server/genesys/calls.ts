import { setTimeout as pause } from 'node:timers/promises';
import type { Metrics } from '../operations/metrics.ts';
import type { Budget } from './budget.ts';
import { type CircuitState, createCircuit } from './circuit.ts';
import { type CallName, GenesysFailure } from './failures.ts';

/** One kind of call to Genesys, with all that stands between the companion and a Genesys that fails. */
export interface Calls {
  /**
   * Makes a call by `attempt`, and again where that is safe; no attempt begins or waits after `until` (as of
   * `performance.now()`). Every attempt takes a turn of the budget. Rejects with a {@link GenesysFailure}.
   */
  make<T>(attempt: () => Promise<T>, until: number): Promise<T>;
  circuit(): CircuitState;
}

interface CallsParts {
  /**
   * Whether a call that may have been carried out is made again. A login can be: it is one more token. A guest cannot:
   * Genesys documents nothing by which it would know the second request for the first, so there would be two guests. A
   * question that nobody waits for is asked again at its next time.
   */
  readonly repeated: 'always' | 'unless-it-may-be-done' | 'never';
  readonly budget: Budget;
  readonly metrics: Pick<Metrics, 'upstreamDone'>;
  /** From 0 to 1. */
  readonly random?: () => number;
}

export function createCalls(name: CallName, parts: CallsParts): Calls {
  const { repeated, budget, metrics, random = Math.random } = parts;
  const circuit = createCircuit();
  let heldUntil = 0;

  const measured = async <T>(attempt: () => Promise<T>) => {
    const startedAt = performance.now();
    const done = (outcome: string) => metrics.upstreamDone(name, outcome, performance.now() - startedAt);
    try {
      const result = await attempt();
      done('ok');
      return result;
    } catch (error) {
      done(outcomeOf(error));
      throw error;
    }
  };

  /** What Genesys said to one caller a moment ago goes for those behind. */
  const refuseWhileHeld = () => {
    const waitMs = heldUntil - performance.now();
    if (waitMs <= 0) return;
    throw new GenesysFailure('held', {
      status: 429,
      retryAfterSeconds: waitMs / 1000,
      mayHaveArrived: false,
    });
  };

  const once = async <T>(attempt: () => Promise<T>, until: number) => {
    try {
      refuseWhileHeld();
      // Asked before there is a turn, so that none is spent on a call that is not made.
      if (circuit.state() !== 'open') await budget.takeTurn(until);
      return await circuit.run(() => measured(attempt));
    } catch (error) {
      if (error instanceof GenesysFailure && NOT_MADE.has(error.kind)) metrics.upstreamDone(name, error.kind);
      throw error;
    }
  };

  return {
    async make(attempt, until) {
      for (let attempts = 1; ; attempts++) {
        try {
          return await once(attempt, until);
        } catch (error) {
          if (!(error instanceof GenesysFailure)) throw error;
          const { kind, status, retryAfterSeconds } = error;
          if (kind === 'status' && status === 429 && retryAfterSeconds !== undefined) {
            heldUntil = performance.now() + Math.min(retryAfterSeconds, LONGEST_HOLD_S) * 1000;
          }
          if (repeated === 'never' || attempts === MAX_ATTEMPTS || !isPassing(error)) throw error;
          if (repeated === 'unless-it-may-be-done' && error.mayHaveArrived && status !== 429) throw error;
          // Full jitter: those who failed together do not come back together.
          const backoffMs = random() * FIRST_BACKOFF_MS * 2 ** (attempts - 1);
          const waitMs = (retryAfterSeconds ?? 0) * 1000 + backoffMs;
          if (performance.now() + waitMs >= until) throw error;
          await pause(waitMs);
        }
      }
    },
    circuit: circuit.state,
  };
}

const MAX_ATTEMPTS = 3;
const FIRST_BACKOFF_MS = 100;
/** Genesys's quotas are by the minute: a longer `Retry-After` is somebody's mistake. */
const LONGEST_HOLD_S = 60;
const NOT_MADE: ReadonlySet<GenesysFailure['kind']> = new Set(['held', 'circuit-open', 'overloaded']);

/** Whether the same request may succeed a moment later. 429 is a refusal before the work (RFC 6585). */
function isPassing({ kind, status = 0 }: GenesysFailure): boolean {
  return kind === 'connection' || kind === 'held' || status === 429 || status >= 500;
}

/** From a short list: what becomes a label of the metrics must not come from outside. */
function outcomeOf(error: unknown): string {
  if (!(error instanceof GenesysFailure)) return 'internal-error';
  return error.kind === 'status' ? String(error.status) : error.kind;
}
