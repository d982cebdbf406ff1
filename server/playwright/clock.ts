import type { Duration } from '../sandbox/duration.ts';
import { ask } from './ask.ts';

/** Genesys Cloud's time: what gets old there, gets old without waiting. The companion and the page keep their own. */
export interface Clock {
  /** Lets time pass: `{ minutes: 80 }`, `{ days: 1, hours: 2 }`. It never goes back. */
  advance(duration: Duration): Promise<void>;
}

/** `inspector`: address of the organisation's inspector, with the control resource below it. */
export function clockAt(inspector: string): Clock {
  return {
    advance: async (duration) => void (await ask(`${inspector}/control`, { advance: duration })),
  };
}
