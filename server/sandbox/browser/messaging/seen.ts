import { at } from '../deployment.ts';
import { type FormattedMessage, formatted } from './formatted.ts';
import type { ReceivedMessage } from './transcript.ts';

/**
 * The messages that this page knows, each once, in the shape that pages get. What tells messages apart is their time, and
 * where they have none their id (genesys.md 7.1, CONFIRMED-2).
 */
export class SeenMessages {
  readonly #byKey = new Map<string, FormattedMessage>();

  /** Whether anybody has come or gone. */
  get hasPresence(): boolean {
    return [...this.#byKey.values()].some(({ eventType }) => eventType === 'Presence');
  }

  get newestFirst(): FormattedMessage[] {
    return [...this.#byKey.values()].sort((one, other) => other.time.localeCompare(one.time));
  }

  get withFiles(): FormattedMessage[] {
    return this.newestFirst.filter(({ files }) => files.length > 0);
  }

  /** The message in its new shape; nothing when it is known already. */
  add({ wire, id, tracingId }: ReceivedMessage): FormattedMessage | undefined {
    const time = at(wire, 'channel.time');
    const key = typeof time === 'string' ? time : id;
    if (this.#byKey.has(key)) return undefined;
    const message = formatted(wire, tracingId);
    this.#byKey.set(key, message);
    return message;
  }

  /** A file has another address from now on. */
  moveFile(id: string, downloadUrl: string): void {
    for (const [key, message] of this.#byKey) {
      const files = message.files.map((file) => (file.id === id ? { ...file, downloadUrl } : file));
      this.#byKey.set(key, { ...message, files });
    }
  }

  forget(): void {
    this.#byKey.clear();
  }
}
