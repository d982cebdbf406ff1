import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { Options } from '../parse-options.ts';
import type { Guests } from './guest.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Messenger } from './messenger.ts';
import { ChatProblem } from './problem.ts';
import {
  type KnownSettings,
  type MessengerSettings,
  settingsFromAnswer,
  settingsFromFile,
} from './settings.ts';

/** The chat, as its start needs it. */
interface MountingParts {
  readonly options: Options;
  readonly known: KnownSettings;
  readonly lifecycle: Lifecycle;
  readonly guests: Guests;
  readonly messenger: Messenger;
  /** The chat goes on without a guest. */
  guestFailed(error: unknown): void;
  failed(error: unknown): void;
  sendAttributes(): Promise<void>;
  mounted(): void;
}

/** Brings the guest and Genesys's Messenger into the page, side by side where the settings are known. */
export class Mounting {
  settings: MessengerSettings | undefined;
  readonly #chat: MountingParts;
  #attempt: Promise<void> | undefined;
  /** Of the attempt that counts. What an earlier one still waits for is of no use when it comes. */
  #number = 0;
  #stopWaiting = () => {};

  constructor(chat: MountingParts) {
    this.#chat = chat;
  }

  /** Resolves when there is nothing more to wait for: the state says how it went. Begins anew after a failure. */
  run(): Promise<void> {
    if (this.#attempt) return this.#attempt;
    this.#chat.lifecycle.take('started');
    const number = ++this.#number;
    const counts = () => number === this.#number;
    const done = this.#mount(counts).catch((error) => {
      if (!counts()) return;
      this.forget();
      this.#chat.failed(error);
    });
    const stopped = new Promise<void>((resolve) => {
      this.#stopWaiting = resolve;
    });
    this.#attempt = Promise.race([done, stopped]);
    return this.#attempt;
  }

  /** Messenger is there, but does not do what it is asked: the next time it is mounted anew. */
  forget(): void {
    this.#number++;
    this.#attempt = undefined;
  }

  /** Consent was taken back, or the chat leaves the page. */
  stop(): void {
    this.forget();
    this.#stopWaiting();
    this.#chat.lifecycle.take('stopped');
  }

  async #mount(counts: () => boolean): Promise<void> {
    const chat = this.#chat;
    const { visitor } = chat.lifecycle;
    const arrival = this.#guest(counts);
    this.settings ??= this.#settingsKnown() ?? settingsFromAnswer(chat.options, await arrival);
    if (!counts()) return;
    await Promise.all([arrival, chat.messenger.mount(this.settings)]);
    // Somebody signed in or out while Genesys's script was on its way.
    if (chat.lifecycle.visitor !== visitor) await this.#guest(counts);
    if (!counts()) return;
    await chat.sendAttributes();
    if (counts() && chat.lifecycle.take('mounted')) chat.mounted();
  }

  #settingsKnown(): MessengerSettings | undefined {
    const { options, known } = this.#chat;
    if (self.origin === 'null')
      throw new ChatProblem(
        'domain-not-allowed',
        'This page has no origin, so Genesys can allow none: add allow-same-origin to the sandbox attribute of its frame',
      );
    return settingsFromFile(options, known);
  }

  /** A companion that does not answer costs the visitor's details, never the chat. One that refuses has a reason. */
  async #guest(counts: () => boolean): Promise<GuestSession | undefined> {
    try {
      return await this.#chat.guests.arrive();
    } catch (error) {
      if ((error as ChatProblem).code === 'token-refused') throw error;
      if (counts()) this.#chat.guestFailed(error);
      return undefined;
    }
  }
}
