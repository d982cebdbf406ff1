import type { Deployment } from '../deployment.ts';
import type { ServerFrame } from './connection.ts';
import { configureSession, type GuestSession, Refusal } from './session.ts';
import type { StoredSession } from './stored-session.ts';

/** Who the visitor is, as far as the session has to know. */
export interface SignIn {
  /** What a signed-in visitor's session is configured with; nothing for a guest. */
  jwt(): Promise<string | undefined>;
  /** Whether the visitor is being signed in right now. */
  readonly isUnderWay: boolean;
  /** The server did not take the JWT: get another one. */
  renew(): Promise<void>;
  /** The server ended the visitor's sign-in. */
  loggedOut(): void;
}

/** Without authentication in its configuration, a deployment has guests only. */
export const guestsOnly: SignIn = {
  isUnderWay: false,
  jwt: async () => undefined,
  renew: async () => {},
  loggedOut: () => {},
};

/** This page wanted the session no more before it was there: another one may have begun since. */
export class HungUp extends Error {
  override readonly name = 'HungUp';

  constructor() {
    super('Cannot start conversation');
  }
}

interface SessionLinkParts {
  deployment: Deployment;
  stored: StoredSession;
  signIn: SignIn;
  received: (frame: ServerFrame) => void;
  lost: () => void;
  /** The session that this browser remembers is somebody else's: nothing of it may be shown. */
  notTheirs: () => void;
}

/** The one session this page has at a time, and who it is configured for. */
export class SessionLink {
  readonly #parts: SessionLinkParts;
  #session: GuestSession | undefined;
  #isAuthenticated = false;
  /** Another one after each hanging up. */
  #line = {};
  /** Called when a socket opens, before the session is configured. */
  onOpened: () => void = () => {};

  constructor(parts: SessionLinkParts) {
    this.#parts = parts;
  }

  get session(): GuestSession | undefined {
    return this.#session;
  }

  get isAuthenticated(): boolean {
    return this.#isAuthenticated;
  }

  /**
   * A session that was another customer's, or one's who is not signed in any more, is refused (genesys.md 4.4, CONFIRMED). What
   * Messenger does then nobody has written; here the visitor begins anew, and sees nothing of the one before.
   *
   * @throws Refusal, HungUp, or an Error when there is no connection or no sign-in to be had.
   */
  async configure(how: 'resume' | 'new'): Promise<GuestSession> {
    const { signIn, notTheirs } = this.#parts;
    const line = this.#line;
    const stopIfHungUp = () => {
      if (line !== this.#line) throw new HungUp();
    };
    const anew = (error: unknown) => {
      stopIfHungUp();
      if (!isDowngrade(error) && !(this.#isAuthenticated && isUnauthorized(error))) throw error;
      notTheirs();
      return this.#attempt('new');
    };
    const session = await this.#attempt(how).catch(async (error) => {
      if (!this.#isAuthenticated || !isUnauthorized(error)) return anew(error);
      await signIn.renew();
      stopIfHungUp();
      return this.#attempt(how).catch(anew);
    });
    if (line !== this.#line) session.close();
    stopIfHungUp();
    this.#session = session;
    return session;
  }

  /** What is still being configured is of no use either when it comes. */
  hangUp(): void {
    this.#line = {};
    this.#session?.close();
    this.#session = undefined;
  }

  async #attempt(how: 'resume' | 'new'): Promise<GuestSession> {
    const { deployment, stored, signIn, received, lost } = this.#parts;
    const authJwt = await signIn.jwt();
    this.#isAuthenticated = authJwt !== undefined;
    const identity = { token: stored.token, startNew: how === 'new', authJwt };
    return configureSession(deployment, identity, {
      opened: () => this.onOpened(),
      received,
      lost: () => {
        this.#session = undefined;
        lost();
      },
    });
  }
}

/** 403 by Genesys's pages (genesys.md 10.1, CONFIRMED), 401 by its table of codes (genesys.md 4.4, CONFIRMED). */
function isUnauthorized(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 401 || error.code === 403);
}

/** CannotDowngradeToUnauthenticated (genesys.md 4.4, CONFIRMED). */
function isDowngrade(error: unknown): boolean {
  return error instanceof Refusal && error.code === 4017;
}
