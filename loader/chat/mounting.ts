import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import type { Options } from '../parse-options.ts';
import { fetchPart } from './fetch-part.ts';
import type { Guests } from './guest.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Messenger } from './messenger.ts';
import type { RegionsPart } from './parts.ts';
import { ChatProblem } from './problem.ts';
import {
  type KnownSettings,
  type MessengerSettings,
  type Place,
  settingsFromAnswer,
  settingsFromFile,
} from './settings.ts';

/** The chat, as its start needs it. */
interface MountingParts {
  readonly page: Page;
  readonly options: Options;
  readonly known: KnownSettings;
  readonly lifecycle: Lifecycle;
  readonly guests: Guests;
  readonly messenger: Messenger;
  /** The chat goes on without a guest. */
  guestFailed(error: unknown): void;
  failed(error: unknown): void;
  readonly atGenesys: { letGo(): Promise<void> };
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
    this.settings ??= await this.#settings(arrival);
    if (!counts()) return;
    await Promise.all([arrival, chat.messenger.mount(this.settings)]);
    // Somebody signed in or out while Genesys's script was on its way.
    if (chat.lifecycle.visitor !== visitor) await this.#guest(counts);
    if (!counts()) return;
    await chat.atGenesys.letGo();
    await chat.sendAttributes();
    if (counts() && chat.lifecycle.take('mounted')) chat.mounted();
  }

  /** Without waiting for the companion, where that is not needed. */
  async #settings(arrival: Promise<GuestSession | undefined>): Promise<MessengerSettings> {
    const { options, known } = this.#chat;
    if (self.origin === 'null')
      throw new ChatProblem(
        'domain-not-allowed',
        'This page has no origin, so Genesys can allow none: add allow-same-origin to the sandbox attribute of its frame',
      );
    const place = options.region ? await this.#place(options.region) : undefined;
    return settingsFromFile(options, known, place) ?? settingsFromAnswer(options, await arrival, place);
  }

  /** Most tags name no region. */
  async #place(region: string): Promise<Place> {
    const { placeNamed } = await fetchPart<RegionsPart>(this.#chat.page, 'regions');
    const place = placeNamed(region);
    if (place) return place;
    throw new ChatProblem(
      'unknown-region',
      `Genesys has no region "${region}"; write for example mypurecloud.ie`,
    );
  }

  /** A companion that does not answer costs the visitor's details, never the chat. One that refuses has a reason. */
  async #guest(counts: () => boolean): Promise<GuestSession | undefined> {
    try {
      return await this.#chat.guests.arrive();
    } catch (error) {
      if (/refused|needed/.test((error as ChatProblem).code)) throw error;
      if (counts()) this.#chat.guestFailed(error);
      return undefined;
    }
  }
}
