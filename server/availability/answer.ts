import type { AvailabilitySettings } from './settings.ts';
import type { Opening } from './timetable.ts';

/** Whether there is anybody to answer a visitor now: `GET /api/availability` (contract section 3.10). */
export interface AvailabilityAnswer {
  /** `emergency` is closed, too, by somebody's hand; `unknown` must never hide a chat. */
  readonly state: 'open' | 'closed' | 'emergency' | 'unknown';
  /** When it is closed: the next time it opens by the timetable, ISO 8601 in UTC. */
  readonly opensAt?: string;
  /** How long a message waits, by Genesys's estimate. No proof that anybody is there. */
  readonly waitSeconds?: number;
  /** How many people are on queue, free or not. */
  readonly agents?: number;
}

/** What is known of a site; what is missing is not known, or not asked for. */
interface Known {
  readonly isEmergency?: boolean | undefined;
  readonly opening?: Opening | undefined;
  readonly agents?: number | undefined;
  /** Seconds; `null`: there is no estimate. */
  readonly wait?: number | null | undefined;
}

/**
 * An emergency wins over the timetable, and a timetable over the people on queue. Where what decides is not known the answer is
 * `unknown`, and never `closed`.
 */
export function answerOf(settings: AvailabilitySettings, known: Known): AvailabilityAnswer {
  const { agents, wait } = known;
  const { state, opensAt } = decided(settings, known);
  return {
    state,
    ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt).toISOString() }),
    ...(wait === undefined || wait === null ? {} : { waitSeconds: Math.round(wait) }),
    ...(agents === undefined ? {} : { agents }),
  };
}

function decided(
  { emergencyGroupId, scheduleGroupId, openingHours, queueId }: AvailabilitySettings,
  { isEmergency, opening, agents }: Known,
): { state: AvailabilityAnswer['state']; opensAt?: number } {
  if (emergencyGroupId !== undefined && isEmergency !== false) {
    return { state: isEmergency ? 'emergency' : 'unknown' };
  }
  if (scheduleGroupId !== undefined || openingHours !== undefined) {
    if (opening === undefined) return { state: 'unknown' };
    const { isOpen, ...next } = opening;
    return { state: isOpen ? 'open' : 'closed', ...next };
  }
  if (queueId === undefined) return { state: 'open' };
  if (agents === undefined) return { state: 'unknown' };
  return { state: agents > 0 ? 'open' : 'closed' };
}
