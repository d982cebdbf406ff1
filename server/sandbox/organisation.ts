import { randomBytes, randomUUID } from 'node:crypto';
import { Clock } from './clock.ts';
import { type Client, defaultIdentity, type Identity } from './identity.ts';
import { Entries } from './inspector/entries.ts';
import type { NewEntry } from './inspector/entry.ts';
import { KnowledgeUse } from './knowledge/knowledge-use.ts';
import { type Guest, type JourneyEvent, type PushDevice, type ReceivedRequest, remember } from './records.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { type AnswerFrame, answers } from './web-messaging/answers.ts';
import { Attachments } from './web-messaging/attachments.ts';
import { type RateLimit, rateLimits } from './web-messaging/rate-limit.ts';
import type { Connection, Session } from './web-messaging/session.ts';
import { SignIns } from './web-messaging/sign-ins.ts';

interface AccessToken {
  readonly client: Client;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

interface OrganisationOptions {
  settings?: Partial<Settings>;
  /** Milliseconds since 1970; default the computer's clock. */
  now?: () => number;
  identity?: Identity;
}

/** Everything one Genesys Cloud organisation knows. Nothing of it lives anywhere else. */
export class Organisation {
  readonly region = 'mypurecloud.ie';
  readonly environment = 'prod-euw1';
  readonly id: string;
  readonly deploymentId: string;
  readonly client: Client;
  readonly clientWithoutScopes: Client;
  readonly clock: Clock;
  /** Milliseconds since 1970. Everything that gets old in the sandbox asks this clock. */
  readonly now: () => number;

  /** Signs the JWTs of `getJwt`. */
  readonly jwtKey = randomBytes(32);
  #settings = defaultSettings;
  readonly guests: Guest[] = [];
  /** Every request and every frame. */
  readonly journal: Entries;
  /** Every session there has been; several may have had the same token. */
  readonly conversations: Session[] = [];
  readonly attachments = new Attachments();
  /** What the plugin Journey has told of visitors. */
  readonly journey: JourneyEvent[] = [];
  readonly knowledge = new KnowledgeUse();
  readonly signIns: SignIns;
  /** Phones that want to be told of messages, by their id. */
  readonly pushDevices = new Map<string, PushDevice>();
  /** Every open socket, configured or not. */
  readonly connections = new Set<Connection>();
  /** Called when something about a conversation changes, with the frame its guest is shown, if any; without either after a reset. */
  readonly watchers = new Set<(session?: Session, frame?: AnswerFrame) => void>();
  connectionRate: RateLimit;
  readonly #settingsAtStart: Settings;
  readonly #sessionByToken = new Map<string, Session>();
  readonly #accessTokens = new Map<string, AccessToken>();

  constructor({ settings = {}, now = Date.now, identity = defaultIdentity }: OrganisationOptions = {}) {
    this.id = identity.id;
    this.deploymentId = identity.deploymentId;
    this.client = identity.client;
    this.clientWithoutScopes = identity.clientWithoutScopes;
    this.clock = new Clock(now);
    this.now = this.clock.now;
    this.journal = new Entries(this.clients.map(({ clientSecret }) => clientSecret));
    this.signIns = new SignIns(this.now);
    this.connectionRate = rateLimits.connections(this.now);
    this.#settingsAtStart = { ...defaultSettings, ...settings };
    this.settings = this.#settingsAtStart;
  }

  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    this.#settings = settings;
    if (settings.openIdProvider) this.journal.neverKeep(settings.openIdProvider.clientSecret);
  }

  get clients(): readonly Client[] {
    return [this.client, this.clientWithoutScopes];
  }

  issueAccessToken(client: Client): string {
    const accessToken = randomBytes(32).toString('base64url');
    const expiresAt = this.now() + this.settings.tokenLifetimeSeconds * 1000;
    this.#accessTokens.set(accessToken, { client, expiresAt });
    return accessToken;
  }

  /** The client a bearer token was issued to, or nothing when the token is unknown or too old. */
  clientOf(accessToken: string): Client | undefined {
    const issued = this.#accessTokens.get(accessToken);
    return issued && issued.expiresAt > this.now() ? issued.client : undefined;
  }

  /** Whether the token is one of this organisation's, expired or not. */
  hasIssued(accessToken: string): boolean {
    return this.#accessTokens.has(accessToken);
  }

  makeGuest(externalChannel: string, name: string): Guest {
    const createdAt = new Date(this.now()).toISOString();
    const guest = { id: randomUUID(), token: randomUUID(), name, externalChannel, createdAt };
    remember(this.guests, guest);
    return guest;
  }

  /** The session a visitor's token names now. */
  sessionOf(token: string): Session | undefined {
    const session = this.#sessionByToken.get(token);
    session?.expireWhenDue();
    return session;
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

  record(entry: NewEntry): void {
    this.journal.add(entry);
  }

  recordJourney(event: JourneyEvent): void {
    remember(this.journey, event);
  }

  /** The HTTP requests of the journal, oldest first. */
  get requests(): readonly ReceivedRequest[] {
    return this.journal.all.flatMap((entry) => {
      if (entry.kind !== 'request') return [];
      const { time, method, path, origin, status, headers } = entry;
      return { time, method, path, host: headers.host ?? '', origin, status };
    });
  }

  /**
   * Lets time pass at once. Whoever is connected is told: the sandbox's own Messenger the time, and a visitor whose session
   * is over by then that it has expired.
   *
   * @throws RangeError when the clock would be too far ahead.
   */
  advance(ms: number): void {
    this.clock.advance(ms);
    for (const connection of this.connections) this.tellTime(connection);
    for (const session of this.conversations) session.expireWhenDue();
  }

  /** Only to those who read it, and only when it is not the computer's. */
  tellTime(connection: Connection): void {
    if (connection.readsClock && this.clock.isAhead) connection.send(answers.clock(this.now()));
  }

  /** Back to the state at the start: sockets cut, the clock put back, sessions, guests, tokens and records gone. */
  reset(): void {
    for (const session of this.conversations) session.state = 'closed';
    for (const connection of this.connections) connection.cut();
    this.settings = this.#settingsAtStart;
    this.clock.putBack();
    this.guests.length = 0;
    this.journal.clear();
    this.conversations.length = 0;
    this.attachments.clear();
    this.journey.length = 0;
    this.knowledge.clear();
    this.signIns.clear();
    this.pushDevices.clear();
    this.connectionRate = rateLimits.connections(this.now);
    this.#sessionByToken.clear();
    this.#accessTokens.clear();
    this.tellWatchers();
  }

  tellWatchers(session?: Session, frame?: AnswerFrame): void {
    for (const watcher of this.watchers) watcher(session, frame);
  }
}

/** The path below which the sandbox plays Genesys for this organisation alone. */
export function ownPath({ deploymentId }: Pick<Organisation, 'deploymentId'>): string {
  return `/organisations/${deploymentId}`;
}
