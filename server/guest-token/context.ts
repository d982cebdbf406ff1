import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
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
  const [newest, ...older] = deriveKeys(secrets, 'context').map(namedKey) as [NamedKey, ...NamedKey[]];
  const header = encoded({ alg: ALGORITHM, kid: newest.kid, typ: 'JWT' });

  return {
    sign({ guestId, deploymentId, expiresAt, visitor }) {
      const claims = {
        ...visitor,
        sub: guestId,
        aud: deploymentId,
        iat: Math.floor(Date.now() / 1000),
        exp: Math.floor(expiresAt / 1000),
      };
      const signed = `${header}.${encoded(claims)}`;
      return `${signed}.${signatureBy(newest.key, signed)}`;
    },

    async verify(context, deploymentIds) {
      const signer = [newest, ...older].find((each) => isSignedBy(each, context));
      if (signer === undefined) return undefined;
      try {
        const { payload } = await jwtVerify(context, signer.key, {
          algorithms: [ALGORITHM],
          audience: [...deploymentIds],
          requiredClaims: ['sub', 'exp'],
        });
        return payload;
      } catch (error) {
        if (!(error instanceof JOSEError)) throw error;
        return undefined;
      }
    },
  };
}

const ALGORITHM = 'HS256';

interface NamedKey {
  readonly key: KeyObject;
  /** Tells which key has signed. Says nothing of the key. */
  readonly kid: string;
}

function namedKey(key: KeyObject): NamedKey {
  const kid = createHash('sha256').update('kid').update(key.export()).digest('base64url').slice(0, 8);
  return { key, kid };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Not by jose, whose WebCrypto hands 256 bits to another thread and back: 67 to 150 µs where this takes 8. */
function signatureBy(key: KeyObject, signed: string): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

/**
 * Looked at before jose reads the rest, so that a forged context costs what any refused request costs, however many secrets
 * there are: only the key that it names is tried. One without a name is of a build until 0.1.
 */
function isSignedBy({ key, kid }: NamedKey, context: string): boolean {
  const [header = '', payload = '', signature = ''] = context.split('.');
  const named = kidIn(header);
  if (named !== undefined && named !== kid) return false;
  const expected = Buffer.from(signatureBy(key, `${header}.${payload}`));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function kidIn(header: string): unknown {
  try {
    return Object(JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))).kid;
  } catch {
    // Not a header: the signature will not fit it either.
    return undefined;
  }
}
