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
 * AES-256-GCM. A key must never meet the same nonce twice, and under one key for ever random nonces may repeat after 2³²
 * boxes (NIST SP 800-38D, section 8.3): 3.8 days at 13 000 a second. So a key seals few boxes, and then another is derived
 * from 128 random bits. A secret need not be rotated for the number of boxes that it has sealed.
 */
export function createSealing(secrets: readonly [string, ...string[]], purpose: Purpose): Sealing {
  const keys = deriveKeys(secrets, purpose, 'v2');
  const firstKeys = deriveKeys(secrets, purpose, 'v1');
  let current = newBoxKey(keys[0]);

  return {
    seal(text, place) {
      if (current.boxes === BOXES_PER_KEY) current = newBoxKey(keys[0]);
      const nonce = nextNonce(current);
      const cipher = createCipheriv(CIPHER, current.key, nonce).setAAD(Buffer.from(place));
      const sealed = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return VERSION + Buffer.concat([current.salt, nonce, ...sealed]).toString('base64url');
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
const BOXES_PER_KEY = 1024;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface BoxKey {
  readonly salt: Buffer;
  readonly key: Buffer;
  /** Those of all its boxes, drawn together, which costs a tenth. Numbers would tell visitors how many boxes there were. */
  readonly nonces: Buffer;
  /** How many it has sealed. */
  boxes: number;
}

function newBoxKey(key: KeyObject): BoxKey {
  const salt = randomBytes(SALT_BYTES);
  return { salt, key: deriveBoxKey(key, salt), nonces: randomBytes(NONCE_BYTES * BOXES_PER_KEY), boxes: 0 };
}

function deriveBoxKey(key: KeyObject, salt: Buffer): Buffer {
  return createHmac('sha256', key).update(salt).digest();
}

function nextNonce(of: BoxKey): Buffer {
  const start = NONCE_BYTES * of.boxes++;
  return of.nonces.subarray(start, start + NONCE_BYTES);
}

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

function openBox(bytes: Buffer, key: KeyObject, place: string): string | undefined {
  const boxKey = deriveBoxKey(key, bytes.subarray(0, SALT_BYTES));
  return decrypt(bytes.subarray(SALT_BYTES), boxKey, place);
}

/** As builds until 0.1 sealed. Visitors still hold such boxes after a release, for as long as a session lives. */
function openFirstVersion(bytes: Buffer, key: KeyObject, place: string): string | undefined {
  return decrypt(bytes, key, place);
}

function decrypt(box: Buffer, key: KeyObject | Buffer, place: string): string | undefined {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = box.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(box.subarray(-TAG_BYTES));
  const text = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // Node's way to say that this key did not seal this box for this place.
    return undefined;
  }
}
