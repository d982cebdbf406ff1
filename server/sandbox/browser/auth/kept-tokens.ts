import type { MessengerStorage } from '../storage.ts';
import type { Tokens } from './token-exchange.ts';

/**
 * The visitor's tokens, in storage until a sign-out (genesys.md 3.5, CONFIRMED-2). Nothing in them tells Messenger whose they
 * are: who comes to this browser before that is taken for the former visitor. It is the page that has to call `Auth.logout`.
 */
export class KeptTokens {
  readonly #storage: MessengerStorage;
  /** Another one after each sign-out. */
  #visit = {};

  constructor(storage: MessengerStorage) {
    this.#storage = storage;
  }

  get current(): Tokens | undefined {
    const [jwt, refreshToken] = [this.#storage.get('gcatkn'), this.#storage.get('gcartkn')];
    return jwt === undefined ? undefined : { jwt, ...(refreshToken && { refreshToken }) };
  }

  /** Keeps what is on its way. @throws when the visitor has signed out before it came. */
  async keep(coming: Promise<Tokens>): Promise<Tokens> {
    const visit = this.#visit;
    const tokens = await coming;
    if (visit !== this.#visit) throw new Error('The visitor has signed out in the meantime');
    this.#storage.set('gcatkn', tokens.jwt);
    if (tokens.refreshToken) this.#storage.set('gcartkn', tokens.refreshToken);
    return tokens;
  }

  forget(): void {
    this.#visit = {};
    this.#storage.remove('gcatkn', 'gcartkn');
  }

  /** They are gone by another tab's doing. */
  onForgottenElsewhere(listener: () => void): void {
    this.#storage.onRemovedElsewhere('gcatkn', listener);
  }
}
