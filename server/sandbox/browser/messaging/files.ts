import { at } from '../deployment.ts';
import type { Upload } from '../frames/bridge-messages.ts';
import { randomId } from '../random-id.ts';
import type { ServerFrame } from './connection.ts';
import type { Attachment } from './content.ts';
import { FileAddresses } from './file-addresses.ts';
import { codeOf, refusalIn } from './refusals.ts';
import type { SeenMessages } from './seen.ts';
import { putFile, type UploadError } from './upload.ts';

interface FilesParts {
  /** Sends a request of the Guest API. */
  ask: (request: object) => void;
  publish: (event: string, data: unknown) => void;
  changed: () => void;
  seen: SeenMessages;
}

interface FileInHand extends Upload {
  readonly file: File;
  readonly cancel: () => void;
}

/**
 * The files the visitor has picked and not sent yet: `onAttachment`, the upload to the presigned address, and the server's
 * word that it arrived (genesys.md 4.2, 4.3 and 4.7, CONFIRMED). What the events carry: genesys.md 7.5, CONFIRMED-2.
 */
export class Files {
  readonly addresses: FileAddresses;
  readonly #parts: FilesParts;
  readonly #inHand = new Map<string, FileInHand>();

  constructor(parts: FilesParts) {
    this.#parts = parts;
    this.addresses = new FileAddresses(parts);
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

  /** Whether there is a file that goes with the next message. */
  get hasUploaded(): boolean {
    return [...this.#inHand.values()].some(({ state }) => state === 'uploaded');
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
    this.addresses.forget();
  }

  /** Whether the frame was about a file and needs no other reaction. */
  take(frame: ServerFrame): boolean {
    const { class: className, body, code, tracingId } = frame;
    const id = String(at(body, 'attachmentId') ?? tracingId);
    const file = this.#inHand.get(id);
    switch (className) {
      case 'PresignedUrlResponse':
        if (file?.state === 'uploading') this.#put(file, body);
        else this.addresses.take(id, String(at(body, 'url')));
        return true;
      case 'UploadSuccessEvent':
        if (file) this.#keep({ ...file, percentage: 100, state: 'uploaded' });
        this.#parts.publish('fileUploaded', membersOf(body, ['attachmentId', 'downloadUrl', 'timestamp']));
        return true;
      case 'UploadFailureEvent':
      case 'GenerateUrlError':
        this.#refused(id, frame);
        return true;
      case 'AttachmentDeletedResponse':
        this.#parts.publish('fileDeleted', membersOf(body, ['attachmentId']));
        return true;
      default:
        if (code < 400) return false;
        this.addresses.giveUp(id);
        if (!file) return false;
        this.#refused(id, frame);
        return true;
    }
  }

  #put(file: FileInHand, body: unknown): void {
    const { id } = file;
    const url = String(at(body, 'url'));
    const headers = (at(body, 'headers') ?? {}) as Record<string, string>;
    this.#parts.publish('uploadApproved', { attachmentId: id, headers, uploadURL: url });
    const onProgress = (percentage: number) => {
      const current = this.#inHand.get(id);
      if (current?.state === 'uploading') this.#keep({ ...current, percentage });
      this.#parts.publish('uploading', { percentage });
    };
    const onError = (error: UploadError) => {
      this.#fail(id, 0);
      this.#parts.publish('fileUploadError', error);
    };
    const cancel = putFile({ file: file.file, url, headers, onProgress, onError });
    this.#keep({ ...file, cancel });
  }

  /** By the server, before the upload or after it: `fileUploadError` is of the upload itself only. */
  #refused(id: string, frame: ServerFrame): void {
    this.#fail(id, codeOf(frame));
    this.#parts.publish('error', refusalIn(frame));
  }

  #fail(id: string, errorCode: number): void {
    const file = this.#inHand.get(id);
    if (file) this.#keep({ ...file, state: 'failed', errorCode });
  }

  #keep(file: FileInHand): void {
    this.#inHand.set(file.id, file);
    this.#parts.changed();
  }
}

function membersOf(body: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, at(body, name)]));
}
