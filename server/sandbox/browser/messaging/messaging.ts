import type { Bus } from '../bus.ts';
import type { Deployment } from '../deployment.ts';
import type { ConversationState } from '../frames/bridge-messages.ts';
import type { Database } from '../plugins/database.ts';
import type { MessengerStorage } from '../storage.ts';
import type { ServerFrame } from './connection.ts';
import { Conversation } from './conversation.ts';
import { Files } from './files.ts';
import { formatted } from './formatted.ts';
import { noticeOf } from './notices.ts';
import { Outbox, type Outgoing } from './outbox.ts';
import { Past } from './past.ts';
import { PickerAnswers } from './picker-answers.ts';
import { Reactions } from './reactions.ts';
import { SeenMessages } from './seen.ts';
import { Sender } from './sender.ts';
import type { GuestSession } from './session.ts';
import { type Aim, SessionLife } from './session-life.ts';
import type { SignIn } from './session-link.ts';
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

/** What `MessagingService` and Messenger's window can ask of the visitor's session. */
export class Messaging {
  readonly #deployment: Deployment;
  readonly #signIn: SignIn;
  readonly #stored: StoredSession;
  readonly #outbox = new Outbox();
  readonly #seen = new SeenMessages();
  readonly #conversation = new Conversation();
  readonly #sender: Sender;
  readonly #reactions: Reactions;
  readonly #past: Past;
  readonly #life: SessionLife;
  readonly files: Files;
  #typedAt = 0;
  /** A wish to clear the conversation that the server has not answered. */
  #clearing: { id: string; resolve(frame: ServerFrame): void; reject(reason: Error): void } | undefined;

  constructor({ deployment, storage, bus, signIn, database }: MessagingParts) {
    this.#deployment = deployment;
    this.#signIn = signIn;
    this.#stored = new StoredSession(storage);
    const publish = (event: string, data?: unknown) => bus.publish('MessagingService', event, data);
    const republish = (event: string, data?: unknown) => bus.republish('MessagingService', event, data);
    const { changed } = this.#conversation;
    const talk = { conversation: this.#conversation, outbox: this.#outbox, seen: this.#seen, publish };
    this.#sender = new Sender({ ...talk, database });
    this.files = new Files({ ...talk, changed, ask: (request) => this.#session?.request(request) });
    const pickers = new PickerAnswers({ publish, format: formatted });
    this.#past = new Past({ ...talk, deployment, pickers, republish });
    this.#life = new SessionLife({
      ...talk,
      deployment,
      bus,
      signIn,
      republish,
      stored: this.#stored,
      past: this.#past,
      sender: this.#sender,
      files: this.files,
      received: (frame) => this.#received(frame),
    });
    this.#reactions = new Reactions({
      ...talk,
      deployment,
      pickers,
      life: this.#life,
      cleared: (frame) => this.#clearing?.resolve(frame),
      loggedOut: () => signIn.loggedOut(),
    });
  }

  get #session(): GuestSession | undefined {
    return this.#life.session;
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
      canSignIn: stepsUp && isOnline && !this.#life.isAuthenticated,
      uploads: this.files.uploads,
      ...(attachable && { attachable }),
    };
  }

  onChange(listener: () => void): void {
    this.#conversation.onChange(listener);
  }

  /** Connects unless it is connected: resolves once the session is configured. Calls that overlap share one attempt. */
  start(aim: Aim = this.#deployment.headless ? 'configure' : 'converse'): Promise<void> {
    return this.#life.start(aim);
  }

  /** Starts a conversation; resolves already when the socket opens. */
  connect(): Promise<void> {
    return this.#life.connect();
  }

  /** A new conversation in place of one that has ended: resolves with what `started` carries. */
  startNew(): Promise<object> {
    this.#outbox.clear();
    return this.#life.startNew(this.isReadOnly ? 'reset' : 'new');
  }

  /** The visitor has just signed in: the same session goes on as theirs (genesys.md 3.2, `stepUpConversation`). */
  async stepUp(): Promise<void> {
    this.#life.hangUp();
    await this.start();
  }

  /** Nobody has signed in after all: what the visitor has written meanwhile is a guest's. */
  stayGuest(): void {
    if (this.#session && this.isActive) this.#life.deliverAll(this.#session);
  }

  /** Sends words or a reply, after connecting when there is no connection yet. @throws in the words of genesys.md 7.4. */
  send(outgoing: Outgoing): void {
    const { phase } = this.#conversation;
    this.refuseAfterEnd('send a message');
    const id = this.#sender.prepare(outgoing);
    if (this.#session && phase === 'online') {
      // What a page is refused then (genesys.md 7.4, CONFIRMED-2) waits here, where the visitor has written it: that is ours.
      if (this.isSigningIn) return;
      this.#life.conversationStarted();
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
    return new Promise((resolve, reject) => {
      this.#clearing = { id: this.#sender.sendClear(session), resolve, reject };
    });
  }

  /** Headless, a conversation that is to begin with a Join begins so by the page's wish. */
  join(): void {
    this.#life.join();
  }

  /** Leaves, and forgets what this page shows: what of it was not sent is not sent later, maybe as somebody else's. */
  shutDown(): void {
    this.#life.hangUp();
    this.#outbox.clear();
    this.files.forget();
    this.#life.forget();
    this.#conversation.enter('idle');
  }

  /** The visitor has signed out: nothing of theirs stays. */
  signOut(): void {
    this.#life.end('signedOut');
  }

  #received(frame: ServerFrame): void {
    if (this.files.take(frame)) return;
    if (frame.code >= 400 && frame.tracingId === this.#clearing?.id)
      this.#clearing?.reject(new Error(String(frame.body)));
    const notice = noticeOf(frame);
    if (notice) this.#reactions.take(notice);
  }
}
