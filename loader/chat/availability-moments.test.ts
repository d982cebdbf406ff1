import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { languages } from '../build-time.ts';
import { localeOf, momentInWords, waitInWords } from './availability-moments.ts';
import { availabilityTexts } from './availability-texts.ts';

const { en, de } = availabilityTexts;
const german = de ?? en;

/** Times of day in newer ICU have a narrow space before AM and PM. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('when somebody is there again', () => {
  it.each([
    // A shop in Berlin opens on Friday at 9:00 (08:00 UTC); who looks is somewhere else, at the same moment.
    ['2026-11-27T08:00:00Z', '2026-11-27T06:30:00Z', 'Europe/Berlin', 'today, 9:00 AM'],
    ['2026-11-27T08:00:00Z', '2026-11-27T06:30:00Z', 'America/New_York', 'today, 3:00 AM'],
    ['2026-11-27T08:00:00Z', '2026-11-27T03:00:00Z', 'America/New_York', 'Friday 3:00 AM'],
    ['2026-11-26T23:00:00Z', '2026-11-26T20:00:00Z', 'Asia/Tokyo', 'today, 8:00 AM'],
    ['2026-11-26T16:00:00Z', '2026-11-26T14:00:00Z', 'Asia/Tokyo', 'Friday 1:00 AM'],
    ['2026-11-30T08:00:00Z', '2026-11-27T18:00:00Z', 'Europe/Berlin', 'Monday 9:00 AM'],
    // A week ahead has the name of today.
    ['2026-12-04T08:00:00Z', '2026-11-27T18:00:00Z', 'Europe/Berlin', 'Friday, December 4 at 9:00 AM'],
    ['2027-01-04T08:00:00Z', '2026-12-23T18:00:00Z', 'Europe/Berlin', 'Monday, January 4 at 9:00 AM'],
  ])('%s is at %s in %s “%s”', (moment, now, zone, words) => {
    expect(plain(momentInWords(new Date(moment), new Date(now), en, 'en', zone))).toBe(words);
  });

  it.each([
    // Clocks go back at 3:00 on Sunday, 25 October 2026, and that day has 25 hours.
    ['2026-10-25T22:30:00Z', '2026-10-24T22:15:00Z', 'heute, 23:30'],
    ['2026-10-26T08:00:00Z', '2026-10-25T07:30:00Z', 'Montag um 09:00'],
    // They go forward on Sunday, 28 March 2027, which has 23.
    ['2027-03-28T07:00:00Z', '2027-03-27T22:30:00Z', 'Sonntag um 09:00'],
    ['2027-03-28T21:30:00Z', '2027-03-27T23:15:00Z', 'heute, 23:30'],
  ])('%s is at %s in Berlin, where the clocks change, “%s”', (moment, now, words) => {
    expect(
      momentInWords(new Date(moment), new Date(now), german, 'de', 'Europe/Berlin').replace(', 09', ' um 09'),
    ).toBe(words);
  });

  it('is never on a wrong day, in any time zone', () => {
    const zones = [
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    const instant = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        fc.constantFrom(...zones),
        (now, minutes, zone) => {
          const moment = new Date(now.getTime() + minutes * 60_000);
          const words = plain(momentInWords(moment, now, en, 'en', zone));
          const at = (date: Date) =>
            Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
          const day = at(moment).toPlainDate();
          const days = at(now).toPlainDate().until(day, { largestUnit: 'days' }).days;
          const weekday = day.toLocaleString('en', { weekday: 'long' });
          expect(words.startsWith(days === 0 ? 'today' : weekday)).toBe(true);
          expect(/day, [A-Z]/.test(words)).toBe(days >= 7);
          if (days >= 7) expect(words).toContain(`${day.toLocaleString('en', { month: 'long' })} ${day.day}`);
          const { hour, minute } = at(moment);
          expect(words).toContain(
            `${hour % 12 || 12}:${`${minute}`.padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`,
          );
        },
      ),
    );
  });

  it.each(languages)('is said in %s, with nothing left to fill in', (language) => {
    const texts = availabilityTexts[language] ?? en;
    const now = new Date('2026-11-27T06:00:00Z');
    for (const opens of ['2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z', '2027-01-04T08:00:00Z']) {
      const words = momentInWords(new Date(opens), now, texts, language, 'Europe/Berlin');
      expect(words).toMatch(/[9٩]/);
      expect(words).not.toMatch(/[{}]/);
    }
  });
});

describe('the language of a moment', () => {
  it.each([
    ['en', ['', 'en', 'en-GB'], 'en-GB'],
    ['en', ['', 'de-DE', 'fr'], 'en'],
    ['de', ['de-AT', 'de-DE'], 'de-AT'],
    ['de', ['DE-at', 'en'], 'DE-at'],
    ['en', ['en-', 'en-not_a_locale', 'en-US'], 'en-US'],
  ])('%s is, of somebody who says %j, %s', (language, said, locale) => {
    expect(localeOf(language, said)).toBe(locale);
  });

  it('is one that the browser can write, whatever the page says', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((text) => `en-${text}`)), (said) => {
        expect(() => new Intl.DateTimeFormat(localeOf('en', said))).not.toThrow();
      }),
    );
  });
});

describe('a wait', () => {
  it.each([
    [0, 'Waiting time: less than a minute.'],
    [59, 'Waiting time: less than a minute.'],
    [60, 'Waiting time: about 1 minute.'],
    [61, 'Waiting time: about 2 minutes.'],
    [240, 'Waiting time: about 4 minutes.'],
    [601, 'Waiting time: about 15 minutes.'],
    [3_600, 'Waiting time: about 60 minutes.'],
    [3_601, 'Waiting time: more than an hour.'],
    [1e9, 'Waiting time: more than an hour.'],
  ])('of %s s is “%s”', (seconds, words) => {
    expect(plain(waitInWords(seconds, en, 'en'))).toBe(words);
  });

  it('is never said shorter than it is, nor by more than five minutes longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 3_600 }), (seconds) => {
        const [minutes] = /\d+/.exec(waitInWords(seconds, en, 'en')) ?? [];
        expect(Number(minutes) * 60).toBeGreaterThanOrEqual(seconds);
        expect(Number(minutes) * 60 - seconds).toBeLessThan(300);
      }),
    );
  });

  it.each([
    ['pl', 1, '1 minuta'],
    ['pl', 3, '3 minuty'],
    ['pl', 5, '5 minut'],
    ['ar', 2, 'دقيقتان'],
    ['de', 1, '1 Minute'],
  ])('has in %s the plural of %s', (language, minutes, words) => {
    const said = plain(waitInWords(minutes * 60, availabilityTexts[language] ?? en, language));
    expect(said).toContain(words);
  });
});
