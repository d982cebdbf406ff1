import { randomUUID } from 'node:crypto';
import { type AnswerFrame, answers, type ClosedReason } from './answers.ts';
import { type RateLimit, rateLimits } from './rate-limit.ts';
import type { Customer } from './sign-ins.ts';
import type { StructuredMessage, UndatedMessage } from './structured-message.ts';

/** One socket, as a session sees it. */
export interface Connection {
  send(frame: AnswerFrame): void;
  /** Ends it in good order. */
  close(): void;
  /** Breaks it, as a lost network does. */
  cut(): void;
  /** Whether it is the sandbox's own Messenger, which is told when a test lets time pass. */
  readonly readsClock: boolean;
}

/** A bot in one conversation. */
interface BotTurn {
  /** As the visitor sees it. */
  readonly name: string;
  hear(words: string): void;
  /** It says nothing more. */
  end(): void;
}

/** "3 connections/session" (genesys.md 4.6): one more closes the oldest (genesys.md 4.3, CONFIRMED-2). */
const MAX_CONNECTIONS = 3;

/** A visitor's session and its conversation, named by the visitor's token. */
export class Session {
  /** Tells sessions apart without telling the token. */
  readonly id = randomUUID();
  readonly token: string;
  readonly durationSeconds: number;
  readonly messages: StructuredMessage[] = [];
  customAttributes: Readonly<Record<string, string>> = {};
  state: 'open' | 'closed' | 'expired' = 'open';
  /** The conversation was disconnected and nothing more can be said in it. */
  readOnly = false;
  /** The bot, while it has a part in the conversation. */
  botTurn: BotTurn | undefined;
  /** Where the bot begins when it comes (again). */
  nextPlay: 'start' | 'answers' = 'start';
  /** The bot has handed the conversation over, and no person has taken it yet. */
  isHandedOver = false;
  /** The person at the agent's desk who has taken the conversation; the bot leaves it to them. */
  agent: string | undefined;
  /** Called with whatever the session's connections are shown, and, without it, when one comes or goes. */
  onChange: (frame?: AnswerFrame) => void = () => {};
  /** Who signed in, for a session that is a signed-in visitor's. */
  customer: Customer | undefined;
  readonly messageRate: RateLimit;
  readonly historyRate: RateLimit;
  readonly configureRate: RateLimit;
  readonly #now: () => number;
  #lastMessageAt: number;
  /** Milliseconds since 1970. */
  #lastTime = 0;
  readonly #connections = new Set<Connection>();

  /** `predecessor`: the session this one takes the place of. */
  constructor(
    token: string,
    {
      durationSeconds,
      now,
      predecessor,
    }: { durationSeconds: number; now: () => number; predecessor?: Session | undefined },
  ) {
    this.token = token;
    this.durationSeconds = durationSeconds;
    this.messageRate = rateLimits.messages(now);
    this.historyRate = rateLimits.history(now);
    this.configureRate = predecessor?.configureRate ?? rateLimits.configure(now);
    this.#now = now;
    this.#lastMessageAt = now();
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Seconds since 1970 (genesys.md 4.3: not milliseconds). */
  get expirationDate(): number {
    return Math.floor(this.#lastMessageAt / 1000) + this.durationSeconds;
  }

  attach(connection: Connection): void {
    this.#connections.delete(connection);
    this.#connections.add(connection);
    this.onChange();
    const [oldest] = this.#connections;
    if (oldest && this.#connections.size > MAX_CONNECTIONS) {
      this.detach(oldest);
      oldest.send(answers.connectionClosed('tooManyConnections'));
      oldest.close();
    }
  }

  detach(connection: Connection): void {
    this.#connections.delete(connection);
    this.onChange();
  }

  /** Keeps a message and shows it to every connection. `tracingId` is that of the request it echoes. */
  say(message: UndatedMessage, tracingId?: string): void {
    this.#lastMessageAt = this.#now();
    const finished = this.finish(message);
    this.messages.push(finished);
    this.#send(finished, tracingId);
  }

  /** Shows a message that is not kept, such as typing. */
  show(message: UndatedMessage, tracingId?: string): void {
    this.#send(this.finish(message), tracingId);
  }

  /**
   * A message with a time of its own by the organisation's clock, since clients tell messages apart by it (genesys.md 7.1),
   * and with what the server adds to `metadata` (genesys.md 11.1, CONFIRMED). That all messages of a visitor who has signed
   * in say so is ours.
   */
  finish(message: UndatedMessage): StructuredMessage {
    this.#lastTime = Math.max(this.#now(), this.#lastTime + 1);
    const channel = { ...message.channel, time: new Date(this.#lastTime).toISOString() };
    const metadata = {
      ...message.metadata,
      correlationId: randomUUID(),
      ...(this.customer && { authenticated: 'true' }),
    };
    return { ...message, channel, metadata };
  }

  broadcast(frame: AnswerFrame): void {
    this.onChange(frame);
    for (const connection of this.#connections) connection.send(frame);
  }

  /** A session gets old by the clock; it is noticed when somebody asks for the session. */
  expireWhenDue(): void {
    if (this.#now() >= this.expirationDate * 1000) this.expire();
  }

  expire(): void {
    if (this.state !== 'open') return;
    this.state = 'expired';
    this.broadcast(answers.sessionExpired());
  }

  /** Ends the session; every connection but `spared` is told why and closed. */
  end(reason: 'sessionClosed' | 'conversationCleared', spared?: Connection): void {
    this.state = 'closed';
    this.#dismiss(reason, spared);
  }

  /** The visitor has signed in: connections from before are closed. */
  signIn(customer: Customer, spared: Connection): void {
    if (!this.customer) this.#dismiss('signedIn', spared);
    this.customer = customer;
  }

  /** The visitor has signed out somewhere. */
  logOut(): void {
    this.broadcast(answers.loggedOut());
  }

  #send(message: StructuredMessage, tracingId: string | undefined): void {
    this.broadcast({ ...answers.message(message), ...(tracingId !== undefined && { tracingId }) });
  }

  #dismiss(reason: ClosedReason, spared?: Connection): void {
    for (const connection of this.#connections) {
      this.detach(connection);
      if (connection === spared) continue;
      connection.send(answers.connectionClosed(reason));
      connection.close();
    }
  }
}
