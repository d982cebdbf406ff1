import { at, type Deployment } from '../deployment.ts';
import type { ServerFrame } from './connection.ts';
import { type Conversation, TYPING_SHOWN_MS } from './conversation.ts';
import { offerOf } from './formatted.ts';
import type { Notice } from './notices.ts';
import type { Outbox } from './outbox.ts';
import type { PickerAnswers } from './picker-answers.ts';
import { refusalIn } from './refusals.ts';
import type { SeenMessages } from './seen.ts';
import type { SessionLife } from './session-life.ts';
import { isShown, type ReceivedMessage } from './transcript.ts';

interface ReactionsParts {
  deployment: Deployment;
  conversation: Conversation;
  outbox: Outbox;
  pickers: PickerAnswers;
  seen: SeenMessages;
  publish: (event: string, data?: unknown) => void;
  life: Pick<SessionLife, 'end' | 'hangUp'>;
  /** The server has cleared the conversation, and says so with this frame. */
  cleared: (frame: ServerFrame) => void;
  loggedOut: () => void;
}

/** What Messenger does about what the server says unasked, and the events it publishes (genesys.md 3.3 and 7). */
export class Reactions {
  readonly #parts: ReactionsParts;

  constructor(parts: ReactionsParts) {
    this.#parts = parts;
  }

  take(notice: Notice): void {
    const { conversation, publish, life } = this.#parts;
    switch (notice.type) {
      case 'typing':
        this.#typing(notice.typing);
        break;
      case 'message':
        this.#message(notice.message);
        break;
      case 'expired':
        life.end('expired');
        break;
      case 'cleared':
        life.end('cleared');
        publish('conversationCleared', notice.frame);
        this.#parts.cleared(notice.frame);
        break;
      case 'loggedOut':
        life.end('signedOut');
        this.#parts.loggedOut();
        break;
      case 'closed':
        life.hangUp();
        conversation.enter('elsewhere');
        break;
      case 'refused':
        this.#refused(notice.frame);
    }
  }

  #typing(typing: object): void {
    const { deployment, conversation, publish } = this.#parts;
    if (!deployment.showsAgentTyping) return;
    // Both names are read (genesys.md 11.1, CONFIRMED-2).
    const duration = Number(at(typing, 'duration') ?? at(typing, 'durationMs')) || TYPING_SHOWN_MS;
    conversation.showTyping(duration, () => publish('typingTimeout'));
    publish('typingReceived', { typing: { ...typing, duration } });
  }

  /** The visitor's own echo, and what others say and do (genesys.md 7.1, CONFIRMED-2). */
  #message(message: ReceivedMessage): void {
    const { conversation, outbox, pickers, seen, publish } = this.#parts;
    const { wire, tracingId } = message;
    outbox.remove(message.sentAs);
    conversation.endTyping();
    if (!seen.add(message)) return;
    if (message.presence === 'Disconnect') this.#disconnected(message);
    if (message.presence === 'SignIn') publish('steppedUpConversation', wire);
    const offer = offerIn(message);
    if (offer) publish(offer.event, offer.data);
    if (isShown(message)) conversation.add(message);
    pickers.publishReceived({ ...wire, ...(tracingId !== undefined && { tracingId }) });
  }

  #disconnected({ wire, readOnly }: ReceivedMessage): void {
    const { conversation, publish } = this.#parts;
    publish('conversationDisconnected', { message: wire, readOnly });
    // Otherwise the visitor's next message is the beginning of another conversation in the same session.
    if (!readOnly) return;
    conversation.enter('disconnected');
    publish('readOnlyConversation', wire);
  }

  #refused(frame: ServerFrame): void {
    const { conversation, outbox, publish } = this.#parts;
    if (frame.tracingId && outbox.remove(frame.tracingId)) conversation.fail(frame.tracingId);
    publish('error', refusalIn(frame));
  }
}

/**
 * The event of an invitation to browse together: `cobrowseOffer`, `cobrowseOfferAccepted`, … (genesys.md 3.3, CONFIRMED-2).
 * That those to see each other are named in the same way is an INFERENCE.
 */
function offerIn({ event }: ReceivedMessage): { event: string; data: object } | undefined {
  const name = at(event, 'eventType') === 'CoBrowse' ? 'coBrowse' : 'video';
  const [, outcome] = /^Offering(\w*)$/.exec(String(at(event, `${name}.type`))) ?? [];
  if (outcome === undefined) return undefined;
  return { event: `${name.toLowerCase()}Offer${outcome}`, data: offerOf(event, name) };
}
