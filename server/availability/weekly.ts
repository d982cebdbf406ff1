import { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from './opening-hours.ts';
import { createTimetable, type Stretch, type Timetable } from './timetable.ts';
import { momentOf } from './wall-clock.ts';

/** The timetable of opening hours that recur every week. */
export function timetableOfHours({ timeZone, pieces }: OpeningHours): Timetable {
  const openIn = (time: Stretch): Stretch[] => {
    const lastDay = dateAt(time.until, timeZone);
    const stretches: Stretch[] = [];
    // A piece that began on the day before may go over midnight.
    let day = dateAt(time.from, timeZone).subtract({ days: 1 });
    for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
      const midnight = day.toPlainDateTime();
      for (const { days, from, until } of pieces) {
        if (!days.includes(day.dayOfWeek)) continue;
        stretches.push({
          from: momentOf(midnight.add({ minutes: from }), timeZone),
          until: momentOf(midnight.add({ minutes: until }), timeZone),
        });
      }
    }
    return stretches;
  };
  return createTimetable((time) => ({ open: openIn(time), closed: [] }));
}

function dateAt(moment: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
}
