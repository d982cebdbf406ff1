import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { deriveKeys, type Keys, type Purpose } from './keys.ts';

/** Seals texts in boxes: encrypted, authenticated, and good in one place only. */
export interface Sealing {
  /** A box in base64url letters and a dot. `place` is not in it, and must be named again to open it. */
  seal(text: string, place: string): string;
  /** `undefined` when the box was changed, is for another place, or was sealed by a secret that is not known here. */
  open(box: string, place: string): string | undefined;
}

/**
 * Sealing by the newest of these secrets, opening by every one.
 *
 * AES-256-GCM, each box under a key of its own, which is derived from 24 random bytes. One key for all boxes would be
 * spent after 2³² of them, since its random nonces may then repeat (NIST SP 800-38D, section 8.3): 3.8 days at 13 000 a
 * second. Derived like this there is no such number (draft-gueron-cfrg-dndkgcm). It costs 5 µs a box.
 */
export function createSealing(secrets: readonly [string, ...string[]], purpose: Purpose): Sealing {
  const keys = deriveKeys(secrets, purpose, 'v2');
  const firstKeys = deriveKeys(secrets, purpose, 'v1');
  return {
    seal(text, place) {
      const salt = randomBytes(SALT_BYTES);
      const { key, nonce } = deriveForOne(keys[0], salt);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
      const sealed = [cipher.update(text, 'utf8'), cipher.final()];
      return VERSION + Buffer.concat([salt, ...sealed, cipher.getAuthTag()]).toString('base64url');
    },

    open(box, place) {
      if (!box.startsWith(VERSION)) return openBySome(firstKeys, box, place, openFirstVersion);
      return openBySome(keys, box.slice(VERSION.length), place, openBox);
    },
  };
}

/** Stands in front of a box. Boxes of the first version have no dot in them. */
const VERSION = 'v2.';
const CIPHER = 'aes-256-gcm';
const SALT_BYTES = 24;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function openBySome(
  keys: Keys,
  box: string,
  place: string,
  open: (bytes: Buffer, key: KeyObject, place: string) => string | undefined,
): string | undefined {
  const bytes = Buffer.from(box, 'base64url');
  for (const key of keys) {
    const text = open(bytes, key, place);
    if (text !== undefined) return text;
  }
  return undefined;
}

function deriveForOne(key: KeyObject, salt: Buffer): { key: Buffer; nonce: Buffer } {
  const derived = createHmac('sha512', key).update(salt).digest();
  return {
    key: derived.subarray(0, KEY_BYTES),
    nonce: derived.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES),
  };
}

function openBox(bytes: Buffer, key: KeyObject, place: string): string | undefined {
  if (bytes.length < SALT_BYTES + TAG_BYTES) return undefined;
  const forThis = deriveForOne(key, bytes.subarray(0, SALT_BYTES));
  return decrypt(bytes.subarray(SALT_BYTES), forThis, place);
}

/** As builds until 0.1 sealed. Visitors still hold such boxes after a release, for as long as a session lives. */
function openFirstVersion(bytes: Buffer, key: KeyObject, place: string): string | undefined {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  return decrypt(bytes.subarray(NONCE_BYTES), { key, nonce: bytes.subarray(0, NONCE_BYTES) }, place);
}

function decrypt(
  sealed: Buffer,
  { key, nonce }: { key: KeyObject | Buffer; nonce: Buffer },
  place: string,
): string | undefined {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // Node's way to say that this key did not seal this box for this place.
    return undefined;
  }
}
