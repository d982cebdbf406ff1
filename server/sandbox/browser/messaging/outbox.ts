import { randomId } from '../random-id.ts';
import { type VisitorAnswer, type WireMessage, wireOfAnswer } from './answers.ts';
import type { Attachment } from './content.ts';
import type { GuestSession } from './session.ts';

/** What the visitor says: words with files, or an answer to structured content. */
export interface Outgoing {
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  readonly answer?: VisitorAnswer;
}

/** An answer as the visitor says it: one with a date goes without a text (genesys.md 11.3, CONFIRMED-2). */
export function outgoingAnswer(answer: VisitorAnswer): Outgoing {
  return { text: answer.type === 'datePicker' ? '' : answer.text, answer };
}

/** What the visitor said and the server has not echoed yet: it survives a lost connection, in order. */
export class Outbox {
  readonly #takeCustomAttributes: () => Record<string, string> | undefined;
  readonly #unconfirmed = new Map<string, object>();

  constructor(takeCustomAttributes: () => Record<string, string> | undefined) {
    this.#takeCustomAttributes = takeCustomAttributes;
  }

  /** The id goes along as metadata too, so that the history can tell what arrived. */
  add(outgoing: Outgoing): { id: string; message: object } {
    const id = randomId();
    const { metadata, ...rest } = wireMessage(outgoing);
    const message = { ...rest, metadata: { ...metadata, id } };
    this.#unconfirmed.set(id, message);
    return { id, message };
  }

  get isEmpty(): boolean {
    return this.#unconfirmed.size === 0;
  }

  deliver(session: GuestSession, id: string): void {
    const message = this.#unconfirmed.get(id);
    if (message) session.send({ ...message, ...this.channel() }, id);
  }

  deliverAll(session: GuestSession): void {
    for (const id of this.#unconfirmed.keys()) this.deliver(session, id);
  }

  /** Whether it was waiting. */
  remove(id: string | undefined): boolean {
    return id !== undefined && this.#unconfirmed.delete(id);
  }

  clear(): void {
    this.#unconfirmed.clear();
  }

  /** Custom attributes go with the next message after they were set (genesys.md 3.7). */
  channel(): object {
    const customAttributes = this.#takeCustomAttributes();
    return customAttributes ? { channel: { metadata: { customAttributes } } } : {};
  }
}

/**
 * The `message` of `onMessage`: text (genesys.md 4.2, CONFIRMED), answers and files (genesys.md 11.3 and 7.4, CONFIRMED-2).
 * The real Messenger leaves `type` and `text` out where files go alone; here both are there.
 */
function wireMessage({ text, attachments = [], answer }: Outgoing): WireMessage {
  if (answer) return wireOfAnswer(answer);
  const content = attachments.map(({ id }) => ({ contentType: 'Attachment', attachment: { id } }));
  return { type: 'Text', text, ...(content.length > 0 && { content }) };
}
