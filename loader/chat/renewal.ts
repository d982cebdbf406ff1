import { storage } from './storage.ts';

/** Part of what is left of a session's life after which it is renewed. The companion renews from half of the whole on. */
const RENEWED_AT = 0.8;
/** In ms. Also where this machine's clock is wrong, the companion is not asked more often. */
const LEAST_WAIT = 60_000;
/** In ms: no browser's timer is longer. */
const MOST_WAIT = 2 ** 31 - 1;

/**
 * Renews a guest session in time. Of several tabs one asks the companion, and the others see by its mark in the storage
 * that it has been done.
 */
export class Renewal {
  readonly #mark: string;
  readonly #signal: AbortSignal;
  readonly #renew: () => Promise<void>;
  readonly #tell: (error: unknown) => void;
  #isOn = false;
  /** Both in ms since 1970. */
  #expires = 0;
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: string, signal: AbortSignal, renew: () => Promise<void>, tell: (error: unknown) => void) {
    this.#mark = `${key}:expires`;
    this.#signal = signal;
    this.#renew = renew;
    this.#tell = tell;
  }

  /** Once the chat is there. `expiresAt`: ISO 8601, as the companion sends it. */
  begin(expiresAt: string | undefined): void {
    if (this.#isOn || this.#signal.aborted) return;
    this.#isOn = true;
    const wait = () => this.#wait();
    // A page in the background is not in use; one that comes back, also from the back/forward cache, may be late.
    for (const event of ['visibilitychange', 'pageshow'])
      addEventListener(event, wait, { signal: this.#signal });
    this.#signal.addEventListener('abort', () => clearTimeout(this.#timer));
    if (expiresAt) this.lives(expiresAt);
  }

  /** A session has come, which ends then. */
  lives(expiresAt: string): void {
    this.#livesUntil(Date.parse(expiresAt));
  }

  #livesUntil(expires: number): void {
    this.#expires = expires;
    this.#due = Date.now() + Math.max((expires - Date.now()) * RENEWED_AT, LEAST_WAIT);
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.#isOn || !this.#due || this.#signal.aborted || document.hidden) return;
    const ms = Math.min(Math.max(this.#due - Date.now(), 0), MOST_WAIT);
    this.#timer = setTimeout(() => this.#keepAlive(), ms);
  }

  async #keepAlive(): Promise<void> {
    if (Date.now() < this.#due) return this.#wait();
    const renewOnce = () => this.#renewOnce();
    try {
      await (navigator.locks ? navigator.locks.request(this.#mark, renewOnce) : renewOnce());
    } catch (error) {
      this.#tell(error);
    }
    this.#livesUntil(this.#expires);
  }

  async #renewOnce(): Promise<void> {
    const elsewhere = Number(storage.read(this.#mark) ?? 0);
    if (elsewhere > this.#expires) this.#expires = elsewhere;
    else {
      await this.#renew();
      storage.write(this.#mark, `${this.#expires}`);
    }
  }
}
