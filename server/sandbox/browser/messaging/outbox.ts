import type { Attachment, Reply } from './content.ts';

/** What the visitor says: words with files, or a press on a button of the message `to`. */
export interface Outgoing {
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  readonly reply?: Reply & { readonly button: 'QuickReply' | 'Button'; readonly to?: string };
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
    const id = crypto.randomUUID();
    this.#unconfirmed.set(id, { ...wireMessage(outgoing), metadata: { id } });
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
 * The `message` of `onMessage`: text and quick reply (genesys.md 4.2, CONFIRMED), a card's button and files (genesys.md 11.3
 * and 7.4, CONFIRMED-2). A file without words goes without type and text.
 */
function wireMessage({ text, attachments = [], reply }: Outgoing): object {
  if (reply) {
    const { button, payload, to } = reply;
    const buttonResponse = { type: button, text, payload, ...(to && { originatingMessageId: to }) };
    return { type: 'Structured', text, content: [{ contentType: 'ButtonResponse', buttonResponse }] };
  }
  const content = attachments.map(({ id }) => ({ contentType: 'Attachment', attachment: { id } }));
  return { ...(text !== '' && { type: 'Text', text }), ...(content.length > 0 && { content }) };
}
