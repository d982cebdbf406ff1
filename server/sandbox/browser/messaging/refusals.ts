import { at } from '../deployment.ts';
import type { ServerFrame } from './connection.ts';

/** What `error` carries when the server refused something: the frame, with a key where there is one (genesys.md 7.5, CONFIRMED-2). */
export function refusalIn(frame: ServerFrame): { error: object } {
  const errorKey = errorKeys[codeOf(frame)];
  return { error: { ...frame, ...(errorKey && { errorKey }) } };
}

/** The code of genesys.md 4.4: refused files have it in the body. */
export function codeOf({ code, body }: ServerFrame): number {
  return Number(at(body, 'errorCode') ?? code);
}

const errorKeys: Record<number, string> = {
  4000: 'FileUploadUnavailable',
  4001: 'fileTypeInvalid',
  4002: 'fileTooLarge',
  4003: 'fileContentInvalid',
  4004: 'fileNameInvalid',
  4005: 'fileNameTooLong',
  4011: 'messageLengthExceeded',
  4102: 'fileSizeZero',
};
