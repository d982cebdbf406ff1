import { at } from '../deployment.ts';
import type { Upload } from '../frames/bridge-messages.ts';
import { randomId } from '../random-id.ts';
import type { ServerFrame } from './connection.ts';
import type { Attachment } from './content.ts';
import { putFile } from './upload.ts';

interface FilesParts {
  /** Sends a request of the Guest API. */
  ask: (request: object) => void;
  publish: (event: string, data: unknown) => void;
  changed: () => void;
}

interface FileInHand extends Upload {
  readonly file: File;
  readonly cancel: () => void;
}

/**
 * The files the visitor has picked and not sent yet: `onAttachment`, the upload to the presigned address, and the server's
 * word that it arrived (genesys.md 4.2, 4.3 and 4.7, CONFIRMED). The file events of `MessagingService` carry the server's own
 * body here, but for `uploading`. What the real ones carry (genesys.md 7.5, CONFIRMED-2) is not yet played.
 */
export class Files {
  readonly #parts: FilesParts;
  readonly #inHand = new Map<string, FileInHand>();

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  get uploads(): readonly Upload[] {
    return [...this.#inHand.values()].map(({ id, name, percentage, state, errorCode }) => ({
      id,
      name,
      percentage,
      state,
      ...(errorCode !== undefined && { errorCode }),
    }));
  }

  /** Asks for an address to put the file to. */
  upload(file: File): void {
    const attachmentId = randomId();
    const { name, type, size } = file;
    this.#keep({ id: attachmentId, name, file, percentage: 0, state: 'uploading', cancel: () => {} });
    this.#parts.ask({
      action: 'onAttachment',
      attachmentId,
      fileName: name,
      fileType: type,
      fileSize: size,
      errorsAsJson: true,
      tracingId: attachmentId,
    });
  }

  /** Asks for the address of a file that was sent before; the answer is published as `fileReceived`. */
  ask(attachmentId: string): void {
    this.#parts.ask({ action: 'getAttachment', attachmentId, tracingId: attachmentId });
  }

  /** The visitor has thought better of it: an upload under way is cancelled, one that arrived is deleted. */
  remove(id: string): void {
    const file = this.#inHand.get(id);
    this.#inHand.delete(id);
    file?.cancel();
    if (file?.state === 'uploading') this.#parts.publish('fileUploadCancelled', { attachmentId: id });
    if (file?.state !== 'failed')
      this.#parts.ask({ action: 'deleteAttachment', attachmentId: id, tracingId: id });
    this.#parts.changed();
  }

  /** What has arrived and goes with the next message. */
  takeUploaded(): Attachment[] {
    const uploaded = [...this.#inHand.values()].filter(({ state }) => state === 'uploaded');
    for (const { id } of uploaded) this.#inHand.delete(id);
    return uploaded.map(({ id, name, file }) => ({ id, name, isImage: file.type.startsWith('image/') }));
  }

  forget(): void {
    for (const { cancel } of this.#inHand.values()) cancel();
    this.#inHand.clear();
  }

  /** Whether the frame was about a file. */
  take({ class: className, body, code, tracingId }: ServerFrame): boolean {
    const id = String(at(body, 'attachmentId') ?? tracingId);
    const file = this.#inHand.get(id);
    switch (className) {
      case 'PresignedUrlResponse':
        if (file?.state === 'uploading') this.#put(file, body);
        else this.#parts.publish('fileReceived', body);
        return true;
      case 'UploadSuccessEvent':
        if (file) this.#keep({ ...file, percentage: 100, state: 'uploaded' });
        this.#parts.publish('fileUploaded', body);
        return true;
      case 'UploadFailureEvent':
      case 'GenerateUrlError':
        this.#fail(id, Number(at(body, 'errorCode')), String(at(body, 'errorMessage')));
        return true;
      case 'AttachmentDeletedResponse':
        this.#parts.publish('fileDeleted', body);
        return true;
      default:
        if (!file || code < 400) return false;
        this.#fail(id, code, String(body));
        return true;
    }
  }

  #put(file: FileInHand, body: unknown): void {
    this.#parts.publish('uploadApproved', body);
    const headers = (at(body, 'headers') ?? {}) as Record<string, string>;
    const { done, cancel } = putFile(file.file, { url: String(at(body, 'url')), headers }, (percentage) => {
      const current = this.#inHand.get(file.id);
      if (current?.state === 'uploading') this.#keep({ ...current, percentage });
      this.#parts.publish('uploading', { percentage });
    });
    this.#keep({ ...file, cancel });
    done.catch((error: Error) => this.#fail(file.id, 0, error.message));
  }

  #fail(attachmentId: string, errorCode: number, errorMessage: string): void {
    const file = this.#inHand.get(attachmentId);
    if (file) this.#keep({ ...file, state: 'failed', errorCode });
    this.#parts.publish('fileUploadError', { attachmentId, errorCode, errorMessage });
  }

  #keep(file: FileInHand): void {
    this.#inHand.set(file.id, file);
    this.#parts.changed();
  }
}
