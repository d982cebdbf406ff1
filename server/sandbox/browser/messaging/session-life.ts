import type { Bus } from '../bus.ts';
import { at, type Deployment } from '../deployment.ts';
import type { ServerFrame } from './connection.ts';
import type { Conversation } from './conversation.ts';
import type { Files } from './files.ts';
import { isSessionGone } from './notices.ts';
import type { Outbox } from './outbox.ts';
import type { Past } from './past.ts';
import { refusalIn } from './refusals.ts';
import { withRetries } from './retries.ts';
import type { Sender } from './sender.ts';
import { type GuestSession, Refusal } from './session.ts';
import { HungUp, SessionLink, type SignIn } from './session-link.ts';
import type { StoredSession } from './stored-session.ts';

interface SessionLifeParts {
  deployment: Deployment;
  bus: Bus;
  signIn: SignIn;
  stored: StoredSession;
  conversation: Conversation;
  outbox: Outbox;
  past: Past;
  sender: Sender;
  files: Files;
  publish: (event: string, data?: unknown) => void;
  republish: (event: string, data?: unknown) => void;
  received: (frame: ServerFrame) => void;
}

/** `converse`: with autostart a new session begins with a Join. `configure` leaves that to `joinConversation`. */
export type Aim = 'converse' | 'configure';

/** How the session begins, is lost, comes back and ends, and the events that tell of it (genesys.md 3.3 and 7.5). */
export class SessionLife {
  readonly #parts: SessionLifeParts;
  readonly #link: SessionLink;
  #starting: Promise<void> | undefined;
  #aim: Aim = 'configure';

  constructor(parts: SessionLifeParts) {
    this.#parts = parts;
    const { deployment, stored, signIn, received } = parts;
    this.#link = new SessionLink({
      deployment,
      stored,
      signIn,
      received,
      lost: () => void this.#reconnect(),
      notTheirs: () => {
        parts.outbox.clear();
        this.#leaveBehind();
      },
    });
    window.addEventListener('offline', () => {
      if (!this.session) return;
      this.#link.hangUp();
      void this.#reconnect();
    });
  }

  get session(): GuestSession | undefined {
    return this.#link.session;
  }

  get isAuthenticated(): boolean {
    return this.#link.isAuthenticated;
  }

  /** Connects unless it is connected: resolves once the session is configured. Calls that overlap share one attempt. */
  start(aim: Aim): Promise<void> {
    if (this.session) return Promise.resolve();
    if (!this.#starting || aim === 'converse') this.#aim = aim;
    this.#starting ??= this.#share(this.#begin('resume'));
    return this.#starting;
  }

  /** Starts a conversation; resolves already when the socket opens. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#link.onOpened = resolve;
      this.start('converse').then(resolve, reject);
    });
  }

  /** A new session in place of one that has ended, `reset` when it could only be read: resolves with what `started` carries. */
  startNew(how: 'new' | 'reset'): Promise<object> {
    this.hangUp();
    this.forget();
    this.#aim = 'converse';
    return this.#begin(how);
  }

  /** With autostart: "only when newSession, the client sends Presence Join" (genesys.md 4.3, CONFIRMED). */
  join(): void {
    if (!this.session) return;
    this.conversationStarted();
    this.#parts.sender.sendJoin(this.session);
  }

  /** The first that is said makes a conversation of a session. */
  conversationStarted(): void {
    const { stored, bus } = this.#parts;
    if (stored.hasConversation) return;
    stored.startConversation();
    bus.publish('Conversations', 'started', {});
  }

  /** It opens again empty, after its end by itself too (genesys.md 13.2, COMMUNITY). */
  end(phase: 'expired' | 'cleared' | 'signedOut'): void {
    const { outbox, conversation, publish } = this.#parts;
    this.hangUp();
    // What could not be sent before a session expired goes with the next one, which is the same visitor's.
    if (phase !== 'expired') outbox.clear();
    this.#leaveBehind();
    conversation.enter(phase);
    if (phase === 'expired') publish('sessionExpired');
  }

  /** The next words may be somebody else's. */
  #leaveBehind(): void {
    const { stored, files } = this.#parts;
    files.forget();
    stored.forget();
    this.forget();
  }

  /** What was said, as far as this page knows it. */
  forget(): void {
    this.#parts.past.forget();
    this.#parts.conversation.forget();
  }

  /** Who starts after that does not wait for what was under way: that may wait for a sign-in that never comes. */
  hangUp(): void {
    this.#starting = undefined;
    this.#link.hangUp();
  }

  #share(beginning: Promise<object>): Promise<void> {
    const starting = beginning
      .then(() => {})
      .finally(() => {
        if (this.#starting === starting) this.#starting = undefined;
      });
    return starting;
  }

  async #begin(how: 'resume' | 'new' | 'reset'): Promise<object> {
    const { deployment, stored, conversation, past, publish, republish } = this.#parts;
    // What was said here may be of another conversation than the one that goes on elsewhere.
    if (conversation.phase === 'elsewhere') this.forget();
    conversation.enter('connecting');
    if (how === 'resume' && stored.hasConversation) republish('restoring');
    try {
      const session = await this.#configure(how === 'resume' ? 'resume' : 'new');
      const started = this.#publishStarted(session);
      if (how === 'reset') publish('conversationReset', started);
      if (!session.isNew) await past.restore(session).catch((error) => this.#reportError(error));
      else if (deployment.autoStart && this.#aim === 'converse') this.join();
      this.deliverAll(session);
      return started;
    } catch (error) {
      if (conversation.phase === 'connecting' && !(error instanceof HungUp)) this.#failed(error);
      throw error;
    }
  }

  async #configure(how: 'resume' | 'new'): Promise<GuestSession> {
    const { conversation, publish } = this.#parts;
    const { phase } = conversation;
    const session = await this.#link.configure(how);
    if (conversation.phase !== phase) {
      // Cleared, or signed out, while it was under way.
      this.#link.hangUp();
      throw new Error('Cannot start conversation');
    }
    conversation.enter(session.isReadOnly ? 'disconnected' : 'online');
    publish('sessionTimingUpdated', timesOf(session));
    publish('allowedFileTypes', session.response.body);
    return session;
  }

  /** In the order that was seen live (genesys.md 3.3, CONFIRMED-2): what can be read only is told before. */
  #publishStarted(session: GuestSession): object {
    const { publish, republish } = this.#parts;
    const { isNew, response } = session;
    // Also of a conversation that goes on as usual: only the frame says which it is (genesys.md 7.5, CONFIRMED-2).
    if (!isNew) publish('readOnlyConversation', response);
    const started = {
      newSession: isNew,
      authenticated: this.#link.isAuthenticated,
      readOnly: at(response.body, 'readOnly'),
      ...timesOf(session),
    };
    republish('started', started);
    return started;
  }

  async #reconnect(): Promise<void> {
    const { conversation, past, publish } = this.#parts;
    conversation.enter('reconnecting');
    publish('reconnecting');
    // Told at once, and taken back by `reconnected` (genesys.md 3.3, COMMUNITY).
    if (!navigator.onLine) {
      publish('offline');
      await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
      if (conversation.phase !== 'reconnecting') return;
    }
    const attempt = async () => {
      try {
        const session = await this.#configure('resume');
        publish('reconnected');
        // What was seen is forgotten, so `restored` brings it again (genesys.md 7.3, CONFIRMED-2).
        past.forget();
        if (!session.isNew) await past.restore(session).catch((error) => this.#reportError(error));
        this.deliverAll(session);
      } catch (error) {
        if (!(error instanceof Refusal)) return 'again';
        this.#failed(error);
      }
      return 'done';
    };
    const outcome = await withRetries(attempt, () => conversation.phase === 'reconnecting');
    if (outcome !== 'gave up') return;
    publish('offline');
    conversation.enter('failed');
  }

  /** What the visitor has said, and the server has not confirmed. */
  deliverAll(session: GuestSession): void {
    const { sender } = this.#parts;
    if (sender.hasWaiting) this.conversationStarted();
    sender.deliverAll(session);
  }

  #failed(error: unknown): void {
    if (error instanceof Refusal && isSessionGone(error.code)) this.end('expired');
    else {
      this.#link.hangUp();
      this.#parts.conversation.enter('failed');
      this.#reportError(error);
    }
  }

  #reportError(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#parts.publish('error', error instanceof Refusal ? refusalIn(error.frame) : { error: reason });
    this.#parts.bus.publish('Conversations', 'error', { error: reason });
  }
}

/** `expirationDate` in seconds since 1970, as it was seen live (genesys.md 7.5, CONFIRMED-2). */
function timesOf({ response: { body } }: GuestSession) {
  return { durationSeconds: at(body, 'durationSeconds'), expirationDate: at(body, 'expirationDate') };
}
