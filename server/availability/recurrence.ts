import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { momentOf } from './wall-clock.ts';

/** A rule cannot be worked out. The message completes a sentence that begins with the name of what has the rule. */
export class UnreadableRule extends Error {
  override readonly name = 'UnreadableRule';
}

/** Local times, without a zone. */
export interface LocalSpan {
  readonly from: Temporal.PlainDateTime;
  readonly until: Temporal.PlainDateTime;
}

/**
 * When a rule, the value of an iCal RRULE, begins its occurrences within `span`, both ends included. They are times on the
 * wall, so that daylight saving moves none of them. `timeZone` is asked only for an `UNTIL` in UTC.
 *
 * Ours, as Genesys documents none of it: `start` is an occurrence only where the rule has it; an `UNTIL` without a time is
 * the whole day; a rule that comes more often than once an hour is refused. Throws {@link UnreadableRule}.
 */
export function occurrencesOf(
  rule: string,
  start: Temporal.PlainDateTime,
  { span, timeZone }: { span: LocalSpan; timeZone: string },
): Temporal.PlainDateTime[] {
  const rruleString = `RRULE:${checked(rule, timeZone)}`;
  try {
    const occurrences = new RRuleTemporal({ rruleString, dtstart: asUtc(start), temporal: Temporal });
    return occurrences
      .between(asUtc(span.from), asUtc(span.until), true)
      .map((occurrence) => occurrence.toPlainDateTime());
  } catch (error) {
    // The library throws plain errors, whose words may quote the rule.
    throw new UnreadableRule(`has a rule that cannot be worked out: ${String(error).slice(0, 200)}`);
  }
}

function asUtc(local: Temporal.PlainDateTime): Temporal.ZonedDateTime {
  return local.toZonedDateTime('UTC');
}

/** The library passes over what it does not understand, and would be open at the wrong time: so each part is looked at here. */
function checked(rule: string, timeZone: string): string {
  const parts = rule
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;$/, '')
    .toUpperCase()
    .split(';');
  const names = new Set<string>();
  const read = parts.map((part) => {
    const [, name = '', value = ''] = /^([A-Z]+)=(.+)$/s.exec(part) ?? [];
    const isKnown = Object.hasOwn(PARTS, name) && !names.has(name) && PARTS[name]?.(value);
    if (!isKnown) throw new UnreadableRule(`has "${part.slice(0, 60)}" in its rule, which is not understood`);
    names.add(name);
    return name === 'UNTIL' ? `UNTIL=${untilOnTheWall(value, timeZone)}` : part;
  });
  return read.join(';');
}

/** As the library wants it: with a Z, which here, where all times are those on the wall, means nothing. */
function untilOnTheWall(value: string, timeZone: string): string {
  if (!value.includes('T')) return `${value}T235959Z`;
  if (!value.endsWith('Z')) return `${value}Z`;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    value.match(/^\d{4}|\d{2}/g) ?? []
  ).map(Number);
  const utc = momentOf(Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }), 'UTC');
  const local = Temporal.Instant.fromEpochMilliseconds(utc).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return `${local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}Z`;
}

const WEEKDAY = '(MO|TU|WE|TH|FR|SA|SU)';

/** The parts of RFC 5545, section 3.3.10, each with what its value must be. */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: matches(/^(HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/),
  INTERVAL: matches(/^0*[1-9]\d{0,3}$/),
  COUNT: matches(/^0*[1-9]\d{0,5}$/),
  UNTIL: matches(/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/),
  WKST: matches(new RegExp(`^${WEEKDAY}$`)),
  BYDAY: matches(new RegExp(`^([+-]?[1-5]?\\d)?${WEEKDAY}(,([+-]?[1-5]?\\d)?${WEEKDAY})*$`)),
  BYMONTH: numbers(1, 12),
  BYMONTHDAY: numbersEitherWay(31),
  BYYEARDAY: numbersEitherWay(366),
  BYWEEKNO: numbersEitherWay(53),
  BYSETPOS: numbersEitherWay(366),
  BYHOUR: numbers(0, 23),
  BYMINUTE: numbers(0, 59),
  BYSECOND: numbers(0, 59),
};

function matches(pattern: RegExp) {
  return (value: string) => pattern.test(value);
}

function numbers(min: number, max: number) {
  return (value: string) =>
    /^\d{1,3}(,\d{1,3})*$/.test(value) &&
    value.split(',').every((number) => Number(number) >= min && Number(number) <= max);
}

/** Negative ones count from the end. */
function numbersEitherWay(max: number) {
  const isInRange = numbers(1, max);
  return (value: string) => isInRange(value.replace(/(^|,)[+-]/g, '$1'));
}
