import { clockFrame } from '../clock-frame.ts';
import { at } from './deployment.ts';

/** The sandbox's time, as the page knows it: the computer's, until the sandbox says that a test has let time pass. */
export class PageClock {
  readonly #listeners = new Set<() => void>();
  #aheadMs = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Whether the frame tells the time. Nobody else is to see such a one: Genesys sends none. */
  take(frame: { readonly class: string; readonly body: unknown }): boolean {
    if (frame.class !== clockFrame.class) return false;
    const now = at(frame.body, 'now');
    if (typeof now === 'number') this.#aheadMs = now - Date.now();
    for (const listener of this.#listeners) listener();
    return true;
  }

  /** Called when the time has leapt: whoever waits for an hour waits for less now. */
  onLeap(listener: () => void): void {
    this.#listeners.add(listener);
  }
}

/** All of a page's connections are to one organisation, and tell one time. */
export const pageClock = new PageClock();
