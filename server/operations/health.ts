import { jsonAnswer, type PlainAnswer } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import { keepLook } from './keep-look.ts';
import { describeFailure, type Logger } from './log.ts';

/** Something the companion needs. Rejects when it is not there. */
export type Check = () => Promise<void>;

/** Thrown by a check of something that the companion can do without for a while: `/readyz` tells, but stays 200. */
export class Degraded extends Error {
  override readonly name = 'Degraded';
}

export interface HealthParts {
  readonly log: Logger;
  /** Without these the companion serves, with less: they turn no traffic away. */
  readonly degrading?: Readonly<Record<string, Check>> | undefined;
  /** The companion is about to stop: load balancers should send no more. */
  readonly stopping?: AbortSignal | undefined;
  /** ms, of a clock that only goes forward. */
  readonly now?: (() => number) | undefined;
}

/** Whether the companion can do its work. */
export interface Health {
  /**
   * For `GET /readyz`: 200 when it can do its work (`ready`, or `degraded`: without what machines share, each goes by what
   * it knows itself), else 503 (`not ready`, `stopping`); each check by name, in JSON.
   *
   * Anybody may ask this address, and while Genesys refuses the credentials each look costs a login: so one is taken in
   * 5 s at the most, whoever asks, and its outcome told until then. A stop is told at once.
   */
  ready(): Promise<PlainAnswer>;
}

/** `checks` is asked at each request, since the configuration may have changed: another record is looked at at once. */
export function createHealth(
  checks: () => Readonly<Record<string, Check>>,
  { log, degrading = {}, stopping, now }: HealthParts,
): Health {
  const outcomeOf = async (name: string, check: Check): Promise<string> => {
    try {
      await check();
      return 'ok';
    } catch (error) {
      if (error instanceof Degraded) {
        log.warn({ check: name, remedy: error.message }, 'degraded');
        return 'degraded';
      }
      log.warn({ check: name, ...describeFailure(error) }, 'not ready');
      // Only the code: this address may be open to the world.
      return error instanceof Problem ? error.code : 'internal-error';
    }
  };
  const outcomesOf = async (group: Readonly<Record<string, Check>>) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(group).map(async ([name, check]) => [name, await outcomeOf(name, check)] as const),
      ),
    );
  const look = async (needs: Readonly<Record<string, Check>>) => {
    const [needed, wanted] = await Promise.all([outcomesOf(needs), outcomesOf(degrading)]);
    const outcomes = { ...needed, ...wanted };
    const isReady = Object.values(needed).every((each) => each === 'ok' || each === 'degraded');
    const isWhole = Object.values(outcomes).every((each) => each === 'ok');
    const status = !isReady ? 'not ready' : isWhole ? 'ready' : 'degraded';
    return { status, checks: outcomes };
  };

  const lookNow = keepLook(look, { keptMs: KEPT_MS, now });

  return {
    async ready() {
      if (stopping?.aborted) return jsonAnswer({ status: 'stopping', checks: {} }, 503);
      const found = await lookNow(checks());
      return jsonAnswer(found, found.status === 'not ready' ? 503 : 200);
    },
  };
}

const KEPT_MS = 5_000;
