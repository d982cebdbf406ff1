/** A time that passes, in the words of JavaScript's `Temporal.Duration`: `{ hours: 1, minutes: 20 }`. */
export interface Duration {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly minutes?: number | undefined;
  readonly seconds?: number | undefined;
}

/** Whole milliseconds. */
export function msOf({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}
