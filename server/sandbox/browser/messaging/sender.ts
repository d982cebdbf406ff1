import type { Database } from '../plugins/database.ts';
import { randomId } from '../random-id.ts';
import type { Conversation } from './conversation.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import type { GuestSession } from './session.ts';

/** "Custom attributes: 2 048 bytes" (genesys.md 4.6, CONFIRMED-2). */
const MAX_ATTRIBUTE_BYTES = 2048;

interface SenderParts {
  conversation: Conversation;
  outbox: Outbox;
  database: Database;
  publish: (event: string, data?: unknown) => void;
}

/**
 * Writes what the visitor says and does to the socket. Each frame but typing is told as `sendingMessage`, with the id that its
 * echo has too, when it is written (genesys.md 7.1, CONFIRMED-2).
 */
export class Sender {
  readonly #parts: SenderParts;
  /** What was told already: after a lost connection the same message may be written once more. */
  readonly #told = new Set<string>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Whether the visitor has said something that the server has not confirmed. */
  get hasWaiting(): boolean {
    return !this.#parts.outbox.isEmpty;
  }

  /** Shows and keeps it; `deliver` sends it. */
  prepare(outgoing: Outgoing): string {
    const { conversation, outbox } = this.#parts;
    const id = outbox.add(outgoing);
    const { text, attachments = [], answer } = outgoing;
    conversation.addOwn(id, text, { attachments, ...(answer && 'to' in answer && { answer }) });
    return id;
  }

  deliver(session: GuestSession, id: string): void {
    const { conversation, outbox } = this.#parts;
    const message = outbox.get(id);
    if (!message) return;
    const whole = this.#withAttributes(message);
    if (whole) {
      // Written once more after a lost connection, it has its attributes again.
      outbox.replace(id, whole);
      this.#write(session, id, whole);
    } else {
      outbox.remove(id);
      conversation.fail(id);
    }
  }

  deliverAll(session: GuestSession): void {
    for (const id of this.#parts.outbox.ids) this.deliver(session, id);
  }

  /** Whether custom attributes go along with a Join is not known: here they do, unless they are too large. */
  sendJoin(session: GuestSession): void {
    const { id, message } = presence('Join');
    this.#write(session, id, this.#withAttributes(message) ?? message);
  }

  /** Returns the id that a refusal would have. */
  sendClear(session: GuestSession): string {
    const { id, message } = presence('Clear');
    this.#write(session, id, message);
    return id;
  }

  sendTyping(session: GuestSession): void {
    const events = [{ eventType: 'Typing', typing: { type: 'On' } }];
    session.send({ type: 'Event', events }, randomId());
    this.#parts.publish('clientTypingStarted');
  }

  /**
   * Custom attributes go with the next message after they were set (genesys.md 3.7, CONFIRMED-2). Nothing when there are more
   * than the server takes. What becomes of those is not known: here they wait until the page has made them smaller.
   */
  #withAttributes(message: object): object | undefined {
    const { database, publish } = this.#parts;
    const customAttributes = database.unsentAttributes;
    if (!customAttributes) return message;
    if (bytesOf(customAttributes) > MAX_ATTRIBUTE_BYTES) {
      publish('customAttributesSizeExceeded', attributesTooLarge);
      return undefined;
    }
    database.attributesSent();
    return { ...message, channel: { metadata: { customAttributes } } };
  }

  #write(session: GuestSession, id: string, message: object): void {
    session.send(message, id);
    if (!this.#told.has(id))
      this.#parts.publish('sendingMessage', { message: { ...message, tracingId: id } });
    this.#told.add(id);
  }
}

function presence(type: 'Join' | 'Clear'): { id: string; message: object } {
  const id = randomId();
  const events = [{ eventType: 'Presence', presence: { type } }];
  return { id, message: { type: 'Event', events, metadata: { id } } };
}

/** As Genesys's mobile SDK counts: names and values, in bytes of UTF-8 (genesys.md 3.7, CONFIRMED). */
function bytesOf(attributes: Record<string, string>): number {
  return new TextEncoder().encode(Object.entries(attributes).flat().join('')).length;
}

/** Word for word (genesys.md 7.5, CONFIRMED-2). */
const attributesTooLarge = {
  body: `customAttributes object is larger than allowed limit: ${MAX_ATTRIBUTE_BYTES} bytes`,
  errorKey: 'customAttributesSizeExceeded',
};
