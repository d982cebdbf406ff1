import type { Temporal } from 'temporal-polyfill';

/**
 * When the clocks of a place show a time, ms since the epoch. A time that comes twice, when daylight saving ends, is the
 * first of the two. One that is left out when it begins is as long after midnight as on any other day: 02:30 is 03:30 by the new
 * clock. So RFC 5545 reads local times (section 3.3.5); what Genesys does is not known.
 */
export function momentOf(local: Temporal.PlainDateTime, timeZone: string): number {
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
