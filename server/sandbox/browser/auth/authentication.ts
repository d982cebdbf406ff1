import type { Deployment } from '../deployment.ts';
import type { SignIn } from '../messaging/session-link.ts';
import type { Plugin } from '../plugins.ts';
import type { MessengerStorage } from '../storage.ts';
import { type AuthCode, parseAuthCode, type Tokens, tokenResource } from './token-exchange.ts';

/**
 * A visitor who signs in at the site (genesys.md 3.4): the page's `AuthProvider` gives a code, Genesys exchanges it for
 * tokens, the session is configured with the JWT, and the tokens stay in storage until the visitor signs out. Not
 * documented, and so ours: which of the error events goes with which failure. Here the code is first asked for when a session
 * is to be configured and nothing is stored; the real one asks as the page loads (genesys.md 10.1, CONFIRMED): not yet played.
 */
export class Authentication implements SignIn {
  readonly #deployment: Deployment;
  readonly #storage: MessengerStorage;
  readonly #auth: Plugin;
  readonly #resource: ReturnType<typeof tokenResource>;
  readonly #providerIsReady: Promise<void>;

  constructor(deployment: Deployment, storage: MessengerStorage, auth: Plugin) {
    this.#deployment = deployment;
    this.#storage = storage;
    this.#auth = auth;
    this.#resource = tokenResource(deployment.apiEndpoint, deployment.id);
    this.#providerIsReady = new Promise((resolve) => auth.subscribe('AuthProvider.ready', () => resolve()));
  }

  get tokens(): Tokens | undefined {
    const [jwt, refreshToken] = [this.#storage.get('gcatkn'), this.#storage.get('gcartkn')];
    return jwt === undefined ? undefined : { jwt, ...(refreshToken && { refreshToken }) };
  }

  /** Where a session may be stepped up, visitors begin as guests. */
  async jwt(): Promise<string | undefined> {
    if (this.tokens || this.#deployment.stepsUp) return this.tokens?.jwt;
    return (await this.signIn()).tokens.jwt;
  }

  /** With the refresh token; where that is of no use, by the page's `reAuthenticate` and a new code. */
  async renew(): Promise<void> {
    try {
      await this.refresh();
    } catch {
      await this.reAuthenticate();
      await this.signIn();
    }
  }

  async refresh(): Promise<Tokens> {
    try {
      const refreshToken = this.tokens?.refreshToken;
      if (!refreshToken) throw new Error('There is no refresh token');
      return this.#keep(await this.#resource.refresh(refreshToken));
    } catch (error) {
      throw this.#failed('tokenError', error);
    }
  }

  /** Never settles when the page has no such command, or reloads. */
  async reAuthenticate(): Promise<unknown> {
    await this.#providerIsReady;
    return this.#auth.command('AuthProvider.reAuthenticate').catch((error) => {
      throw this.#failed('authProviderError', error);
    });
  }

  /** Asks the page for its latest code and exchanges it. */
  async signIn(): Promise<{ code: AuthCode; tokens: Tokens }> {
    const code = await this.#askForCode();
    const { authCode, redirectUri } = code;
    this.#auth.publish('authenticating', { authCode, redirectUri });
    try {
      const tokens = this.#keep(await this.#resource.exchange(code));
      this.#auth.publish('authenticated', tokens);
      return { code, tokens };
    } catch (error) {
      throw this.#failed('authError', error);
    }
  }

  async signOut(): Promise<void> {
    const jwt = this.tokens?.jwt;
    try {
      if (!jwt) throw new Error('Nobody is signed in');
      await this.#resource.revoke(jwt);
    } catch (error) {
      throw this.#failed('logoutError', error);
    }
    this.loggedOut();
  }

  loggedOut(): void {
    // Revoking makes the server say it over the socket too: once is enough.
    if (!this.tokens) return;
    this.#storage.remove('gcatkn', 'gcartkn');
    this.#auth.publish('loggedOut');
  }

  async #askForCode(): Promise<AuthCode> {
    await this.#providerIsReady;
    try {
      return parseAuthCode(await this.#auth.command('AuthProvider.getAuthCode'));
    } catch (error) {
      throw this.#failed('authProviderError', error);
    }
  }

  #keep(tokens: Tokens): Tokens {
    this.#storage.set('gcatkn', tokens.jwt);
    if (tokens.refreshToken) this.#storage.set('gcartkn', tokens.refreshToken);
    return tokens;
  }

  #failed(event: string, error: unknown): Error {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#auth.publish(event, { error: reason.message });
    return reason;
  }
}

/** Without authentication in its configuration, a deployment has guests only. */
export const guestsOnly: SignIn = {
  jwt: async () => undefined,
  renew: async () => {},
  loggedOut: () => {},
};
