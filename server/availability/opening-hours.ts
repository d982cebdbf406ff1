import { mayHoldPassword, shown } from '../config/shown.ts';

/** When a site is open, week by week, by the clocks of one place. */
export interface OpeningHours {
  /** Of the IANA database: `Europe/Berlin`. */
  readonly timeZone: string;
  readonly pieces: readonly OpenPiece[];
}

/** One stretch of time on some days of the week. */
export interface OpenPiece {
  /** 1 is Monday, 7 is Sunday; in this order, each once. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly from: number;
  /** Minutes after the same midnight: more than 1 440 where it ends on the next day. Not open any more at this minute. */
  readonly until: number;
}

/** The text is no opening hours. The message completes a sentence that begins with the name of the variable. */
export class UnreadableHours extends Error {
  override readonly name = 'UnreadableHours';
}

/**
 * Reads opening hours in the form of schema.org (`openingHours`) with a time zone at the end:
 *
 *     Mo-Fr 09:00-17:00, Sa 10:00-14:00 Europe/Berlin
 *     Mo,We 09:00-12:00,13:00-17:00; Fr 22:00-02:00 America/New_York
 *
 * Days without a time are open from midnight to midnight, as schema.org has it. Throws nothing but {@link UnreadableHours}.
 */
export function readOpeningHours(text: string): OpeningHours {
  // No piece may be shown then: a password may have been cut in two.
  if (mayHoldPassword(text))
    throw new UnreadableHours(`has an @ in it, as an address with a password. ${FORM}`);
  const words = text
    .replace(/\s*[-–]\s*(?=\w)/g, '-')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const timeZone = zoneOf(words.pop() ?? '');
  const pieces: OpenPiece[] = [];
  let days: number[] = [];
  let last: 'days' | 'time' | undefined;
  for (const word of words) {
    if (/^\d/.test(word)) {
      if (days.length === 0) throw new UnreadableHours(`has no day before ${shown(word)}. ${FORM}`);
      pieces.push({ days: inOrder(days), ...timeOf(word) });
      last = 'time';
    } else {
      if (last === 'time') days = [];
      days.push(...daysOf(word));
      last = 'days';
    }
  }
  if (last === 'days') pieces.push({ days: inOrder(days), from: 0, until: WHOLE_DAY });
  if (pieces.length === 0) throw new UnreadableHours(`names no day. ${FORM}`);
  return { timeZone, pieces };
}

const FORM = 'Write it like Mo-Fr 09:00-17:00, Sa 10:00-14:00 Europe/Berlin.';
const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const WHOLE_DAY = 24 * 60;

/** `Sa-Mo` goes over the end of the week. */
function daysOf(word: string): number[] {
  const [first = -1, last = first, ...more] = word
    .toLowerCase()
    .split('-')
    .map((day) => DAYS.indexOf(day));
  if (first < 0 || last < 0 || more.length > 0) {
    throw new UnreadableHours(
      `has ${shown(word)}, which is no day: write Mo, Tu, We, Th, Fr, Sa or Su, or two of them like Mo-Fr.`,
    );
  }
  const many = ((last - first + DAYS.length) % DAYS.length) + 1;
  return Array.from({ length: many }, (_, index) => ((first + index) % DAYS.length) + 1);
}

function timeOf(word: string): Pick<OpenPiece, 'from' | 'until'> {
  const [, ...parts] = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(word) ?? [];
  const [fromHour = 99, fromMinute = 99, untilHour = 99, untilMinute = 99] = parts.map(Number);
  const from = fromHour * 60 + fromMinute;
  const until = untilHour * 60 + untilMinute;
  const isTime = fromMinute < 60 && untilMinute < 60 && from < WHOLE_DAY && until <= WHOLE_DAY;
  if (!isTime) {
    throw new UnreadableHours(
      `has ${shown(word)}, which is no time from one hour to another: write it like 09:00-17:00; midnight at the end is 24:00.`,
    );
  }
  if (from === until) {
    throw new UnreadableHours(`has "${word}", which ends when it begins: write 00:00-24:00 for a whole day.`);
  }
  return { from, until: until > from ? until : until + WHOLE_DAY };
}

function inOrder(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Only a place knows of daylight saving: a distance to UTC, as +01:00, would be wrong for half of the year. */
function zoneOf(word: string): string {
  if (/^\D/.test(word) && isTimeZone(word)) return word;
  throw new UnreadableHours(
    `ends with ${shown(word)} in the place of a time zone such as Europe/Berlin. ${FORM}`,
  );
}

/** By the data of this Node. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
