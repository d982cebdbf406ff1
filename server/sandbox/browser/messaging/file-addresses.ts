import type { SeenMessages } from './seen.ts';

interface FileAddressesParts {
  /** Sends a request of the Guest API. */
  ask: (request: object) => void;
  publish: (event: string, data: unknown) => void;
  seen: SeenMessages;
}

/**
 * The addresses of files that were sent: they expire, so pages ask for new ones by `getFile` and `refreshFiles`. Both answer
 * with all messages that have files, the others unchanged (genesys.md 7.5, CONFIRMED-2).
 */
export class FileAddresses {
  readonly #parts: FileAddressesParts;
  readonly #gets = new Set<string>();
  readonly #refreshes = new Set<string>();

  constructor(parts: FileAddressesParts) {
    this.#parts = parts;
  }

  get(id: string): void {
    this.#gets.add(id);
    this.#ask(id);
  }

  /** Tells once, when every address is here or refused. */
  refresh(ids: readonly string[]): void {
    for (const id of ids) this.#refreshes.add(id);
    for (const id of ids) this.#ask(id);
    if (ids.length === 0) this.#tellRefreshed();
  }

  take(id: string, url: string): void {
    this.#parts.seen.moveFile(id, url);
    if (this.#gets.delete(id)) this.#tellReceived(id, url);
    this.giveUp(id);
  }

  /** The server has no address for it: the others are not kept waiting. */
  giveUp(id: string): void {
    this.#gets.delete(id);
    if (this.#refreshes.delete(id) && this.#refreshes.size === 0) this.#tellRefreshed();
  }

  forget(): void {
    this.#gets.clear();
    this.#refreshes.clear();
  }

  #ask(id: string): void {
    this.#parts.ask({ action: 'getAttachment', attachmentId: id, tracingId: id });
  }

  #tellReceived(attachmentId: string, url: string): void {
    const { publish, seen } = this.#parts;
    const updatedTime = new Date().toISOString();
    publish('messagesUpdated', {
      viewFiles: { attachmentId, newDownloadUrl: url, updatedTime },
      updatedMessages: seen.withFiles.map((message) => ({ ...message, updatedTime })),
    });
    // The server's answer has no timestamp: that of its arrival is ours.
    publish('fileReceived', { attachmentId, downloadUrl: url, timestamp: updatedTime });
  }

  #tellRefreshed(): void {
    this.#parts.publish('messagesUpdated', { updatedMessages: this.#parts.seen.withFiles });
  }
}
