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

interface SessionLinkParts {
  deployment: Deployment;
  stored: StoredSession;
  signIn: SignIn;
  received: (frame: ServerFrame) => void;
  lost: () => void;
}

/** The one session this page has at a time, and who it is configured for. */
export class SessionLink {
  readonly #parts: SessionLinkParts;
  #session: GuestSession | undefined;
  #isAuthenticated = false;
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

  /** @throws Refusal, or an Error when there is no connection or no sign-in to be had. */
  async configure(how: 'resume' | 'new'): Promise<GuestSession> {
    this.#session = await this.#attempt(how).catch(async (error) => {
      if (!this.#isAuthenticated || !isUnauthorized(error)) throw error;
      await this.#parts.signIn.renew();
      return this.#attempt(how);
    });
    return this.#session;
  }

  hangUp(): void {
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
