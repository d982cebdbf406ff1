import type { Bus } from '../bus.ts';
import { at, type Deployment } from '../deployment.ts';
import type { ConversationState } from '../frames/bridge-messages.ts';
import type { MessengerStorage } from '../storage.ts';
import { Conversation, TYPING_SHOWN_MS } from './conversation.ts';
import { fetchHistoryPage, type HistoryPage } from './history.ts';
import { isSessionGone, type Notice, noticeOf } from './notices.ts';
import { Outbox } from './outbox.ts';
import { withRetries } from './retries.ts';
import { configureSession, type GuestSession, Refusal } from './session.ts';
import { StoredSession } from './stored-session.ts';

/** "Typing at most every 5 s" (genesys.md 4.6). */
const TYPING_EVERY_MS = 5_000;

interface MessagingParts {
  deployment: Deployment;
  storage: MessengerStorage;
  bus: Bus;
  takeCustomAttributes: () => Record<string, string> | undefined;
}

/** The visitor's session, and the events that `MessagingService` publishes about it. */
export class Messaging {
  readonly #deployment: Deployment;
  readonly #bus: Bus;
  readonly #stored: StoredSession;
  readonly #outbox: Outbox;
  readonly #conversation = new Conversation();
  #session: GuestSession | undefined;
  #starting: Promise<void> | undefined;
  #typedAt = 0;

  constructor({ deployment, storage, bus, takeCustomAttributes }: MessagingParts) {
    this.#deployment = deployment;
    this.#bus = bus;
    this.#stored = new StoredSession(storage);
    this.#outbox = new Outbox(takeCustomAttributes);
  }

  /** Whether this browser has a conversation to go on with. */
  get hasStoredConversation(): boolean {
    return this.#stored.hasConversation;
  }

  get isActive(): boolean {
    return this.#conversation.phase === 'online' || this.#conversation.phase === 'reconnecting';
  }

  get state(): ConversationState {
    const { state } = this.#conversation;
    return { ...state, canClear: this.#deployment.canClear && state.phase === 'online' };
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

  /** A new conversation in place of one that has ended. */
  async startNew(): Promise<void> {
    this.#hangUp();
    this.#outbox.clear();
    this.#conversation.forget();
    await this.#begin('new');
    this.#publish('conversationReset');
  }

  /** Sends a text, after connecting when there is no connection yet. @throws in the words of genesys.md 3.2. */
  send(text: string): void {
    const { phase } = this.#conversation;
    if (text.trim() === '') throw new Error('Message only contains whitespaces');
    if (phase === 'disconnected' || phase === 'expired')
      throw new Error('Conversation session has ended, start a new session to send a message.');
    const { id, message } = this.#outbox.add(text);
    this.#conversation.addOwn(id, text);
    this.#publish('sendingMessage', { message });
    if (this.#session && phase === 'online') {
      this.#conversationStarted();
      this.#outbox.deliver(this.#session, id);
    } else if (phase !== 'reconnecting') {
      // A failed start is in the state already; the message goes with the next one.
      this.start().catch(() => {});
    }
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

  /** The page before the earliest one that is shown; nothing when there is none. */
  async fetchEarlier(): Promise<HistoryPage | undefined> {
    const pageNumber = this.#conversation.nextHistoryPage;
    if (!this.#session || !pageNumber) return undefined;
    const page = await this.#fetchPage(this.#session, pageNumber);
    this.#publish('oldMessages', { messages: page.messages.map(({ wire }) => wire) });
    if (page.isLast) this.#publish('historyComplete');
    return page;
  }

  /** Asks the server to forget the conversation; its notices do the rest, in every tab. */
  clear(): void {
    if (!this.#session || !this.#deployment.canClear)
      throw new Error('There is no active conversation found to clear.');
    this.#sendEvent({ eventType: 'Presence', presence: { type: 'Clear' } });
  }

  /** Leaves, and forgets what this page shows. */
  shutDown(): void {
    this.#hangUp();
    this.#conversation.forget();
    this.#conversation.enter('idle');
  }

  async #begin(how: 'resume' | 'new'): Promise<void> {
    // What was said here may be of another conversation than the one that goes on elsewhere.
    if (this.#conversation.phase === 'elsewhere') this.#conversation.forget();
    this.#conversation.enter('connecting');
    if (how === 'resume' && this.hasStoredConversation) this.#republish('restoring');
    try {
      const session = await this.#configure(how);
      this.#publishStarted(session);
      if (!session.isNew) await this.#restore(session).catch((error) => this.#reportError(error));
      else if (this.#deployment.autoStart) this.#join();
      this.#deliverAll(session);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  async #configure(how: 'resume' | 'new'): Promise<GuestSession> {
    const session = await configureSession(this.#deployment, this.#stored.token, how === 'new', {
      received: (frame) => this.#take(noticeOf(frame)),
      lost: () => void this.#reconnect(),
    });
    this.#session = session;
    this.#conversation.enter(session.isReadOnly ? 'disconnected' : 'online');
    return session;
  }

  #publishStarted({ response, isNew, isReadOnly }: GuestSession): void {
    this.#publish('allowedFileTypes', response);
    if (isReadOnly) this.#publish('readOnlyConversation');
    this.#republish('started', {
      newSession: isNew,
      authenticated: false,
      readOnly: isReadOnly,
      durationSeconds: at(response, 'durationSeconds'),
      expirationDate: at(response, 'expirationDate'),
    });
  }

  async #restore(session: GuestSession): Promise<void> {
    const { messages, pageNumber, pageSize, isLast } = await this.#fetchPage(session, 1);
    this.#republish('restored', { messages: messages.map(({ wire }) => wire), pageNumber, pageSize });
    if (isLast) this.#publish('historyComplete');
  }

  /** Autostart: "only when newSession, the client sends Presence Join" (genesys.md 4.3, CONFIRMED). */
  #join(): void {
    this.#conversationStarted();
    this.#sendEvent({ eventType: 'Presence', presence: { type: 'Join' } }, this.#outbox.channel());
  }

  async #fetchPage(session: GuestSession, pageNumber: number): Promise<HistoryPage> {
    const page = await fetchHistoryPage(this.#deployment.apiEndpoint, await session.getJwt(), pageNumber);
    for (const { sentAs } of page.messages) this.#outbox.remove(sentAs);
    this.#conversation.addPage(page);
    return page;
  }

  async #reconnect(): Promise<void> {
    this.#session = undefined;
    this.#conversation.enter('reconnecting');
    this.#publish('reconnecting');
    const attempt = async () => {
      try {
        const session = await this.#configure('resume');
        if (!session.isNew) await this.#fetchPage(session, 1).catch((error) => this.#reportError(error));
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
      this.#take({ type: 'expired' });
    } else {
      this.#hangUp();
      this.#conversation.enter('failed');
      this.#reportError(error);
    }
  }

  #reportError(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#publish('error', { error: reason });
    this.#bus.publish('Conversations', 'error', { error: reason });
  }

  #take(notice: Notice | undefined): void {
    switch (notice?.type) {
      case 'typing':
        if (!this.#deployment.showsAgentTyping) break;
        this.#conversation.showTyping(() => this.#publish('typingTimeout'));
        this.#publish('typingReceived', { typing: { type: 'On', duration: TYPING_SHOWN_MS } });
        break;
      case 'message': {
        const { message } = notice;
        this.#outbox.remove(message.sentAs);
        // That an echo updates and all else is received, another tab's own message included, is ours.
        const isEcho = this.#conversation.add(message) === 'echo';
        this.#publish(isEcho ? 'messagesUpdated' : 'messagesReceived', { messages: [message.wire] });
        break;
      }
      case 'disconnected': {
        const { wire, readOnly } = notice.message;
        this.#conversation.enter('disconnected');
        this.#publish('conversationDisconnected', { message: wire, readOnly });
        if (readOnly) this.#publish('readOnlyConversation');
        break;
      }
      case 'expired':
        this.#end('expired');
        this.#publish('sessionExpired');
        break;
      case 'cleared':
        this.#end('cleared');
        this.#conversation.forget();
        this.#publish('sessionCleared');
        this.#publish('conversationCleared');
        break;
      case 'closed':
        this.#hangUp();
        this.#conversation.enter('elsewhere');
        break;
      case 'refused':
        if (notice.tracingId && this.#outbox.remove(notice.tracingId))
          this.#conversation.fail(notice.tracingId);
        if (notice.code === 4013) this.#publish('customAttributesSizeExceeded');
        this.#publish('error', { error: notice.text });
    }
  }

  #end(phase: 'expired' | 'cleared'): void {
    this.#hangUp();
    this.#stored.forget();
    this.#conversation.enter(phase);
  }

  #hangUp(): void {
    this.#session?.close();
    this.#session = undefined;
  }

  #deliverAll(session: GuestSession): void {
    if (!this.#outbox.isEmpty) this.#conversationStarted();
    this.#outbox.deliverAll(session);
  }

  #sendEvent(event: object, channel: object = {}): void {
    this.#session?.send({ type: 'Event', events: [event], ...channel }, crypto.randomUUID());
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
