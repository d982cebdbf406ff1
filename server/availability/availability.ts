import type { Logger } from '../operations/log.ts';
import { within } from '../within.ts';
import { type AvailabilityAnswer, answerOf } from './answer.ts';
import type { Found } from './looks.ts';
import type { Shared } from './refresh.ts';
import type { AvailabilitySettings } from './settings.ts';
import { createTimetables } from './timetables.ts';

/** Whether anybody of one site is there to answer. */
export interface Availability {
  /** Never rejects. It comes from memory; who asks first waits a second at the most, and hears `unknown` if that is not enough. */
  now(): Promise<AvailabilityAnswer>;
}

interface AvailabilityParts {
  /** What machines know from Genesys; not there where the site needs nothing of it. */
  readonly shared: Shared | undefined;
  readonly log: Logger;
}

/** For so long this machine goes by what it has seen, ms. */
const SEEN_MS = 2_000;
/** When that is not enough to say anything: another machine may be looking. */
const SEEN_WITHOUT_MS = 250;
/** What was seen is too old to be told without a new look. */
const IDLE_MS = 20_000;
const PATIENCE_MS = 1_000;

/** Nothing happens while nobody asks: every look begins with a question. */
export function createAvailability(
  settings: AvailabilitySettings,
  { shared, log }: AvailabilityParts,
): Availability {
  const timetables = createTimetables(settings, log);
  let seen: { readonly found: Found; readonly at: number } | undefined;
  let looking: { readonly done: Promise<void>; readonly since: number } | undefined;

  const lookAt = async ({ read, refresh }: Shared) => {
    const see = async () => {
      seen = { found: await read(), at: performance.now() };
    };
    await see();
    await refresh();
    await see();
  };
  const look = (of: Shared) => {
    const done = lookAt(of)
      .catch((error: unknown) => log.error({ err: error }, 'availability could not be looked at'))
      .finally(() => {
        looking = undefined;
      });
    looking = { done, since: performance.now() };
  };

  const answer = async () => {
    const { group, ...found } = seen?.found ?? {};
    return answerOf(settings, { ...found, opening: await timetables.openingAt(Date.now(), group) });
  };

  return {
    async now() {
      if (shared === undefined) return answer();
      const ageMs = seen === undefined ? Number.POSITIVE_INFINITY : performance.now() - seen.at;
      const isKnown = (await answer()).state !== 'unknown';
      if (looking === undefined && ageMs > (isKnown ? SEEN_MS : SEEN_WITHOUT_MS)) look(shared);
      if (looking !== undefined && (!isKnown || ageMs > IDLE_MS)) {
        const leftMs = PATIENCE_MS - (performance.now() - looking.since);
        if (leftMs > 0) await within(leftMs, looking.done, tooLate).catch(isTooLate);
      }
      return answer();
    },
  };
}

class TooLate extends Error {}
const tooLate = () => new TooLate();

/** It is answered by what is known until then. */
function isTooLate(error: unknown): void {
  if (!(error instanceof TooLate)) throw error;
}
