import type { AvailabilityTexts } from './availability-texts.ts';

/** In ms. */
const DAY = 24 * 60 * 60_000;

/** A language of ours, as the visitor writes it: in `en-GB` it is 17:00 where `en` alone has 5:00 PM. `said`: as in `languageOfVisitor`. */
export function localeOf(language: string, said: readonly string[]): string {
  const isKindOf = (tag: string) => tag.toLowerCase().startsWith(`${language}-`);
  return said.find((tag) => isKindOf(tag) && isLocale(tag)) ?? language;
}

/**
 * A moment to come, as the visitor's clock has it: the time today, a day of this week and the time, or also the date. Never
 * “tomorrow”: what is read may stand past midnight, and a weekday stays right. `timeZone` is that of the browser.
 */
export function momentInWords(
  moment: Date,
  now: Date,
  { today }: AvailabilityTexts,
  locale: string,
  timeZone?: string,
): string {
  const days = dayOf(moment, timeZone) - dayOf(now, timeZone);
  const write = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone, ...form }).format(moment);
  if (days === 0) return today.replace('{time}', () => write({}));
  return write(days < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Rather too long than too short, and never as if it were known to the second. */
export function waitInWords(seconds: number, texts: AvailabilityTexts, locale: string): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return texts.shortWait;
  if (minutes > 60) return texts.longWait;
  const rounded = minutes > 10 ? Math.ceil(minutes / 5) * 5 : minutes;
  const form = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  return texts.wait.replace('{time}', () => form.format(rounded));
}

/** Counted on the calendar of a time zone, where a day may have 23 hours or 25. */
function dayOf(moment: Date, timeZone: string | undefined): number {
  const form = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const of = Object.fromEntries(form.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(of.year ?? 0, (of.month ?? 1) - 1, of.day) / DAY;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // It comes from the page, and is none.
    return false;
  }
}
