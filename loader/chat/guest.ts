import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import { askForGuest } from './companion.ts';
import type { Lifecycle, Visitor } from './lifecycle.ts';
import { Renewal } from './renewal.ts';
import { storage } from './storage.ts';

/** The chat, as its guest needs it. */
interface GuestParts {
  readonly page: Page;
  readonly lifecycle: Lifecycle;
  /** Empty where there is no companion. */
  readonly endpoint: string;
  /** Where the guest's `resume` is in the page's storage. */
  readonly key: string;
  readonly deploymentId: string | undefined;
  tell(error: unknown): void;
}

/** The guest of the present visitor. Answers for a visitor of before are dropped. */
export class Guests {
  readonly #chat: GuestParts;
  readonly #renewal: Renewal;
  /** The guest that the site's server has sent along with the page: good for the first time alone. */
  #sentAlong: GuestSession | undefined;

  constructor(chat: GuestParts, sentAlong: GuestSession | undefined) {
    this.#chat = chat;
    this.#sentAlong = sentAlong;
    const renew = () => this.#renew();
    const tell = (error: unknown) => chat.tell(error);
    this.#renewal = new Renewal(chat.key, chat.page.signal, renew, tell);
  }

  get now(): GuestSession | undefined {
    const { page, lifecycle } = this.#chat;
    return page.signal.aborted ? undefined : lifecycle.visitor.guest;
  }

  /**
   * The guest of whoever is the visitor by the time it is there; `undefined` without a companion. Rejects with
   * `token-refused` or `token-unavailable`; another call then asks again.
   */
  async arrive(): Promise<GuestSession | undefined> {
    const { lifecycle } = this.#chat;
    const { visitor } = lifecycle;
    try {
      visitor.arrival ??= this.#ask(visitor);
      await visitor.arrival;
    } catch (error) {
      visitor.arrival = undefined;
      if (visitor === lifecycle.visitor) throw error;
    }
    return visitor === lifecycle.visitor ? visitor.guest : this.arrive();
  }

  /** Renews the session for as long as the page is in use. */
  keep(): void {
    this.#renewal.begin(this.now?.expiresAt);
  }

  /** Of whoever signs out or in: what was made for somebody else is of no use now. */
  forgetSentAlong(): void {
    this.#sentAlong = undefined;
  }

  async #ask(visitor: Visitor): Promise<void> {
    const { page, lifecycle, endpoint, key, deploymentId } = this.#chat;
    const resume = storage.read(key);
    const sentAlong = this.#sentAlong;
    this.forgetSentAlong();
    // A visitor who was here before stays who they are.
    const usable = resume ? undefined : sentAlong;
    if (!usable && !endpoint) return;
    const request = { deploymentId, resume, userToken: visitor.userToken };
    const guest = usable ?? (await askForGuest(endpoint, request, page));
    if (visitor !== lifecycle.visitor || page.signal.aborted) return;
    visitor.guest = guest;
    storage.write(key, guest.resume);
    this.#renewal.lives(guest.expiresAt);
  }

  /** Guest and token stay the same; a visitor who comes meanwhile has asked for a guest of their own. */
  async #renew(): Promise<void> {
    const { visitor } = this.#chat.lifecycle;
    if (visitor.guest) await this.#ask(visitor);
  }
}
