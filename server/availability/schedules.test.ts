import { describe, expect, it } from 'vitest';
import { type Schedule, type ScheduleGroup, timetableOfGroup, UnreadableSchedule } from './schedules.ts';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const LORD_HOWE = 'Australia/Lord_Howe';
const KATHMANDU = 'Asia/Kathmandu';

const weekdays = schedule('2026-01-05T09:00', '2026-01-05T17:00', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR');
const daily = (from: string, until: string) =>
  schedule(`2026-01-01T${from}`, `2026-01-01T${until}`, 'FREQ=DAILY');

/** At each moment, in UTC: `open`, or when it opens, or `closed` where that is not within 60 days. */
type Expected = Record<string, string>;

describe('a schedule group is', () => {
  it.each<[string, Partial<ScheduleGroup>, Expected]>([
    [
      'open from the first moment of an open schedule to its end, which is no part of it',
      { open: [weekdays] },
      {
        '2026-11-27T07:59:59.999Z': '2026-11-27T08:00:00.000Z',
        '2026-11-27T08:00:00.000Z': 'open',
        '2026-11-27T15:59:59.999Z': 'open',
        '2026-11-27T16:00:00.000Z': '2026-11-30T08:00:00.000Z',
      },
    ],
    ['closed where no schedule is on', {}, { '2026-11-27T12:00:00.000Z': 'closed' }],
    [
      'closed on a holiday over an open schedule, and opens after it',
      { open: [weekdays], holiday: [schedule('2026-12-24T12:00', '2026-12-28T00:00')] },
      {
        '2026-12-24T10:59:00.000Z': 'open',
        '2026-12-24T11:00:00.000Z': '2026-12-28T08:00:00.000Z',
      },
    ],
    [
      'open again when a closed schedule ends within an open one',
      { open: [weekdays], closed: [daily('12:00', '13:00')] },
      {
        '2026-11-27T11:00:00.000Z': '2026-11-27T12:00:00.000Z',
        '2026-11-27T12:00:00.000Z': 'open',
      },
    ],
    [
      'closed as long as any of several holidays is on',
      {
        open: [weekdays],
        holiday: [
          schedule('2026-12-21T00:00', '2026-12-24T00:00'),
          schedule('2026-12-23T00:00', '2026-12-26T00:00'),
          schedule('2026-12-26T00:00', '2026-12-29T10:00'),
        ],
      },
      { '2026-12-21T12:00:00.000Z': '2026-12-29T09:00:00.000Z' },
    ],
    [
      'open in the sum of rules that overlap',
      { open: [daily('08:00', '12:00'), daily('10:00', '14:00'), daily('14:00', '15:00')] },
      {
        '2026-11-27T11:30:00.000Z': 'open',
        '2026-11-27T13:00:00.000Z': 'open',
        '2026-11-27T14:00:00.000Z': '2026-11-28T07:00:00.000Z',
      },
    ],
    [
      'open to midnight and no longer',
      { open: [schedule('2026-01-05T18:00', '2026-01-06T00:00', 'FREQ=WEEKLY;BYDAY=FR')] },
      {
        '2026-11-27T22:59:59.999Z': 'open',
        '2026-11-27T23:00:00.000Z': '2026-12-04T17:00:00.000Z',
      },
    ],
    [
      'open over midnight',
      { open: [schedule('2026-01-05T22:00', '2026-01-06T02:00', 'FREQ=WEEKLY;BYDAY=FR')] },
      {
        '2026-11-28T00:59:00.000Z': 'open',
        '2026-11-28T01:00:00.000Z': '2026-12-04T21:00:00.000Z',
      },
    ],
    [
      'open so often as COUNT says',
      { open: [schedule('2026-11-25T09:00', '2026-11-25T17:00', 'FREQ=DAILY;COUNT=3')] },
      { '2026-11-27T08:00:00.000Z': 'open', '2026-11-27T16:00:00.000Z': 'closed' },
    ],
    [
      'open until the day that UNTIL names, that day too',
      { open: [schedule('2026-01-05T09:00', '2026-01-05T17:00', 'FREQ=DAILY;UNTIL=20261127')] },
      { '2026-11-27T08:00:00.000Z': 'open', '2026-11-27T16:00:00.000Z': 'closed' },
    ],
    [
      'open until UNTIL in UTC, which is another time in the zone',
      {
        timeZone: NEW_YORK,
        open: [schedule('2026-01-05T22:00', '2026-01-05T23:00', 'FREQ=DAILY;UNTIL=20261127T030000Z')],
      },
      { '2026-11-27T03:30:00.000Z': 'open', '2026-11-27T04:00:00.000Z': 'closed' },
    ],
    [
      'open on the last weekday of a month',
      {
        open: [
          schedule('2026-01-30T09:00', '2026-01-30T10:00', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'),
        ],
      },
      {
        '2026-11-27T12:00:00.000Z': '2026-11-30T08:00:00.000Z',
        '2026-11-30T12:00:00.000Z': '2026-12-31T08:00:00.000Z',
      },
    ],
    [
      'at the same time on the wall when summer time ends in Berlin, and when it begins',
      { open: [daily('09:00', '17:00')] },
      {
        '2026-10-24T15:00:00.000Z': '2026-10-25T08:00:00.000Z',
        '2027-03-27T16:00:00.000Z': '2027-03-28T07:00:00.000Z',
      },
    ],
    [
      'open for an hour more in the night in which summer time ends, and for one less when it begins',
      { open: [daily('01:00', '04:00')] },
      {
        '2026-10-24T23:00:00.000Z': 'open',
        '2026-10-25T02:59:00.000Z': 'open',
        '2026-10-25T03:00:00.000Z': '2026-10-26T00:00:00.000Z',
        '2027-03-28T01:59:00.000Z': 'open',
        '2027-03-28T02:00:00.000Z': '2027-03-28T23:00:00.000Z',
      },
    ],
    [
      'open an hour later by the clock where summer time has left out the time at which it opens',
      { open: [daily('02:30', '05:00')] },
      { '2027-03-28T00:00:00.000Z': '2027-03-28T01:30:00.000Z' },
    ],
    [
      'open at the first of two times that come twice',
      { open: [daily('02:30', '05:00')] },
      { '2026-10-24T23:00:00.000Z': '2026-10-25T00:30:00.000Z' },
    ],
    [
      'as New York has its summer time',
      { timeZone: NEW_YORK, open: [daily('09:00', '17:00')] },
      {
        '2026-10-31T22:00:00.000Z': '2026-11-01T14:00:00.000Z',
        '2027-03-13T23:00:00.000Z': '2027-03-14T13:00:00.000Z',
      },
    ],
    [
      'as Lord Howe has its summer time of half an hour',
      { timeZone: LORD_HOWE, open: [daily('09:00', '17:00')] },
      {
        '2026-10-03T06:30:00.000Z': '2026-10-03T22:00:00.000Z',
        '2027-04-03T06:00:00.000Z': '2027-04-03T22:30:00.000Z',
      },
    ],
    [
      'as Kathmandu has its quarters of an hour',
      { timeZone: KATHMANDU, open: [daily('09:00', '17:00')] },
      { '2026-11-27T12:00:00.000Z': '2026-11-28T03:15:00.000Z' },
    ],
    [
      'closed, without saying for how long, when it opens in more than 60 days',
      { open: [schedule('2027-06-01T09:00', '2027-06-01T17:00')] },
      { '2026-11-27T12:00:00.000Z': 'closed' },
    ],
  ])('%s', (_what, group, expected) => {
    const timetable = timetableOfGroup({ timeZone: BERLIN, open: [], closed: [], holiday: [], ...group });
    const told = Object.keys(expected).map((moment) => {
      const { isOpen, opensAt } = timetable(Date.parse(moment));
      if (isOpen) return [moment, 'open'];
      return [moment, opensAt === undefined ? 'closed' : new Date(opensAt).toISOString()];
    });
    expect(Object.fromEntries(told)).toEqual(expected);
  });

  it.each([
    'gibberish',
    'FREQ=NEVER',
    'FREQ=MINUTELY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=x',
    'FREQ=DAILY;BYHOUR=25',
    'FREQ=DAILY;BYMONTHDAY=0',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY;SOMETHING=1',
    'FREQ=DAILY\nEXDATE:20261127T090000',
    'FREQ=DAILY;UNTIL=tomorrow',
    'BYDAY=MO',
    '',
  ])('nobody knows what, with the rule %j, and which schedule has it is told', (rrule) => {
    const broken = { ...weekdays, id: 'the-id', rrule };
    const timetable = timetableOfGroup({ timeZone: BERLIN, open: [weekdays], closed: [], holiday: [broken] });
    for (const _again of [1, 2]) expect(() => timetable(0)).toThrow(UnreadableSchedule);
    expect(() => timetable(0)).toThrow('schedule the-id');
  });

  it.each([
    ['an end before its start', { end: '2026-01-05T08:00:00.000000' }],
    ['a start with a zone', { start: '2026-01-05T08:00:00Z' }],
    ['a time that is none', { start: 'noon' }],
  ])('nobody knows what, with a schedule that has %s', (_what, changed) => {
    const open = [{ ...weekdays, ...changed }];
    const timetable = timetableOfGroup({ timeZone: BERLIN, open, closed: [], holiday: [] });
    expect(() => timetable(0)).toThrow(UnreadableSchedule);
  });

  it('nobody knows what, in a zone that is none', () => {
    const timetable = timetableOfGroup({ timeZone: 'Mars/Base', open: [], closed: [], holiday: [] });
    expect(() => timetable(0)).toThrow('"Mars/Base"');
  });
});

function schedule(start: string, end: string, rrule?: string): Schedule {
  return { id: `${start} ${rrule}`, start: `${start}:00.000000`, end: `${end}:00.000000`, rrule };
}
