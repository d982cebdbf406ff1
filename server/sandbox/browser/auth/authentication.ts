import type { Deployment } from '../deployment.ts';
import type { SignIn } from '../messaging/session-link.ts';
import type { Plugin } from '../plugins.ts';
import type { MessengerStorage } from '../storage.ts';
import { KeptTokens } from './kept-tokens.ts';
import { type AuthCode, parseAuthCode, type Tokens, tokenResource } from './token-exchange.ts';

/**
 * A visitor who signs in at the site (genesys.md 3.4 and 10.1): the page's `AuthProvider` gives a code, Genesys exchanges it
 * for tokens, the session is configured with the JWT, and the tokens stay in storage until the visitor signs out. Not
 * documented, and so ours: which of the error events goes with which failure.
 */
export class Authentication implements SignIn {
  readonly #deployment: Deployment;
  readonly #kept: KeptTokens;
  readonly #auth: Plugin;
  readonly #resource: ReturnType<typeof tokenResource>;
  readonly #providerIsReady: Promise<void>;
  #signingIn: Promise<SignedIn> | undefined;

  constructor(deployment: Deployment, storage: MessengerStorage, auth: Plugin) {
    this.#deployment = deployment;
    this.#kept = new KeptTokens(storage);
    this.#auth = auth;
    this.#resource = tokenResource(deployment.apiEndpoint, deployment.id);
    this.#hasVisitor = this.tokens !== undefined;
    this.#providerIsReady = new Promise((resolve) => auth.subscribe('AuthProvider.ready', () => resolve()));
    // At once, and not when a session is to be configured (genesys.md 10.1, CONFIRMED): a page may wait for `authenticated`.
    void this.#providerIsReady.then(() => this.getTokens()).catch(toldByEvent);
  }

  /**
   * Whether this tab knows of somebody who is signed in: each tab tells once that nobody is any more. Pages read it, as
   * `Auth.authenticated` (genesys.md 10.1, CONFIRMED).
   */
  get #hasVisitor(): boolean {
    return this.#auth.ownData('authenticated') === true;
  }

  set #hasVisitor(isKnown: boolean) {
    this.#auth.data('authenticated', isKnown);
  }

  get isUnderWay(): boolean {
    return this.#signingIn !== undefined;
  }

  get tokens(): Tokens | undefined {
    return this.#kept.current;
  }

  /**
   * The tokens, told as `authenticated`, after signing in where nobody is. Where a session may be stepped up, visitors begin as
   * guests.
   *
   * @throws when nobody is signed in.
   */
  async getTokens(): Promise<Tokens> {
    if (this.#deployment.stepsUp && !this.tokens && !this.#signingIn) throw new Error('Nobody is signed in');
    if (!this.tokens) return (await this.signIn()).tokens;
    this.#hasVisitor = true;
    this.#auth.publish('authenticated', this.tokens);
    return this.tokens;
  }

  async jwt(): Promise<string | undefined> {
    // They may be those of another tab.
    if (this.tokens) this.#hasVisitor = true;
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
      return await this.#keep(this.#resource.refresh(refreshToken));
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

  /** Asks the page for its latest code and exchanges it. Calls that overlap share one attempt. */
  signIn(): Promise<SignedIn> {
    this.#signingIn ??= this.#exchangeCode().finally(() => {
      this.#signingIn = undefined;
    });
    return this.#signingIn;
  }

  async signOut(): Promise<void> {
    const { tokens } = this;
    this.#hasVisitor = false;
    try {
      if (!tokens) throw new Error('Nobody is signed in');
      const answer = await this.#revoke(tokens);
      this.#kept.forget();
      this.#auth.publish('loggedOut', answer);
      // Of the implicit flow, which has no refresh token: the page signs out at its provider (genesys.md 10.1, CONFIRMED-2).
      if (!tokens.refreshToken) void this.#auth.command('AuthProvider.logoutOIDC').catch(toldByPage);
    } catch (error) {
      this.#hasVisitor = this.tokens !== undefined;
      throw this.#failed('logoutError', error);
    }
  }

  /**
   * A JWT that has got too old in the meantime is renewed for it, as Genesys's mobile SDK does (genesys.md 11.1, CONFIRMED). Where
   * that fails too, the visitor stays: that a page can rely on a sign-out without its answer is written nowhere.
   */
  async #revoke({ jwt, refreshToken }: Tokens): Promise<object> {
    try {
      return await this.#resource.revoke(jwt);
    } catch (error) {
      if (!refreshToken) throw error;
      return this.#resource.revoke((await this.#resource.refresh(refreshToken)).jwt);
    }
  }

  /** Somewhere else, as the server or another tab says: what its answer was is not known here. */
  loggedOut(): void {
    if (!this.#hasVisitor) return;
    this.#hasVisitor = false;
    this.#kept.forget();
    this.#auth.publish('loggedOut');
  }

  /** The visitor signed out in another tab. */
  onLoggedOutElsewhere(listener: () => void): void {
    this.#kept.onForgottenElsewhere(() => {
      if (this.#hasVisitor) listener();
      this.loggedOut();
    });
  }

  async #exchangeCode(): Promise<SignedIn> {
    const code = await this.#askForCode();
    const { authCode, redirectUri } = code;
    this.#auth.publish('authenticating', { authCode, redirectUri });
    try {
      const tokens = await this.#keep(this.#resource.exchange(code));
      this.#auth.publish('authenticated', tokens);
      return { code, tokens };
    } catch (error) {
      throw this.#failed('authError', error);
    }
  }

  async #askForCode(): Promise<AuthCode> {
    await this.#providerIsReady;
    try {
      return parseAuthCode(await this.#auth.command('AuthProvider.getAuthCode'));
    } catch (error) {
      throw this.#failed('authProviderError', error);
    }
  }

  async #keep(coming: Promise<Tokens>): Promise<Tokens> {
    const tokens = await this.#kept.keep(coming);
    this.#hasVisitor = true;
    return tokens;
  }

  #failed(event: string, error: unknown): Error {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#auth.publish(event, { error: reason.message });
    return reason;
  }
}

interface SignedIn {
  readonly code: AuthCode;
  readonly tokens: Tokens;
}

/** What fails at the page's own provider is the page's to tell. */
function toldByPage(): void {}

/** An event of `Auth` has said it. */
function toldByEvent(): void {}
