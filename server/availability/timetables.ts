import type { Logger } from '../operations/log.ts';
import type { ScheduleGroup } from './schedules.ts';
import type { AvailabilitySettings } from './settings.ts';
import type { Opening, Timetable } from './timetable.ts';

/** By what a site is open: its own hours, or the schedule group that Genesys tells of. */
export interface Timetables {
  /** `undefined` where nobody knows: there is no group, or one of its schedules cannot be worked out. Never rejects. */
  openingAt(now: number, group: ScheduleGroup | undefined): Promise<Opening | undefined>;
}

/** Temporal and the rules take 0.2 s to load: who has no timetable does without. */
export function createTimetables({ openingHours }: AvailabilitySettings, log: Logger): Timetables {
  let ofGroup: { of: ScheduleGroup; readonly text: string; readonly timetable: Timetable } | undefined;
  let ofHours: Timetable | undefined;
  let told: string | undefined;

  const timetableOf = async (group: ScheduleGroup | undefined) => {
    if (openingHours !== undefined) {
      ofHours ??= (await import('./weekly.ts')).timetableOfHours(openingHours);
      return ofHours;
    }
    if (group === undefined) return undefined;
    if (ofGroup?.of === group) return ofGroup.timetable;
    // It is read again and again, and is nearly always the same: its rules need not be worked out anew.
    const text = JSON.stringify(group);
    const { timetableOfGroup } = await import('./schedules.ts');
    const timetable = ofGroup?.text === text ? ofGroup.timetable : timetableOfGroup(group);
    ofGroup = { of: group, text, timetable };
    return timetable;
  };

  return {
    async openingAt(now, group) {
      try {
        return (await timetableOf(group))?.(now);
      } catch (error) {
        // It is asked for each visitor, and says the same until somebody mends the schedule.
        const why = error instanceof Error ? error.message : String(error);
        if (why !== told) log.warn({ remedy: remedyFor(why) }, 'the schedule group cannot be worked out');
        told = why;
        return undefined;
      }
    },
  };
}

function remedyFor(why: string): string {
  return `Of the schedule group in AVAILABILITY_SCHEDULE_GROUP, ${why}. Mend it in Genesys Cloud, or take it out of the group; until then nobody is told whether it is open.`;
}
