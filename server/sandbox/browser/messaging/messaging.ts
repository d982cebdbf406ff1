import type { Bus } from '../bus.ts';
import { at, type Deployment } from '../deployment.ts';
import type { ConversationState } from '../frames/bridge-messages.ts';
import { randomId } from '../random-id.ts';
import type { MessengerStorage } from '../storage.ts';
import type { ServerFrame } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Files } from './files.ts';
import type { HistoryPage } from './history.ts';
import { isSessionGone, noticeOf } from './notices.ts';
import { Outbox, type Outgoing } from './outbox.ts';
import { Past } from './past.ts';
import { PickerAnswers } from './picker-answers.ts';
import { Reactions } from './reactions.ts';
import { withRetries } from './retries.ts';
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
  takeCustomAttributes: () => Record<string, string> | undefined;
}

/** The visitor's session, and the events that `MessagingService` publishes about it. */
export class Messaging {
  readonly #deployment: Deployment;
  readonly #bus: Bus;
  readonly #stored: StoredSession;
  readonly #outbox: Outbox;
  readonly #conversation = new Conversation();
  readonly #reactions: Reactions;
  readonly #link: SessionLink;
  readonly #past: Past;
  readonly files: Files;
  #starting: Promise<void> | undefined;
  #typedAt = 0;

  constructor({ deployment, storage, bus, signIn, takeCustomAttributes }: MessagingParts) {
    this.#deployment = deployment;
    this.#bus = bus;
    this.#stored = new StoredSession(storage);
    this.#outbox = new Outbox(takeCustomAttributes);
    const publish = this.#publish.bind(this);
    this.files = new Files({
      publish,
      ask: (request) => this.#session?.request(request),
      changed: this.#conversation.changed,
    });
    const pickers = new PickerAnswers({ publish, format: (wire) => Object(wire) });
    const talk = { deployment, conversation: this.#conversation, outbox: this.#outbox, pickers, publish };
    this.#past = new Past({ ...talk, republish: this.#republish.bind(this) });
    this.#link = new SessionLink({
      deployment,
      stored: this.#stored,
      signIn,
      received: (frame) => this.#received(frame),
      lost: () => void this.#reconnect(),
    });
    this.#reactions = new Reactions({
      ...talk,
      end: (phase) => this.#end(phase),
      hangUp: () => this.#link.hangUp(),
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
  start(): Promise<void> {
    if (this.#session) return Promise.resolve();
    this.#starting ??= this.#begin('resume').finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Starts; resolves already when the socket opens. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#link.onOpened = resolve;
      this.start().then(resolve, reject);
    });
  }

  /** A new conversation in place of one that has ended. */
  async startNew(): Promise<void> {
    this.#link.hangUp();
    this.#outbox.clear();
    this.#conversation.forget();
    await this.#begin('new');
    this.#publish('conversationReset');
  }

  /** The visitor has just signed in: the same session goes on as theirs (genesys.md 3.2, `stepUpConversation`). */
  async stepUp(): Promise<void> {
    this.#link.hangUp();
    await this.start();
  }

  /** Sends words or a reply, after connecting when there is no connection yet. @throws in the words of genesys.md 3.2. */
  send(outgoing: Outgoing): void {
    const { phase } = this.#conversation;
    const { text, attachments = [], answer } = outgoing;
    if (text.trim() === '' && attachments.length === 0 && !answer)
      throw new Error('Message only contains whitespaces');
    if (phase === 'disconnected' || phase === 'expired')
      throw new Error('Conversation session has ended, start a new session to send a message.');
    const { id, message } = this.#outbox.add(outgoing);
    this.#conversation.addOwn(id, text, { attachments, ...(answer && 'to' in answer && { answer }) });
    this.#publish('sendingMessage', { message });
    if (this.#session && phase === 'online') {
      this.#conversationStarted();
      this.#outbox.deliver(this.#session, id);
    } else if (phase !== 'reconnecting') {
      // A failed start is in the state already; the message goes with the next one.
      this.start().catch(() => {});
    }
  }

  /** Sends what the visitor wrote, with the files that have been uploaded: "one per request" (genesys.md 4.6). */
  sendWithFiles(text: string): void {
    const [first, ...others] = this.files.takeUploaded();
    this.send({ text, attachments: first ? [first] : [] });
    for (const file of others) this.send({ text: '', attachments: [file] });
  }

  /** Whether the other side was told: not more often than every five seconds. */
  sendTyping(): boolean {
    if (!this.#session || !this.#deployment.showsUserTyping) return false;
    if (Date.now() - this.#typedAt < TYPING_EVERY_MS) return false;
    this.#typedAt = Date.now();
    this.#sendEvent({ eventType: 'Typing', typing: { type: 'On' } });
    this.#publish('clientTypingStarted');
    return true;
  }

  clearTypingTimeout(): void {
    this.#typedAt = 0;
  }

  /** The page before the earliest one that is shown; nothing when there is none. */
  async fetchEarlier(): Promise<HistoryPage | undefined> {
    if (!this.#session) throw new Error('not able to fetch history');
    return this.#past.fetchEarlier(this.#session);
  }

  /** Asks the server to forget the conversation; its notices do the rest, in every tab. */
  clear(): void {
    if (!this.#session || !this.#deployment.canClear)
      throw new Error('There is no active conversation found to clear.');
    this.#sendEvent({ eventType: 'Presence', presence: { type: 'Clear' } });
  }

  /** Autostart: "only when newSession, the client sends Presence Join" (genesys.md 4.3, CONFIRMED). */
  join(): void {
    this.#conversationStarted();
    this.#sendEvent({ eventType: 'Presence', presence: { type: 'Join' } }, this.#outbox.channel());
  }

  /** Leaves, and forgets what this page shows. */
  shutDown(): void {
    this.#link.hangUp();
    this.files.forget();
    this.#conversation.forget();
    this.#conversation.enter('idle');
  }

  /** The visitor has signed out: nothing of theirs stays. */
  signOut(): void {
    this.#end('signedOut');
    this.#conversation.forget();
  }

  async #begin(how: 'resume' | 'new'): Promise<void> {
    // What was said here may be of another conversation than the one that goes on elsewhere.
    if (this.#conversation.phase === 'elsewhere') this.#conversation.forget();
    this.#conversation.enter('connecting');
    if (how === 'resume' && this.hasStoredConversation) this.#republish('restoring');
    try {
      const session = await this.#configure(how);
      this.#publishStarted(session);
      if (!session.isNew) await this.#past.restore(session).catch((error) => this.#reportError(error));
      // Headless, joining is the page's wish: `MessagingService.joinConversation`.
      else if (this.#deployment.autoStart && !this.#deployment.headless) this.join();
      this.#deliverAll(session);
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
    return session;
  }

  #received(frame: ServerFrame): void {
    if (this.files.take(frame)) return;
    const notice = noticeOf(frame);
    if (notice) this.#reactions.take(notice);
  }

  /** In the order that was seen live (genesys.md 3.3, CONFIRMED-2). */
  #publishStarted({ response, isNew, isReadOnly }: GuestSession): void {
    const [durationSeconds, expirationDate] = [
      at(response, 'durationSeconds'),
      at(response, 'expirationDate'),
    ];
    this.#publish('sessionTimingUpdated', { durationSeconds, expirationDate });
    this.#publish('allowedFileTypes', response);
    if (isReadOnly) this.#publish('readOnlyConversation');
    this.#republish('started', {
      newSession: isNew,
      authenticated: this.#link.isAuthenticated,
      readOnly: isReadOnly,
      durationSeconds,
      expirationDate,
    });
  }

  async #reconnect(): Promise<void> {
    this.#conversation.enter('reconnecting');
    this.#publish('reconnecting');
    const attempt = async () => {
      try {
        const session = await this.#configure('resume');
        if (!session.isNew) await this.#past.fetch(session, 1).catch((error) => this.#reportError(error));
        this.#publish('reconnected');
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
    this.#publish('error', { error: reason });
    this.#bus.publish('Conversations', 'error', { error: reason });
  }

  #end(phase: 'expired' | 'cleared' | 'signedOut'): void {
    this.#link.hangUp();
    this.files.forget();
    this.#stored.forget();
    this.#conversation.enter(phase);
  }

  #deliverAll(session: GuestSession): void {
    if (!this.#outbox.isEmpty) this.#conversationStarted();
    this.#outbox.deliverAll(session);
  }

  #sendEvent(event: object, channel: object = {}): void {
    this.#session?.send({ type: 'Event', events: [event], ...channel }, randomId());
  }

  #conversationStarted(): void {
    if (this.hasStoredConversation) return;
    this.#stored.startConversation();
    this.#bus.publish('Conversations', 'started', {});
  }

  #publish(event: string, data: unknown = {}): void {
    this.#bus.publish('MessagingService', event, data);
  }

  #republish(event: string, data: unknown = {}): void {
    this.#bus.republish('MessagingService', event, data);
  }
}
