import type { Option } from './option.ts';

/** What goes into the customer attributes by itself: `capture.ts` alone reads it. */
export const captureOptions = {
  capture: {
    values: ['<subjects>'],
    default: '',
    part: 'capture',
    help: 'what goes into the customer attributes by itself, after consent and without what looks personal: `utm`, `gclid`, `referrer` and `page`, with commas between; attributes of the site’s own win',
  },
} as const satisfies Record<string, Option>;
