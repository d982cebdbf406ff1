/**
 * So many of something in a window of time. How Genesys counts is not documented, only how many: this one refills evenly,
 * so that a client which keeps to the rate is never refused because a timer of its own fired early.
 */
export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  #left: number;
  #countedAt: number;

  constructor(limit: number, windowMs: number, now: () => number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
    this.#left = limit;
    this.#countedAt = now();
  }

  /** Takes one: 0 when there was one left, else the whole seconds until there is. */
  take(): number {
    const now = this.#now();
    const refilled = ((now - this.#countedAt) / this.#windowMs) * this.#limit;
    this.#left = Math.min(this.#limit, this.#left + Math.max(0, refilled));
    this.#countedAt = now;
    if (this.#left >= 1) {
      this.#left -= 1;
      return 0;
    }
    return Math.ceil((((1 - this.#left) / this.#limit) * this.#windowMs) / 1000);
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How often Genesys lets each be done (genesys.md 4.6, CONFIRMED-2). */
export const rateLimits = {
  /** Texts and structured messages of a session; that events are not counted is our reading. */
  messages: (now: () => number) => new RateLimit(5, SECOND, now),
  /** Frames of a connection. */
  requests: (now: () => number) => new RateLimit(60, MINUTE, now),
  /** Health checks of a connection. */
  healthChecks: (now: () => number) => new RateLimit(2, MINUTE, now),
  /** Requests that configure a session. */
  configure: (now: () => number) => new RateLimit(60, MINUTE, now),
  /** Sockets of a deployment. */
  connections: (now: () => number) => new RateLimit(1000, MINUTE, now),
  /** Pages of a session's history. */
  history: (now: () => number) => new RateLimit(10, MINUTE, now),
} as const;
