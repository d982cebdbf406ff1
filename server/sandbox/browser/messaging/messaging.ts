import type { Bus } from '../bus.ts';
import { at, type Deployment } from '../deployment.ts';
import type { ConversationState } from '../frames/bridge-messages.ts';
import type { Database } from '../plugins/database.ts';
import type { MessengerStorage } from '../storage.ts';
import type { ServerFrame } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Files } from './files.ts';
import { formatted } from './formatted.ts';
import { isSessionGone, noticeOf } from './notices.ts';
import { Outbox, type Outgoing } from './outbox.ts';
import { Past } from './past.ts';
import { PickerAnswers } from './picker-answers.ts';
import { Reactions } from './reactions.ts';
import { refusalIn } from './refusals.ts';
import { withRetries } from './retries.ts';
import { SeenMessages } from './seen.ts';
import { Sender } from './sender.ts';
import { type GuestSession, Refusal } from './session.ts';
import { SessionLink, type SignIn } from './session-link.ts';
import { StoredSession } from './stored-session.ts';

/** "Typing at most every 5 s" (genesys.md 4.6). */
const TYPING_EVERY_MS = 5_000;

interface MessagingParts {
  deployment: Deployment;
  storage: MessengerStorage;
  bus: Bus;
  signIn: SignIn;
  database: Database;
}

/** `converse`: with autostart a new session begins with a Join. `configure` leaves that to `joinConversation`. */
type Aim = 'converse' | 'configure';

/** The visitor's session, and the events that `MessagingService` publishes about it. */
export class Messaging {
  readonly #deployment: Deployment;
  readonly #bus: Bus;
  readonly #signIn: SignIn;
  readonly #stored: StoredSession;
  readonly #outbox = new Outbox();
  readonly #seen = new SeenMessages();
  readonly #conversation = new Conversation();
  readonly #sender: Sender;
  readonly #reactions: Reactions;
  readonly #link: SessionLink;
  readonly #past: Past;
  readonly files: Files;
  #starting: Promise<void> | undefined;
  #aim: Aim = 'configure';
  #typedAt = 0;
  #onCleared: (frame: ServerFrame) => void = () => {};

  constructor({ deployment, storage, bus, signIn, database }: MessagingParts) {
    this.#deployment = deployment;
    this.#bus = bus;
    this.#signIn = signIn;
    this.#stored = new StoredSession(storage);
    const publish = this.#publish.bind(this);
    const talk = { conversation: this.#conversation, outbox: this.#outbox, seen: this.#seen, publish };
    this.#sender = new Sender({ ...talk, database });
    this.files = new Files({
      publish,
      ask: (request) => this.#session?.request(request),
      changed: this.#conversation.changed,
      seen: this.#seen,
    });
    const pickers = new PickerAnswers({ publish, format: formatted });
    this.#past = new Past({ ...talk, deployment, pickers, republish: this.#republish.bind(this) });
    this.#link = new SessionLink({
      deployment,
      stored: this.#stored,
      signIn,
      received: (frame) => this.#received(frame),
      lost: () => void this.#reconnect(),
    });
    this.#reactions = new Reactions({
      ...talk,
      deployment,
      pickers,
      end: (phase) => this.#end(phase),
      hangUp: () => this.#link.hangUp(),
      cleared: (frame) => this.#onCleared(frame),
      loggedOut: () => signIn.loggedOut(),
    });
  }

  get #session(): GuestSession | undefined {
    return this.#link.session;
  }

  /** Whether this browser has a conversation to go on with. */
  get hasStoredConversation(): boolean {
    return this.#stored.hasConversation;
  }

  get isActive(): boolean {
    return this.#conversation.phase === 'online' || this.#conversation.phase === 'reconnecting';
  }

  get isReadOnly(): boolean {
    return this.#conversation.phase === 'disconnected';
  }

  get isSigningIn(): boolean {
    return this.#signIn.isUnderWay;
  }

  get state(): ConversationState {
    const { state } = this.#conversation;
    const { attachable, canClear, stepsUp } = this.#deployment;
    const isOnline = state.phase === 'online';
    return {
      ...state,
      canClear: canClear && isOnline,
      canSignIn: stepsUp && isOnline && !this.#link.isAuthenticated,
      uploads: this.files.uploads,
      ...(attachable && { attachable }),
    };
  }

  onChange(listener: () => void): void {
    this.#conversation.onChange(listener);
  }

  /** Connects unless it is connected: resolves once the session is configured. Calls that overlap share one attempt. */
  start(aim: Aim = this.#deployment.headless ? 'configure' : 'converse'): Promise<void> {
    if (this.#session) return Promise.resolve();
    if (!this.#starting) this.#aim = aim;
    else if (aim === 'converse') this.#aim = aim;
    this.#starting ??= this.#begin('resume')
      .then(() => {})
      .finally(() => {
        this.#starting = undefined;
      });
    return this.#starting;
  }

  /** Starts a conversation; resolves already when the socket opens. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#link.onOpened = resolve;
      this.start('converse').then(resolve, reject);
    });
  }

  /** A new conversation in place of one that has ended: resolves with what `started` carries. */
  startNew(): Promise<object> {
    const how = this.isReadOnly ? 'reset' : 'new';
    this.#link.hangUp();
    this.#outbox.clear();
    this.#forget();
    this.#aim = 'converse';
    return this.#begin(how);
  }

  /** The visitor has just signed in: the same session goes on as theirs (genesys.md 3.2, `stepUpConversation`). */
  async stepUp(): Promise<void> {
    this.#link.hangUp();
    await this.start();
  }

  /** Sends words or a reply, after connecting when there is no connection yet. @throws in the words of genesys.md 7.4. */
  send(outgoing: Outgoing): void {
    const { phase } = this.#conversation;
    this.refuseAfterEnd('send a message');
    const id = this.#sender.prepare(outgoing);
    if (this.#session && phase === 'online') {
      this.#conversationStarted();
      this.#sender.deliver(this.#session, id);
    } else if (phase !== 'reconnecting') {
      // A failed start is in the state already; the message goes with the next one.
      this.start().catch(() => {});
    }
  }

  /** Sends what the visitor wrote, with the files that have been uploaded: "one per request" (genesys.md 4.6). */
  sendWithFiles(words: string): void {
    const text = words.trim();
    if (words !== '' && text === '' && !this.files.hasUploaded)
      throw new Error('Message only contains whitespaces');
    this.refuseAfterEnd('send a message');
    const [first, ...others] = this.files.takeUploaded();
    if (text !== '' || first) this.send({ text, attachments: first ? [first] : [] });
    for (const file of others) this.send({ text: '', attachments: [file] });
  }

  /** @throws once the conversation can only be read, or has expired (genesys.md 7.4, CONFIRMED-2). */
  refuseAfterEnd(what: string): void {
    const { phase } = this.#conversation;
    if (phase === 'disconnected' || phase === 'expired')
      throw new Error(`Conversation session has ended, start a new session to ${what}.`);
  }

  /**
   * Whether the other side was told: not more often than every five seconds, and with autostart not before somebody has come
   * or gone (genesys.md 7.4, CONFIRMED-2).
   */
  sendTyping(): boolean {
    if (!this.#session || (this.#deployment.autoStart && !this.#seen.hasPresence)) return false;
    if (Date.now() - this.#typedAt < TYPING_EVERY_MS) return false;
    this.#typedAt = Date.now();
    this.#sender.sendTyping(this.#session);
    return true;
  }

  clearTypingTimeout(): void {
    this.#typedAt = 0;
  }

  /** What is new here of the page before; nothing when all is fetched, and offline. */
  fetchEarlier(): ReturnType<Past['fetchEarlier']> {
    const { phase } = this.#conversation;
    if (phase === 'reconnecting' || phase === 'failed') return Promise.resolve(undefined);
    if (!this.#session) return Promise.reject(new Error('not able to fetch history'));
    return this.#past.fetchEarlier(this.#session);
  }

  /** Asks the server to forget the conversation; its notices do the rest, in every tab. Resolves with that of the end. */
  clear(): Promise<ServerFrame> {
    const session = this.#session;
    if (!session) return Promise.reject(new Error('There is no active conversation found to clear.'));
    return new Promise((resolve) => {
      this.#onCleared = resolve;
      this.#sender.sendPresence(session, 'Clear');
    });
  }

  /** Autostart: "only when newSession, the client sends Presence Join" (genesys.md 4.3, CONFIRMED). */
  join(): void {
    if (!this.#session) return;
    this.#conversationStarted();
    this.#sender.sendPresence(this.#session, 'Join');
  }

  /** Leaves, and forgets what this page shows. */
  shutDown(): void {
    this.#link.hangUp();
    this.files.forget();
    this.#forget();
    this.#conversation.enter('idle');
  }

  /** The visitor has signed out: nothing of theirs stays. */
  signOut(): void {
    this.#end('signedOut');
    this.#conversation.forget();
  }

  async #begin(how: 'resume' | 'new' | 'reset'): Promise<object> {
    // What was said here may be of another conversation than the one that goes on elsewhere.
    if (this.#conversation.phase === 'elsewhere') this.#forget();
    this.#conversation.enter('connecting');
    if (how === 'resume' && this.hasStoredConversation) this.#republish('restoring');
    try {
      const session = await this.#configure(how === 'resume' ? 'resume' : 'new');
      const started = this.#publishStarted(session);
      if (how === 'reset') this.#publish('conversationReset', started);
      if (!session.isNew) await this.#past.restore(session).catch((error) => this.#reportError(error));
      else if (this.#deployment.autoStart && this.#aim === 'converse') this.join();
      this.#deliverAll(session);
      return started;
    } catch (error) {
      if (this.#conversation.phase === 'connecting') this.#failed(error);
      throw error;
    }
  }

  async #configure(how: 'resume' | 'new'): Promise<GuestSession> {
    const { phase } = this.#conversation;
    const session = await this.#link.configure(how);
    if (this.#conversation.phase !== phase) {
      // Cleared, or signed out, while it was under way.
      this.#link.hangUp();
      throw new Error('Cannot start conversation');
    }
    this.#conversation.enter(session.isReadOnly ? 'disconnected' : 'online');
    this.#publish('sessionTimingUpdated', timesOf(session));
    this.#publish('allowedFileTypes', session.response.body);
    return session;
  }

  #received(frame: ServerFrame): void {
    if (this.files.take(frame)) return;
    const notice = noticeOf(frame);
    if (notice) this.#reactions.take(notice);
  }

  /** In the order that was seen live (genesys.md 3.3, CONFIRMED-2): what can be read only is told before. */
  #publishStarted(session: GuestSession): object {
    const { isNew, response } = session;
    // Also of a conversation that goes on as usual: only the frame says which it is (genesys.md 7.5, CONFIRMED-2).
    if (!isNew) this.#publish('readOnlyConversation', response);
    const started = {
      newSession: isNew,
      authenticated: this.#link.isAuthenticated,
      readOnly: at(response.body, 'readOnly'),
      ...timesOf(session),
    };
    this.#republish('started', started);
    return started;
  }

  async #reconnect(): Promise<void> {
    this.#conversation.enter('reconnecting');
    this.#publish('reconnecting');
    const attempt = async () => {
      try {
        const session = await this.#configure('resume');
        this.#publish('reconnected');
        // What was seen is forgotten, so `restored` brings it again (genesys.md 7.3, CONFIRMED-2).
        this.#past.forget();
        if (!session.isNew) await this.#past.restore(session).catch((error) => this.#reportError(error));
        this.#deliverAll(session);
      } catch (error) {
        if (!(error instanceof Refusal)) return 'again';
        this.#failed(error);
      }
      return 'done';
    };
    const outcome = await withRetries(attempt, () => this.#conversation.phase === 'reconnecting');
    if (outcome !== 'gave up') return;
    this.#publish('offline');
    this.#conversation.enter('failed');
  }

  #failed(error: unknown): void {
    if (error instanceof Refusal && isSessionGone(error.code)) {
      this.#reactions.take({ type: 'expired' });
    } else {
      this.#link.hangUp();
      this.#conversation.enter('failed');
      this.#reportError(error);
    }
  }

  #reportError(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#publish('error', error instanceof Refusal ? refusalIn(error.frame) : { error: reason });
    this.#bus.publish('Conversations', 'error', { error: reason });
  }

  #end(phase: 'expired' | 'cleared' | 'signedOut'): void {
    this.#link.hangUp();
    this.files.forget();
    this.#stored.forget();
    this.#past.forget();
    this.#conversation.enter(phase);
  }

  #forget(): void {
    this.#past.forget();
    this.#conversation.forget();
  }

  #deliverAll(session: GuestSession): void {
    if (!this.#outbox.isEmpty) this.#conversationStarted();
    this.#sender.deliverAll(session);
  }

  #conversationStarted(): void {
    if (this.hasStoredConversation) return;
    this.#stored.startConversation();
    this.#bus.publish('Conversations', 'started', {});
  }

  #publish(event: string, data?: unknown): void {
    this.#bus.publish('MessagingService', event, data);
  }

  #republish(event: string, data?: unknown): void {
    this.#bus.republish('MessagingService', event, data);
  }
}

/** `expirationDate` in seconds since 1970, as it was seen live (genesys.md 7.5, CONFIRMED-2). */
function timesOf({ response: { body } }: GuestSession) {
  return { durationSeconds: at(body, 'durationSeconds'), expirationDate: at(body, 'expirationDate') };
}
