import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deriveKeys } from '../crypto/keys.ts';

/** A guest's session, as it can be taken up again. `token` is the visitor's secret. */
export interface ResumableSession {
  readonly guestId: string;
  readonly token: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
  /** Whose session it is, when the visitor was signed in: the `sub` of the user token. */
  readonly customerId?: string | undefined;
}

/** Where a sealed session is good: nowhere else does it open. */
interface SealedFor {
  readonly origin: string;
  readonly deploymentId: string;
}

/**
 * Sessions in sealed boxes: encrypted and authenticated, so that the page can keep one and the companion keeps nothing.
 */
export interface Resumes {
  seal(session: ResumableSession, sealedFor: SealedFor): string;
  /** `undefined` when it is forged, from elsewhere, sealed by a secret no longer known, or expired. */
  open(sealed: string, sealedFor: SealedFor): ResumableSession | undefined;
}

export function createResumes(
  secrets: readonly [string, ...string[]],
  now: () => number = Date.now,
): Resumes {
  const keys = deriveKeys(secrets, 'resume');
  return {
    seal(session, sealedFor) {
      const nonce = nextNonce();
      const cipher = createCipheriv(CIPHER, keys[0], nonce).setAAD(associatedData(sealedFor));
      const sealed = cipher.update(JSON.stringify(session), 'utf8');
      // Of this mode nothing is left to come out, but the tag is made here.
      cipher.final();
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
    },

    open(sealed, sealedFor) {
      const box = Buffer.from(sealed, 'base64url');
      if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
      for (const key of keys) {
        const plain = decrypt(box, key, associatedData(sealedFor));
        if (plain === undefined) continue;
        const session = resumableSession.safeParse(JSON.parse(plain)).data;
        return session && session.expiresAt > now() ? session : undefined;
      }
      return undefined;
    },
  };
}

/** Drawn many at once, at a tenth of the cost, and each handed out once. */
let nonces = Buffer.alloc(0);
let handedOut = 0;
function nextNonce(): Buffer {
  if (handedOut === nonces.length) {
    nonces = randomBytes(NONCE_BYTES * 256);
    handedOut = 0;
  }
  const nonce = nonces.subarray(handedOut, handedOut + NONCE_BYTES);
  handedOut += NONCE_BYTES;
  return nonce;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Parsed although it is our own: an older version may have sealed it. */
const resumableSession = z.object({
  guestId: z.string(),
  token: z.string(),
  expiresAt: z.number(),
  customerId: z.string().optional(),
});

function associatedData({ origin, deploymentId }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify([origin, deploymentId]));
}

function decrypt(box: Buffer, key: KeyObject, associated: Buffer): string | undefined {
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(associated)
    .setAuthTag(box.subarray(-TAG_BYTES));
  const plain = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch {
    // Node's way to say that this key did not seal this box for this place.
    return undefined;
  }
}
