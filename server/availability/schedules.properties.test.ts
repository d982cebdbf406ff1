import fc from 'fast-check';
import rrule from 'rrule';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from './recurrence.ts';
import { type ScheduleGroup, timetableOfGroup } from './schedules.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 4 }).map((many) => many.join(','));
const part = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? '' : `;${name}=${one}`));
const parts = (...all: fc.Arbitrary<string>[]) => fc.tuple(...all).map((texts) => texts.join(''));

const times = fc.oneof(
  fc.constant(''),
  part('COUNT', fc.integer({ min: 1, max: 400 })),
  part(
    'UNTIL',
    fc
      .integer({ min: 0, max: 90 })
      .map(
        (day) =>
          `${new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '')}T120000Z`,
      ),
  ),
);
const interval = part('INTERVAL', fc.integer({ min: 1, max: 4 }));
const rules = fc
  .oneof(
    parts(
      fc.constant('FREQ=DAILY'),
      interval,
      part('BYDAY', some(weekday)),
      part('BYMONTH', some(fc.integer({ min: 1, max: 12 }))),
    ),
    parts(
      fc.constant('FREQ=WEEKLY'),
      interval,
      part('BYDAY', some(weekday)),
      part('WKST', fc.constantFrom('MO', 'SU')),
    ),
    parts(
      fc.constant('FREQ=MONTHLY'),
      interval,
      part('BYMONTHDAY', some(fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0))),
    ),
    parts(
      fc.constant('FREQ=MONTHLY'),
      interval,
      // Beside numbered days, the second library forgets those without a number.
      part('BYDAY', some(fc.tuple(fc.constantFrom('1', '2', '-1'), weekday).map((pair) => pair.join('')))),
    ),
    parts(
      fc.constant('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR'),
      interval,
      part('BYSETPOS', some(fc.constantFrom(1, 2, 5, -1, -2))),
    ),
    parts(
      fc.constant('FREQ=YEARLY;BYMONTH=11,12'),
      part('BYMONTHDAY', some(fc.integer({ min: 1, max: 31 }))),
    ),
  )
  .chain((rule) => times.map((end) => rule + end));

const hour = fc.integer({ min: 0, max: 23 });
const startDay = fc.integer({ min: 0, max: 400 }).map((day) => Date.UTC(2025, 11, 1) + day * DAY);

describe('the occurrences of a rule', () => {
  it('are those that a second library finds', () => {
    fc.assert(
      fc.property(rules, startDay, hour, (rule, day, at) => {
        const start = day + at * 60 * MINUTE;
        const span = { from: Date.UTC(2026, 10, 20, 0, 30), until: Date.UTC(2027, 0, 20) };
        const ours = occurrencesOf(rule, localAt(start), {
          span: { from: localAt(span.from), until: localAt(span.until) },
          timeZone: 'UTC',
        });
        const second = rrule.rrulestr(rule, { dtstart: new Date(start) });
        const theirs = second.between(new Date(span.from), new Date(span.until), true);
        expect(ours.map(String)).toEqual(theirs.map((date) => String(localAt(date.getTime()))));
      }),
      { numRuns: 150 },
    );
  });
});

describe('when it opens', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
  const schedule = fc
    .record({
      start: fc.integer({ min: 0, max: 12 * 24 * 4 }).map((quarters) => quarters * 15 * MINUTE),
      lasts: fc.integer({ min: 1, max: 30 * 4 }).map((quarters) => quarters * 15 * MINUTE),
      rule: fc.constantFrom(
        undefined,
        'FREQ=DAILY',
        'FREQ=WEEKLY',
        'FREQ=DAILY;INTERVAL=3',
        'FREQ=DAILY;COUNT=4',
      ),
    })
    .map(({ start, lasts, rule }) => scheduleOf(Date.UTC(2026, 9, 20) + start, lasts, rule));
  const schedules = fc.array(schedule, { maxLength: 3 });
  const groups = fc.record({ timeZone: zone, open: schedules, closed: schedules, holiday: schedules });

  it('is the first minute at which it is open, as a look at every minute shows', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 10 * 24 * 60 }), (group: ScheduleGroup, minute) => {
        const timetable = timetableOfGroup(group);
        const now = Date.UTC(2026, 9, 22) + minute * MINUTE;
        const { isOpen, opensAt } = timetable(now);
        const end = Math.min(opensAt ?? Number.POSITIVE_INFINITY, now + DAY);
        if (isOpen) return;
        for (let time = now; time < end; time += MINUTE) expect(timetable(time).isOpen).toBe(false);
        if (opensAt !== undefined) expect(timetable(opensAt).isOpen).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('does not depend on what the timetable was asked before', () => {
    fc.assert(
      fc.property(
        groups,
        fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 6 }),
        (group, minutes) => {
          const used = timetableOfGroup(group);
          for (const minute of minutes) {
            const now = Date.UTC(2026, 9, 10) + minute * MINUTE;
            expect(used(now)).toEqual(timetableOfGroup(group)(now));
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** The second library knows local times only as if they were UTC. */
function localAt(time: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO('UTC').toPlainDateTime();
}

function scheduleOf(start: number, lasts: number, rule: string | undefined) {
  const local = (time: number) => new Date(time).toISOString().replace('Z', '');
  return { id: 'the-id', start: local(start), end: local(start + lasts), rrule: rule };
}
