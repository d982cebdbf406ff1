import { randomId } from '../random-id.ts';
import { type VisitorAnswer, type WireMessage, wireOfAnswer } from './answers.ts';
import type { Attachment } from './content.ts';

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

/** What the visitor said and the server has not echoed yet, by its id: it survives a lost connection, in order. */
export class Outbox {
  readonly #unconfirmed = new Map<string, object>();

  get isEmpty(): boolean {
    return this.#unconfirmed.size === 0;
  }

  get ids(): readonly string[] {
    return [...this.#unconfirmed.keys()];
  }

  /** The id goes along as metadata too, so that the history can tell what arrived. */
  add(outgoing: Outgoing): string {
    const id = randomId();
    const { metadata, ...rest } = wireMessage(outgoing);
    this.#unconfirmed.set(id, { ...rest, metadata: { ...metadata, id } });
    return id;
  }

  get(id: string): object | undefined {
    return this.#unconfirmed.get(id);
  }

  replace(id: string, message: object): void {
    this.#unconfirmed.set(id, message);
  }

  /** Whether it was waiting. */
  remove(id: string | undefined): boolean {
    return id !== undefined && this.#unconfirmed.delete(id);
  }

  clear(): void {
    this.#unconfirmed.clear();
  }
}

/**
 * The `message` of `onMessage`: text (genesys.md 4.2, CONFIRMED), answers and files (genesys.md 11.3 and 7.4, CONFIRMED-2). A
 * file without words goes without type and text.
 */
function wireMessage({ text, attachments = [], answer }: Outgoing): WireMessage {
  if (answer) return wireOfAnswer(answer);
  const content = attachments.map(({ id }) => ({ contentType: 'Attachment', attachment: { id } }));
  return { ...(text !== '' && { type: 'Text', text }), ...(content.length > 0 && { content }) };
}
