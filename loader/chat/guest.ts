import type { GuestSession } from '../../server/guest-token/wire.ts';
import type { Page } from '../page.ts';
import type { AtGenesys } from './at-genesys.ts';
import { askForGuest } from './companion.ts';
import type { Lifecycle, Visitor } from './lifecycle.ts';
import type { Answers } from './parts.ts';
import { ChatProblem } from './problem.ts';
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
  readonly atGenesys: AtGenesys;
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
   * `sign-in-needed`, `token-refused` or `token-unavailable`; another call then asks again.
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

  /**
   * The newest user token of a visitor; another one where the last was refused. Rejects with `token-unavailable` where the
   * site's function has none.
   */
  async tokenOf(visitor: Visitor, was?: 'refused'): Promise<string | undefined> {
    const { userToken } = visitor;
    if (typeof userToken !== 'function') return userToken;
    try {
      const { newestToken } = await this.#chat.atGenesys.part();
      return await newestToken(this.#chat, visitor, was);
    } catch (error) {
      throw new ChatProblem('token-unavailable', `userToken: ${error}`);
    }
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
    const token = (was?: 'refused') => this.tokenOf(visitor, was);
    const ask = async () =>
      askForGuest(endpoint, { deploymentId, resume, userToken: await token() }, page, token);
    const guest = usable ?? (await ask());
    if (visitor !== lifecycle.visitor || page.signal.aborted) return;
    visitor.guest = guest;
    storage.write(key, guest.resume);
    this.#renewal.lives(guest.expiresAt);
    if (guest.signIn) void this.#chat.atGenesys.provideCodes();
  }

  /** Guest and token stay the same; a visitor who comes meanwhile has asked for a guest of their own. */
  async #renew(): Promise<void> {
    const { visitor } = this.#chat.lifecycle;
    if (visitor.guest) await this.#ask(visitor);
  }
}

/** What Genesys's SDK has of the guest: the command `GuestSession.get`. */
export function answersOf(guests: Pick<Guests, 'now'>): Answers {
  return {
    get({ resolve }) {
      const { guestId, token } = guests.now ?? {};
      resolve({ guestId, token });
    },
  };
}
