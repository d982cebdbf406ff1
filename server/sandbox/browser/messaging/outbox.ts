import type { GuestSession } from './session.ts';

/** What the visitor said and the server has not echoed yet: it survives a lost connection, in order. */
export class Outbox {
  readonly #takeCustomAttributes: () => Record<string, string> | undefined;
  readonly #unconfirmed = new Map<string, object>();

  constructor(takeCustomAttributes: () => Record<string, string> | undefined) {
    this.#takeCustomAttributes = takeCustomAttributes;
  }

  /** The id goes along as metadata too, so that the history can tell what arrived. */
  add(text: string): { id: string; message: object } {
    const id = crypto.randomUUID();
    const message = { type: 'Text', text, metadata: { id } };
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
