import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from './opening-hours.ts';
import { type LocalSpan, occurrencesOf, UnreadableRule } from './recurrence.ts';
import { createTimetable, type Stretch, type Timetable } from './timetable.ts';
import { momentOf } from './wall-clock.ts';

/** A schedule group of Genesys's Architect, with those of its schedules that are active. */
export interface ScheduleGroup {
  /** Of all its schedules (genesys.md 14.2, CONFIRMED). */
  readonly timeZone: string;
  readonly open: readonly Schedule[];
  readonly closed: readonly Schedule[];
  readonly holiday: readonly Schedule[];
}

/** `start` and `end` are local, without a zone: `2026-01-05T08:00:00.000000`. */
export interface Schedule {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  /** The value of an iCal RRULE; not there: once. */
  readonly rrule?: string | undefined;
}

/** A schedule cannot be worked out, so nobody knows when the group is open. The message names it by its id. */
export class UnreadableSchedule extends Error {
  override readonly name = 'UnreadableSchedule';
}

/**
 * The timetable of a group: Holiday, then Closed, then Open, and closed where none of them is on (genesys.md 14.2,
 * CONFIRMED). To a visitor a holiday is closed, so the first two are one here. It throws {@link UnreadableSchedule}.
 */
export function timetableOfGroup({ timeZone, open, closed, holiday }: ScheduleGroup): Timetable {
  return createTimetable((time) => {
    if (!isTimeZone(timeZone))
      throw new UnreadableSchedule(`its time zone ${JSON.stringify(timeZone)} is none`);
    const all = (schedules: readonly Schedule[]) =>
      schedules.flatMap((schedule) => stretchesOf(schedule, timeZone, time));
    return { open: all(open), closed: all([...closed, ...holiday]) };
  });
}

/**
 * The occurrences of a schedule that have part in `time`. Each lasts `end - start` by the clock on the wall (genesys.md 14.2,
 * INFERENCE), also over midnight and over a change of the clocks. At its end it is over: Genesys documents neither that nor a
 * form for whole days, so this is ours.
 */
function stretchesOf({ id, start, end, rrule }: Schedule, timeZone: string, time: Stretch): Stretch[] {
  try {
    const first = Temporal.PlainDateTime.from(start);
    const lasts = first.until(Temporal.PlainDateTime.from(end));
    if (lasts.sign <= 0) throw new UnreadableRule('does not end after it begins');
    const span = {
      from: localAt(time.from, timeZone).subtract(lasts).subtract(MARGIN),
      until: localAt(time.until, timeZone).add(MARGIN),
    };
    const starts =
      rrule === undefined ? onceIn(span, first) : occurrencesOf(rrule, first, { span, timeZone });
    return starts.map((local) => ({
      from: momentOf(local, timeZone),
      until: momentOf(local.add(lasts), timeZone),
    }));
  } catch (error) {
    if (error instanceof UnreadableRule) throw new UnreadableSchedule(`schedule ${id} ${error.message}`);
    if (error instanceof RangeError) throw new UnreadableSchedule(`schedule ${id} has a time that is none`);
    throw error;
  }
}

/** More than clocks are ever changed by. */
const MARGIN = { days: 1 };

function onceIn({ from, until }: LocalSpan, start: Temporal.PlainDateTime): Temporal.PlainDateTime[] {
  const { compare } = Temporal.PlainDateTime;
  return compare(start, from) >= 0 && compare(start, until) <= 0 ? [start] : [];
}

function localAt(moment: number, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
}
