import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { JOSEError } from 'jose/errors';
import { jwtVerify } from 'jose/jwt/verify';
import { deriveKeys } from '../crypto/keys.ts';
import type { Visitor } from './user-tokens.ts';

/** Who a context speaks of, and how long. */
interface ContextClaims {
  readonly guestId: string;
  readonly deploymentId: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
  /** What the site vouches for, when the visitor is signed in. */
  readonly visitor?: Visitor | undefined;
}

/**
 * Contexts: what the companion vouches for to Genesys. A JWT travels as a customer attribute, and an Architect data
 * action has it checked here.
 */
export interface Contexts {
  sign(claims: ContextClaims): string;
  /** The claims; `undefined` when it was not signed here, for none of these deployments, or is over. */
  verify(context: string, deploymentIds: readonly string[]): Promise<JWTPayload | undefined>;
}

export function createContexts(secrets: readonly [string, ...string[]]): Contexts {
  const keys = deriveKeys(secrets, 'context');
  return {
    sign({ guestId, deploymentId, expiresAt, visitor }) {
      const claims = {
        ...visitor,
        sub: guestId,
        aud: deploymentId,
        iat: Math.floor(Date.now() / 1000),
        exp: Math.floor(expiresAt / 1000),
      };
      const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      // Not by jose, whose WebCrypto hands 256 bits to another thread and back: 67 to 150 µs where this takes 8.
      return `${signed}.${createHmac('sha256', keys[0]).update(signed).digest('base64url')}`;
    },

    async verify(context, deploymentIds) {
      for (const key of keys) {
        try {
          const { payload } = await jwtVerify(context, key, {
            algorithms: [ALGORITHM],
            audience: [...deploymentIds],
            requiredClaims: ['sub', 'exp'],
          });
          return payload;
        } catch (error) {
          if (!(error instanceof JOSEError)) throw error;
        }
      }
      return undefined;
    },
  };
}

const ALGORITHM = 'HS256';
const HEADER = Buffer.from(JSON.stringify({ alg: ALGORITHM, typ: 'JWT' })).toString('base64url');
