/** Refused beyond it: JavaScript has no dates after the year 275760. */
const MAX_AHEAD_MS = 100 * 365 * 24 * 60 * 60 * 1000;

/**
 * The time of one organisation: the computer's, and ahead of it by what a test has let pass. Whatever gets old in the sandbox
 * asks this clock, so that a test need not wait.
 */
export class Clock {
  readonly #computer: () => number;
  readonly #waiting = new Set<Waiting>();
  #aheadMs = 0;

  /** `computer`: milliseconds since 1970. */
  constructor(computer: () => number) {
    this.#computer = computer;
  }

  /** Milliseconds since 1970. A function of its own, since it is handed on. */
  readonly now = (): number => this.#computer() + this.#aheadMs;

  get isAhead(): boolean {
    return this.#aheadMs > 0;
  }

  /** @throws RangeError when the clock would be more than a hundred years ahead. */
  advance(ms: number): void {
    if (this.#aheadMs + ms > MAX_AHEAD_MS)
      throw new RangeError(
        'The clock cannot be more than 100 years ahead: send {"reset": true} to put it back.',
      );
    this.#aheadMs += ms;
    for (const { dueAt, wake } of this.#waiting) if (dueAt <= this.now()) wake();
  }

  putBack(): void {
    this.#aheadMs = 0;
  }

  /** Resolves after `ms`, or as soon as the clock has been advanced by as much. Keeps no process alive. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      const waiting = { dueAt: this.now() + ms, wake };
      this.#waiting.add(waiting);
    });
  }
}

interface Waiting {
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  wake(): void;
}
