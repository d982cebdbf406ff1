import type { Duration } from '../sandbox/duration.ts';
import { ask } from './ask.ts';

/** Genesys Cloud's time: what gets old there, gets old without waiting. The companion and the page keep their own. */
export interface Clock {
  /** Lets time pass: `{ minutes: 80 }`, `{ days: 1, hours: 2 }`. It never goes back. */
  advance(duration: Duration): Promise<void>;
}

export function clockAt(sandboxUrl: string): Clock {
  return {
    advance: async (duration) => void (await ask(`${sandboxUrl}/sandbox/control`, { advance: duration })),
  };
}
