import { optionsOfAvailability } from './build-time.ts';
import { parseOptions, type RawOptions } from './parse-options.ts';

/** Whether anybody is there to answer, as the companion says it (contract 3.10). */
export interface Availability {
  /** `emergency`: closed by people, and nobody knows for how long. `unknown` is as if nobody had been asked. */
  state: 'open' | 'closed' | 'emergency' | 'unknown';
  /** When somebody is there again: ISO 8601, in UTC. */
  opensAt?: string;
  /** About how long a visitor waits, in seconds. */
  waitSeconds?: number;
  agents?: number;
}

/** In ms. Who has clicked is not kept waiting for this: a later answer is of little use. */
const DEADLINE = 5_000;

/** In ms: how long an answer counts that does not say until when it holds. */
const LASTS = 5 * 60_000;

/** In ms. What is closed until tomorrow may have been opened by people meanwhile. */
const LASTS_AT_MOST = 4 * 60 * 60_000;

/** Whether a tag wants to know at all. No other one asks. */
export function asksForAvailability(raw: RawOptions): boolean {
  const { whenClosed, showWait } = parseOptions(optionsOfAvailability, raw);
  return whenClosed !== '' || showWait !== 'off';
}

/**
 * Asks the companion, beside the `endpoint` where guest sessions come from; without a deployment it is that of its only site.
 * Never rejects: where no answer comes, or one that is none, it is `unknown`, and nobody is sent away for that.
 */
export async function askForAvailability(endpoint: string, deploymentId?: string): Promise<Availability> {
  try {
    const address = new URL('availability', endpoint);
    if (deploymentId) address.searchParams.set('deployment', deploymentId);
    const response = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(DEADLINE) });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return readAvailability(await response.json());
  } catch (error) {
    console.info('messenger-tag: whether anybody is there is not known,', error);
    return { state: 'unknown' };
  }
}

/** Reads the answer; what it does not say as it should counts as not said. */
export function readAvailability(answer: unknown): Availability {
  const { state, opensAt, waitSeconds, agents }: Partial<Record<keyof Availability, unknown>> =
    Object(answer);
  if (state !== 'open' && state !== 'closed' && state !== 'emergency') return { state: 'unknown' };
  return {
    state,
    ...(state === 'closed' && isMoment(opensAt) && { opensAt }),
    ...(isCount(waitSeconds) && { waitSeconds }),
    ...(isCount(agents) && { agents }),
  };
}

/** Until when an answer of the moment `at` counts; both in ms since 1970. */
export function countsUntil({ state, opensAt }: Availability, at: number): number {
  if (state !== 'closed' || !opensAt) return at + LASTS;
  return Math.min(Date.parse(opensAt), at + LASTS_AT_MOST);
}

/** An emergency is to the visitor as any other closing. */
export function isClosed({ state }: Availability): boolean {
  return state === 'closed' || state === 'emergency';
}

function isMoment(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
