import type { AvailabilityAnswer } from './answer.ts';
import type { AvailabilitySettings } from './settings.ts';
import type { Opening, Timetable } from './timetable.ts';

/** Whether anybody of one site is there to answer. */
export interface Availability {
  /** Never rejects, and takes a second at the most: what is not known by then is `unknown`. */
  now(): Promise<AvailabilityAnswer>;
}

/** What is known of a site; what is missing is not known, or not asked for. */
interface Known {
  readonly isEmergency?: boolean | undefined;
  readonly opening?: Opening | undefined;
  readonly agents?: number | undefined;
  readonly waitSeconds?: number | undefined;
}

export function createAvailability(settings: AvailabilitySettings): Availability {
  const { openingHours } = settings;
  let opening: Promise<Timetable> | undefined;
  /** Temporal takes 0.1 s to load: who has no timetable does without. */
  const timetable = async () => {
    opening ??=
      openingHours && import('./weekly.ts').then(({ timetableOfHours }) => timetableOfHours(openingHours));
    return opening;
  };

  return {
    async now() {
      const open = await timetable();
      return answerOf(settings, { opening: open?.(Date.now()) });
    },
  };
}

/** An emergency wins over the timetable, and a timetable over the people on queue. What decides and is not known is `unknown`. */
function answerOf(settings: AvailabilitySettings, known: Known): AvailabilityAnswer {
  const { isEmergency, opening, agents, waitSeconds } = known;
  const ofQueue = {
    ...(agents !== undefined && { agents }),
    ...(waitSeconds !== undefined && { waitSeconds }),
  };
  const as = (state: AvailabilityAnswer['state']): AvailabilityAnswer => ({ state, ...ofQueue });
  if (settings.emergencyGroupId !== undefined) {
    if (isEmergency === undefined) return as('unknown');
    if (isEmergency) return as('emergency');
  }
  if (settings.scheduleGroupId !== undefined || settings.openingHours !== undefined) {
    if (opening === undefined) return as('unknown');
    if (opening.isOpen) return as('open');
    const { opensAt } = opening;
    if (opensAt === undefined) return as('closed');
    return { state: 'closed', opensAt: new Date(opensAt).toISOString(), ...ofQueue };
  }
  if (settings.queueId === undefined) return as('open');
  if (agents === undefined) return as('unknown');
  return as(agents > 0 ? 'open' : 'closed');
}
