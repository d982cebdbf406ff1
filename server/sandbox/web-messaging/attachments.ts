import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** An error with its code of genesys.md 4.4. */
export interface Problem {
  readonly code: number;
  readonly text: string;
}

/** A file that a visitor has announced, and then put; or one of an agent's, for that visitor. */
export interface Attachment {
  readonly id: string;
  /** The session it belongs to. */
  readonly sessionId: string;
  readonly fileName: string;
  readonly fileType: string;
  /** Bytes; nothing when the client did not tell. */
  readonly fileSize: number | undefined;
  /** What the presigned addresses prove themselves with. */
  readonly signature: string;
  /** Milliseconds since 1970: until then it can be put. */
  readonly uploadableUntil: number;
  content?: Buffer;
}

/** How long a presigned address can be used. Genesys does not document its own. */
const UPLOAD_LIFETIME_MS = 10 * 60 * 1000;

/** All files together: the oldest make room, so that a long-running sandbox does not fill the memory. */
const MAX_TOTAL_BYTES = 100 * 1024 * 1024;

/** The files of one organisation, in memory. */
export class Attachments {
  readonly #byId = new Map<string, Attachment>();

  announce(
    announced: Omit<Attachment, 'signature' | 'uploadableUntil' | 'content'>,
    now: number,
  ): Attachment {
    const attachment = {
      ...announced,
      signature: randomBytes(16).toString('hex'),
      uploadableUntil: now + UPLOAD_LIFETIME_MS,
    };
    this.#byId.set(attachment.id, attachment);
    return attachment;
  }

  get(id: string): Attachment | undefined {
    return this.#byId.get(id);
  }

  /** What a session has put, or why there is nothing: 4008, 4009, 4010. */
  find(id: string, sessionId: string, now: number): Attachment | Problem {
    const attachment = this.#byId.get(id);
    if (!attachment || attachment.sessionId !== sessionId)
      return { code: 4009, text: 'attachment not found' };
    if (attachment.content) return attachment;
    return attachment.uploadableUntil > now
      ? { code: 4010, text: 'attachment has not been successfully uploaded' }
      : { code: 4008, text: 'attachment has expired' };
  }

  store(attachment: Attachment, content: Buffer): void {
    attachment.content = content;
    let total = 0;
    for (const newest of [...this.#byId.values()].reverse()) {
      total += newest.content?.length ?? 0;
      if (total > MAX_TOTAL_BYTES && newest !== attachment) this.#byId.delete(newest.id);
    }
  }

  remove(id: string): void {
    this.#byId.delete(id);
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** "attachments 10 MB, one per request, name < 1024 chars" (genesys.md 4.6, CONFIRMED-2). */
const MAX_NAME_LENGTH = 1023;

/**
 * Why a file cannot be attached, in codes of genesys.md 4.4. Their names are documented, what exactly leads to them is our
 * reading: a blocked ending counts as an invalid type, a path or a control character as an invalid name.
 */
export function problemOf(
  { fileName, fileType, fileSize }: { fileName: string; fileType: string; fileSize?: number | undefined },
  { attachmentTypes, maxFileSizeKB, blockedExtensions }: Settings,
): Problem | undefined {
  if (attachmentTypes.length === 0) return { code: 4000, text: 'attachments are not available' };
  const problem = problemOfName(fileName);
  if (problem) return problem;
  const blocked = blockedExtensions.some((extension) => fileName.toLowerCase().endsWith(extension));
  if (blocked || !attachmentTypes.includes(fileType))
    return { code: 4001, text: 'the file type is not allowed' };
  if (fileSize === 0) return { code: 4102, text: 'the file is empty' };
  if (fileSize !== undefined && fileSize > maxFileSizeKB * 1024)
    return { code: 4002, text: `the file is larger than ${maxFileSizeKB} KB` };
  return undefined;
}

/** The part of {@link problemOf} that holds for files of an agent too. */
export function problemOfName(fileName: string): Problem | undefined {
  if (fileName.length > MAX_NAME_LENGTH) return { code: 4005, text: 'the file name is too long' };
  if (/[/\\\p{Cc}]/u.test(fileName) || fileName.trim() === '')
    return { code: 4004, text: 'the file name is not valid' };
  return undefined;
}
