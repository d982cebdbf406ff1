import type { CryptoKey } from 'jose';
import {
  JOSEAlgNotAllowed,
  JOSEError,
  JWKSMultipleMatchingKeys,
  JWSSignatureVerificationFailed,
  JWTClaimValidationFailed,
  JWTExpired,
} from 'jose/errors';
import { type JWTVerifyOptions, jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import { BadUserToken, type UserTokenFault } from './bad-user-token.ts';
import { PUBLIC_ALGORITHMS } from './key-set.ts';
import { createPublishedKeys } from './published-keys.ts';

/** How a site's user tokens are checked: by a secret shared with its back end, or by the keys that it publishes. */
export type UserTokenKeys =
  | { readonly secrets: readonly [string, ...string[]] }
  | { readonly jwksUrl: string };

/** A signed-in visitor, as the site's own back end vouches for. */
export interface Visitor {
  /** The site's own id of the visitor: the token's `sub`. */
  readonly customerId: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** The visitor whom `userToken` names (contract section 5.1). Rejects with `invalid-user-token` or `user-token-keys-unavailable`. */
export type VerifyUserToken = (userToken: string) => Promise<Visitor>;

/** Checks the user tokens of one deployment. Without keys it refuses all. */
export function createUserTokens(deploymentId: string, keys: UserTokenKeys | undefined): VerifyUserToken {
  if (keys === undefined) {
    return async () => {
      throw new BadUserToken(
        'key',
        'This companion is not set up to check user tokens: see USER_TOKEN_SECRET.',
      );
    };
  }
  const verify = 'secrets' in keys ? bySecrets(keys.secrets) : byJwks(keys.jwksUrl);
  return async (userToken) => {
    const options = {
      audience: deploymentId,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
    };
    const { payload } = await verify(userToken, options).catch((error) => {
      throw problemOf(error);
    });
    const claims = visitorClaims.safeParse(payload);
    if (!claims.success) {
      const [issue] = claims.error.issues;
      throw new BadUserToken(
        'claims',
        `Claim ${issue?.path.join('.')} of a user token cannot be used: ${issue?.message}.`,
      );
    }
    const { exp, ...said } = claims.data;
    const bytes = Buffer.byteLength(JSON.stringify(said));
    if (bytes > MAX_CLAIMS_BYTES) {
      throw new BadUserToken(
        'claims',
        `sub, name, email and phone of a user token have ${bytes} bytes of JSON together, and may have ${MAX_CLAIMS_BYTES}: its back end must shorten them.`,
      );
    }
    if (exp > Date.now() / 1000 + MAX_LIFE_S + CLOCK_TOLERANCE_S) {
      throw new BadUserToken(
        'lifetime',
        'A user token is good for more than an hour: its back end must set exp sooner.',
      );
    }
    const { sub, ...rest } = said;
    return { customerId: sub, ...rest };
  };
}

const MAX_LIFE_S = 3600;
const CLOCK_TOLERANCE_S = 5;

/**
 * The claims travel on in `context`, where base64 makes four bytes of three, and Genesys has 2048 bytes for all customer
 * attributes: with these, and the longest id of a guest (`genesys/guest-id.ts`), a `context` has 1200 at most.
 */
const MAX_CLAIMS_BYTES = 640;

/** In UTF-16 units, each of which may be up to six bytes in JSON. */
const visitorClaims = z.object({
  sub: z.string().min(1).max(255),
  exp: z.number(),
  name: z.string().max(100).optional(),
  email: z.string().max(254).optional(),
  phone: z.string().max(32).optional(),
});

type Verify = (token: string, options: JWTVerifyOptions) => Promise<{ payload: unknown }>;

function bySecrets(secrets: readonly string[]): Verify {
  const keys = secrets.map((secret) => new TextEncoder().encode(secret));
  return (token, options) => verifyByAnyOf(keys, token, { ...options, algorithms: ['HS256'] });
}

function byJwks(url: string): Verify {
  const findKey = createPublishedKeys(url);
  return async (token, common) => {
    const options = { ...common, algorithms: [...PUBLIC_ALGORITHMS] };
    try {
      return await jwtVerify(token, findKey, options);
    } catch (error) {
      if (!(error instanceof JWKSMultipleMatchingKeys)) throw error;
      return verifyByAnyOf(firstOf(error), token, options);
    }
  };
}

/** Rejects with what is wrong with the token; that may be that none of these keys has signed it. */
async function verifyByAnyOf(
  keys: Iterable<Uint8Array> | AsyncIterable<CryptoKey>,
  token: string,
  options: JWTVerifyOptions,
) {
  let failure: unknown = new JWSSignatureVerificationFailed();
  for await (const key of keys) {
    try {
      return await jwtVerify(token, key, options);
    } catch (error) {
      failure = error;
      if (!(error instanceof JWSSignatureVerificationFailed)) break;
    }
  }
  throw failure;
}

/** A forged token that names no key must not cost as many checks as a site has keys. */
async function* firstOf(keys: AsyncIterable<CryptoKey>) {
  let left = MOST_KEYS_TRIED;
  for await (const key of keys) {
    yield key;
    if (--left === 0) return;
  }
}

const MOST_KEYS_TRIED = 8;

/** What jose says of a token. What the keys said is a problem already. */
function problemOf(error: unknown): unknown {
  if (!(error instanceof JOSEError)) return error;
  const claim = 'claim' in error ? ` (${String(error.claim)})` : '';
  return new BadUserToken(faultOf(error), `A user token was refused: ${error.code}${claim}.`);
}

function faultOf(error: JOSEError): UserTokenFault {
  if (error instanceof JWTExpired) return 'expired';
  if (error instanceof JWTClaimValidationFailed) return error.claim === 'aud' ? 'audience' : 'claims';
  if (error instanceof JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof JOSEAlgNotAllowed) return 'algorithm';
  return 'malformed';
}
