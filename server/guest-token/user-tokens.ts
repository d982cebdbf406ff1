import { JOSEError, JWSSignatureVerificationFailed } from 'jose/errors';
import { createRemoteJWKSet } from 'jose/jwks/remote';
import { type JWTVerifyOptions, jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import { Problem } from '../http/problems.ts';

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

/** The visitor whom `userToken` names (contract section 5). Rejects with `invalid-user-token` or `user-token-keys-unavailable`. */
export type VerifyUserToken = (userToken: string) => Promise<Visitor>;

/** Checks the user tokens of one deployment. Without keys it refuses all. */
export function createUserTokens(deploymentId: string, keys: UserTokenKeys | undefined): VerifyUserToken {
  if (keys === undefined) {
    return async () => {
      throw refused('This companion is not set up to check user tokens: see USER_TOKEN_SECRET.');
    };
  }
  const verify = 'secrets' in keys ? bySecrets(keys.secrets) : byJwks(keys.jwksUrl);
  return async (userToken) => {
    const { payload } = await verify(userToken, {
      audience: deploymentId,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const claims = visitorClaims.safeParse(payload);
    if (!claims.success) {
      const [issue] = claims.error.issues;
      throw refused(`Claim ${issue?.path.join('.')} of a user token cannot be used: ${issue?.message}.`);
    }
    const { exp, ...said } = claims.data;
    const bytes = Buffer.byteLength(JSON.stringify(said));
    if (bytes > MAX_CLAIMS_BYTES) {
      throw refused(
        `sub, name, email and phone of a user token have ${bytes} bytes of JSON together, and may have ${MAX_CLAIMS_BYTES}: its back end must shorten them.`,
      );
    }
    if (exp > Date.now() / 1000 + MAX_LIFE_S + CLOCK_TOLERANCE_S) {
      throw refused('A user token is good for more than an hour: its back end must set exp sooner.');
    }
    const { sub, ...rest } = said;
    return { customerId: sub, ...rest };
  };
}

const MAX_LIFE_S = 3600;
const CLOCK_TOLERANCE_S = 5;

/**
 * The claims travel on in `context`, where base64 makes four bytes of three, and Genesys has 2048 bytes for all customer
 * attributes: with these, a `context` has 1200 at most.
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
  return async (token, options) => {
    let failure: unknown;
    for (const key of keys) {
      try {
        return await jwtVerify(token, key, { ...options, algorithms: ['HS256'] });
      } catch (error) {
        failure = error;
        if (!(error instanceof JWSSignatureVerificationFailed)) break;
      }
    }
    throw failureOf(failure);
  };
}

function byJwks(url: string): Verify {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: JWKS_DEADLINE_MS });
  return (token, options) =>
    jwtVerify(token, keys, { ...options, algorithms: ['RS256', 'ES256', 'EdDSA'] }).catch((error) => {
      throw failureOf(error, url);
    });
}

const JWKS_DEADLINE_MS = 3_000;
const RETRY_AFTER_S = 5;

/** What is wrong with the token is the visitor's; what is wrong with fetching the keys is the operator's. */
function failureOf(error: unknown, jwksUrl?: string): unknown {
  const cannotFetch =
    jwksUrl !== undefined &&
    (!(error instanceof JOSEError) ||
      ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code));
  if (cannotFetch) {
    return new Problem('user-token-keys-unavailable', {
      retryAfterSeconds: RETRY_AFTER_S,
      remedy: `USER_TOKEN_JWKS: no keys come from ${jwksUrl}. Until they do, nobody can sign in; other visitors can chat.`,
    });
  }
  if (!(error instanceof JOSEError)) return error;
  const claim = 'claim' in error ? ` (${String(error.claim)})` : '';
  return refused(`A user token was refused: ${error.code}${claim}.`);
}

function refused(remedy: string): Problem {
  return new Problem('invalid-user-token', { remedy });
}
