import { randomBytes, randomUUID } from 'node:crypto';
import { defaultSettings, type Settings } from './settings.ts';
import type { AnswerFrame } from './web-messaging/answers.ts';
import type { Connection, Session } from './web-messaging/session.ts';

/** An OAuth client of grant type client credentials. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

export interface Guest {
  readonly id: string;
  /** The visitor's secret: never shown by the control resource. */
  readonly token: string;
  readonly name: string;
  readonly externalChannel: string;
  readonly createdAt: string;
}

/** One HTTP request as it was seen, without its query, headers and body: those may hold secrets. */
export interface ReceivedRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string | null;
  /** The status that was answered; 0 when the connection went away without an answer. */
  readonly status: number;
}

interface AccessToken {
  readonly client: Client;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a long-running sandbox remembers of each kind; the oldest go first. */
const REMEMBERED = 10_000;

/** Everything one Genesys Cloud organisation knows. Nothing of it lives anywhere else. */
export class Organisation {
  readonly region = 'mypurecloud.ie';
  readonly environment = 'prod-euw1';
  readonly deploymentId = '5a4db0c5-0000-4000-8000-5a4db0c50001';
  readonly client: Client = {
    clientId: 'sandbox-client-id',
    clientSecret: 'sandbox-client-secret',
    scopes: ['conversations', 'webdeployments:readonly'],
  };
  readonly clientWithoutScopes: Client = {
    clientId: 'sandbox-client-without-scopes',
    clientSecret: 'sandbox-secret-without-scopes',
    scopes: [],
  };

  /** Signs the JWTs of `getJwt`. */
  readonly jwtKey = randomBytes(32);
  settings: Settings;
  readonly guests: Guest[] = [];
  readonly requests: ReceivedRequest[] = [];
  /** Every session there has been; several may have had the same token. */
  readonly conversations: Session[] = [];
  /** Every open socket, configured or not. */
  readonly connections = new Set<Connection>();
  /** Called when something about a conversation changes, with the frame its guest is shown, if any; without either after a reset. */
  readonly watchers = new Set<(session?: Session, frame?: AnswerFrame) => void>();
  readonly #settingsAtStart: Settings;
  readonly #sessionByToken = new Map<string, Session>();
  readonly #accessTokens = new Map<string, AccessToken>();

  constructor(settings: Partial<Settings> = {}) {
    this.#settingsAtStart = { ...defaultSettings, ...settings };
    this.settings = this.#settingsAtStart;
  }

  get clients(): readonly Client[] {
    return [this.client, this.clientWithoutScopes];
  }

  issueAccessToken(client: Client): string {
    const accessToken = randomBytes(32).toString('base64url');
    const expiresAt = Date.now() + this.settings.tokenLifetimeSeconds * 1000;
    this.#accessTokens.set(accessToken, { client, expiresAt });
    return accessToken;
  }

  /** The client a bearer token was issued to, or nothing when the token is unknown or too old. */
  clientOf(accessToken: string): Client | undefined {
    const issued = this.#accessTokens.get(accessToken);
    return issued && issued.expiresAt > Date.now() ? issued.client : undefined;
  }

  makeGuest(externalChannel: string, name: string): Guest {
    const createdAt = new Date().toISOString();
    const guest = { id: randomUUID(), token: randomUUID(), name, externalChannel, createdAt };
    remember(this.guests, guest);
    return guest;
  }

  /** The session a visitor's token names now. */
  sessionOf(token: string): Session | undefined {
    return this.#sessionByToken.get(token);
  }

  keep(session: Session): void {
    this.#sessionByToken.set(session.token, session);
    remember(this.conversations, session);
    session.onChange = (frame) => this.tellWatchers(session, frame);
    this.tellWatchers(session);
  }

  forget(session: Session): void {
    if (this.#sessionByToken.get(session.token) === session) this.#sessionByToken.delete(session.token);
  }

  record(request: ReceivedRequest): void {
    remember(this.requests, request);
  }

  /** Back to the state at the start: sockets cut, sessions, guests, tokens and records gone. */
  reset(): void {
    for (const session of this.conversations) session.state = 'closed';
    for (const connection of this.connections) connection.cut();
    this.settings = this.#settingsAtStart;
    this.guests.length = 0;
    this.requests.length = 0;
    this.conversations.length = 0;
    this.#sessionByToken.clear();
    this.#accessTokens.clear();
    this.tellWatchers();
  }

  tellWatchers(session?: Session, frame?: AnswerFrame): void {
    for (const watcher of this.watchers) watcher(session, frame);
  }
}

function remember<Thing>(list: Thing[], thing: Thing): void {
  list.push(thing);
  if (list.length > REMEMBERED) list.shift();
}
