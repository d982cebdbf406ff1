import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpeningHours, readOpeningHours, UnreadableHours } from './opening-hours.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const NINE_TO_FIVE = { from: 9 * 60, until: 17 * 60 };

describe('opening hours', () => {
  it.each([
    ['Mo-Fr 09:00-17:00 Europe/Berlin', [{ days: WEEKDAYS, ...NINE_TO_FIVE }]],
    [
      'Mo-Fr 09:00-17:00, Sa 10:00-14:00 Europe/Berlin',
      [
        { days: WEEKDAYS, ...NINE_TO_FIVE },
        { days: [6], from: 600, until: 840 },
      ],
    ],
    ['Mo,We 09:00-17:00 Europe/Berlin', [{ days: [1, 3], ...NINE_TO_FIVE }]],
    [
      'mo-tu 9:00 – 12:00, 13:00-17:00; Th 09:00-17:00 Europe/Berlin',
      [
        { days: [1, 2], from: 540, until: 720 },
        { days: [1, 2], from: 780, until: 1020 },
        { days: [4], ...NINE_TO_FIVE },
      ],
    ],
    ['Fr 22:00-02:00 Europe/Berlin', [{ days: [5], from: 22 * 60, until: 26 * 60 }]],
    ['Fr 18:00-00:00 Europe/Berlin', [{ days: [5], from: 18 * 60, until: 24 * 60 }]],
    ['Sa-Mo 00:00-24:00 Europe/Berlin', [{ days: [1, 6, 7], from: 0, until: 24 * 60 }]],
    ['Mo-Su Europe/Berlin', [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, until: 24 * 60 }]],
  ])('are read from %s', (text, pieces) => {
    expect(readOpeningHours(text)).toEqual({ timeZone: 'Europe/Berlin', pieces });
  });

  it.each([
    ['', 'ends with ""'],
    ['Mo-Fr 09:00-17:00', 'ends with "09:00-17:00" in the place of a time zone such as Europe/Berlin'],
    ['Mo-Fr 09:00-17:00, Sa', 'ends with "Sa"'],
    ['Mo-Fr 09:00-17:00 +01:00', 'ends with "+01:00"'],
    ['Mo-Fr 09:00-17:00 Europe/Berln', 'ends with "Europe/Berln"'],
    ['Europe/Berlin', 'names no day'],
    ['09:00-17:00 Europe/Berlin', 'has no day before "09:00-17:00"'],
    ['Mon-Fri 09:00-17:00 Europe/Berlin', 'has "Mon-Fri", which is no day: write Mo, Tu'],
    ['Mo-We-Fr 09:00-17:00 Europe/Berlin', 'has "Mo-We-Fr"'],
    ['Mo 9-17 Europe/Berlin', 'has "9-17", which is no time from one hour to another: write it like'],
    ['Mo 09:00-25:00 Europe/Berlin', 'has "09:00-25:00"'],
    ['Mo 09:60-17:00 Europe/Berlin', 'has "09:60-17:00"'],
    ['Mo 24:00-02:00 Europe/Berlin', 'has "24:00-02:00"'],
    ['Mo 09:00-09:00 Europe/Berlin', 'ends when it begins: write 00:00-24:00'],
    ['hunter2, jane@gateway', 'has an @ in it, as an address with a password. Write it like'],
    ['hunter2, jane%40gateway', 'has an @ in it'],
  ])('are refused as %j, with the piece that is wrong', (text, fault) => {
    expect(() => readOpeningHours(text)).toThrow(fault);
  });

  it('throw nothing but a sentence, whatever is written', () => {
    const word = fc.constantFrom('Mo', 'Sa-Tu', '09:00-17:00', '-', ',', ' ', 'Europe/Berlin', '24:00', '–');
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(word, fc.string())).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        try {
          const { pieces } = readOpeningHours(written);
          for (const { days, from, until } of pieces) {
            expect(days.length).toBeGreaterThan(0);
            expect(from).toBeLessThan(until);
            expect(until).toBeLessThanOrEqual(from + 24 * 60);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableHours);
        }
      }),
    );
  });

  it('are what was written', () => {
    const day = fc.integer({ min: 1, max: 7 });
    const piece = fc
      .record({
        days: fc.uniqueArray(day, { minLength: 1 }).map((days) => days.sort()),
        from: fc.nat(1439),
        lasts: fc.integer({ min: 1, max: 1439 }),
      })
      .map(({ days, from, lasts }) => ({ days, from, until: from + lasts }));
    const hours = fc.record({
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      pieces: fc.array(piece, { minLength: 1 }),
    });
    fc.assert(
      fc.property(hours, (meant) => {
        expect(readOpeningHours(written(meant))).toEqual(meant);
      }),
    );
  });
});

function written({ timeZone, pieces }: OpeningHours): string {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const names = ['', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  return `${pieces
    .map(({ days, from, until }) => `${days.map((day) => names[day])} ${clock(from)}-${clock(until)}`)
    .join('; ')} ${timeZone}`;
}
