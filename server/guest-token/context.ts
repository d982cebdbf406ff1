import { webcrypto } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { deriveKeys } from './keys.ts';

/** Who a context speaks of, and how long. */
interface ContextClaims {
  readonly guestId: string;
  readonly deploymentId: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * Contexts: what the companion vouches for to Genesys. A JWT travels as a customer attribute, and an Architect data
 * action has it checked here.
 */
export interface Contexts {
  sign(claims: ContextClaims): Promise<string>;
  /** The claims; `undefined` when it was not signed here, for none of these deployments, or is over. */
  verify(context: string, deploymentIds: readonly string[]): Promise<JWTPayload | undefined>;
}

export function createContexts(secrets: readonly [string, ...string[]]): Contexts {
  // Imported once: jose would import raw bytes again for every signature, at twice the cost.
  const [newestKey, ...olderKeys] = deriveKeys(secrets, 'context');
  const newest = importKey(newestKey);
  const keys = [newest, ...olderKeys.map(importKey)];
  return {
    sign: async ({ guestId, deploymentId, expiresAt }) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(guestId)
        .setAudience(deploymentId)
        .setIssuedAt()
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(await newest),

    async verify(context, deploymentIds) {
      for (const key of keys) {
        try {
          const { payload } = await jwtVerify(context, await key, {
            algorithms: [ALGORITHM],
            audience: [...deploymentIds],
            requiredClaims: ['sub', 'exp'],
          });
          return payload;
        } catch (error) {
          if (!(error instanceof errors.JOSEError)) throw error;
        }
      }
      return undefined;
    },
  };
}

const ALGORITHM = 'HS256';

function importKey(key: Buffer): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}
