import type { Lifecycle } from './lifecycle.ts';
import type { Messenger } from './messenger.ts';
import type { Doorkeeper } from './parts.ts';

/** The chat, as its window needs it. */
interface WindowParts {
  readonly lifecycle: Lifecycle;
  readonly messenger: Messenger;
  readonly isMounted: boolean;
  readonly mayMount: boolean;
  readonly atGenesys: { leaving: Promise<unknown> | undefined };
  /** Brings Messenger; resolves also where that failed, and the state says so. */
  mount(): Promise<void>;
  failed(error: unknown): void;
}

/**
 * Genesys's window. Opening, closing and opening again in any order ends where the last call asked to be: each only says
 * what is wanted, and one path leads there, also when that changes on the way.
 */
export class ChatWindow {
  isWanted = false;
  /** Comes later, and only where the tag wants to know whether anybody is there. */
  declare doorkeeper?: Doorkeeper;
  /** How often it was wanted no more. What was to be said in it is of no use after that. */
  closings = 0;
  readonly #chat: WindowParts;
  #way: Promise<void> = Promise.resolve();
  #isMoving = false;
  /** What Genesys is being asked for; `undefined` while it is asked for nothing. */
  #asked: boolean | undefined;

  constructor(chat: WindowParts) {
    this.#chat = chat;
  }

  get isOpen(): boolean {
    return this.#chat.lifecycle.state === 'open';
  }

  /**
   * Genesys's window has opened or closed. That is the visitor's wish, unless it is what Genesys was asked for: somebody
   * may have changed their mind since.
   */
  moved(isOpen: boolean): void {
    if (isOpen !== this.#asked) this.isWanted = isOpen;
  }

  /** Resolves when the window is as it is wanted, or cannot be. */
  move(): Promise<void> {
    if (!this.isWanted) this.closings++;
    if (!this.#isMoving) this.#way = this.#go();
    return this.#way;
  }

  /** What is wanted may change at any time: `#isMoving` ends with the last look at it, and not a moment later. */
  async #go(): Promise<void> {
    const chat = this.#chat;
    let failure: { error: unknown } | undefined;
    this.#isMoving = true;
    try {
      while (this.isWanted !== this.isOpen) {
        const { leaving } = chat.atGenesys;
        if (this.isWanted && leaving) {
          // While this one is waited for, another may be going.
          chat.atGenesys.leaving = undefined;
          await leaving;
        } else if (this.isWanted && this.doorkeeper?.keepsShut()) break;
        else if (chat.isMounted) await this.#step();
        else if (!this.isWanted || !chat.mayMount) break;
        else {
          await chat.mount();
          if (chat.lifecycle.state === 'failed') break;
        }
      }
    } catch (error) {
      failure = { error };
    }
    this.#isMoving = false;
    // Whoever hears of it may ask for the window again.
    if (failure) chat.failed(failure.error);
  }

  async #step(): Promise<void> {
    const { lifecycle, messenger } = this.#chat;
    const wasOpen = this.isOpen;
    this.#asked = this.isWanted;
    try {
      await messenger.command(this.#asked ? 'Messenger.open' : 'Messenger.close');
    } catch (error) {
      // Genesys refuses to open an open window; and where its answer never comes, its event has told already.
      if (this.isOpen === wasOpen) throw error;
    } finally {
      this.#asked = undefined;
    }
    lifecycle.take(wasOpen ? 'closed' : 'opened');
  }
}
