import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deriveKeys } from '../crypto/keys.ts';
import type { Login } from './grant.ts';

/** A login as machines pass it on: encrypted, so that who reads the shared state cannot call Genesys. */
export interface SealedLogins {
  seal(login: Login): string;
  /** `undefined` when it was sealed for another client or by a secret not known here, or is no login. */
  open(sealed: string): Login | undefined;
}

/** `client` names whose login it is: a box moved to another client's place does not open. */
export function sealLogins(secrets: readonly [string, ...string[]], client: string): SealedLogins {
  const keys = deriveKeys(secrets, 'login');
  const associated = Buffer.from(client);
  return {
    seal(login) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, keys[0], nonce).setAAD(associated);
      const text = cipher.update(JSON.stringify(login), 'utf8');
      return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed) {
      const box = Buffer.from(sealed, 'base64url');
      if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
      for (const key of keys) {
        try {
          const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), {
            authTagLength: TAG_BYTES,
          });
          decipher.setAAD(associated).setAuthTag(box.subarray(-TAG_BYTES));
          const text = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
          return sealedLogin.parse(JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')));
        } catch {
          // Not sealed by this key, or by another version of the companion: the next key may open it.
        }
      }
      return undefined;
    },
  };
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const sealedLogin = z.object({ accessToken: z.string(), grantedAt: z.number(), expiresAt: z.number() });
