import { z } from 'zod';

/** A time that passes, in the words of JavaScript's `Temporal.Duration`: `{ hours: 1, minutes: 20 }`. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
}

const inMs = {
  days: 24 * 60 * 60 * 1000,
  hours: 60 * 60 * 1000,
  minutes: 60 * 1000,
  seconds: 1000,
} as const;

/** Ten years: longer than anything at Genesys lasts. */
const MAX_MS = 3650 * inMs.days;

const amount = z.number().min(0).optional();

export const durationSchema = z
  .strictObject({ days: amount, hours: amount, minutes: amount, seconds: amount })
  .refine((duration) => msOf(duration) >= 1 && msOf(duration) <= MAX_MS, {
    error: 'Say how much time is to pass, up to ten years: {"minutes": 80}, {"days": 1, "hours": 2}.',
  });

/** Whole milliseconds. */
export function msOf({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return Math.round(days * inMs.days + hours * inMs.hours + minutes * inMs.minutes + seconds * inMs.seconds);
}
