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
    if (!message || this.#write(session, id, message)) return;
    outbox.remove(id);
    conversation.fail(id);
  }

  deliverAll(session: GuestSession): void {
    for (const id of this.#parts.outbox.ids) this.deliver(session, id);
  }

  /** Of presence, such as Join. */
  sendPresence(session: GuestSession, type: 'Join' | 'Clear'): void {
    const id = randomId();
    const events = [{ eventType: 'Presence', presence: { type } }];
    this.#write(session, id, { type: 'Event', events, metadata: { id } });
  }

  sendTyping(session: GuestSession): void {
    const events = [{ eventType: 'Typing', typing: { type: 'On' } }];
    session.send({ type: 'Event', events }, randomId());
    this.#parts.publish('clientTypingStarted');
  }

  /** Whether it was written: not with more attributes than the server takes. */
  #write(session: GuestSession, id: string, message: object): boolean {
    const { database, publish } = this.#parts;
    const customAttributes = database.unsentAttributes;
    if (customAttributes && bytesOf(customAttributes) > MAX_ATTRIBUTE_BYTES) {
      // What becomes of the attributes is not known: here they wait until the page has made them smaller.
      publish('customAttributesSizeExceeded', attributesTooLarge);
      return false;
    }
    // They go with the next message after they were set (genesys.md 3.7, CONFIRMED-2).
    const whole = { ...message, ...(customAttributes && { channel: { metadata: { customAttributes } } }) };
    session.send(whole, id);
    database.attributesSent();
    if (!this.#told.has(id)) publish('sendingMessage', { message: { ...whole, tracingId: id } });
    this.#told.add(id);
    return true;
  }
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
