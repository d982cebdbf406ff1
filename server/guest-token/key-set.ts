import type { CryptoKey, JWK, JWTHeaderParameters, JWTVerifyGetKey } from 'jose';
import { JWKSInvalid, JWKSNoMatchingKey } from 'jose/errors';
import { createLocalJWKSet } from 'jose/jwks/local';
import { z } from 'zod';

/** What a published key may sign user tokens by. */
export const PUBLIC_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
type PublicAlgorithm = (typeof PUBLIC_ALGORITHMS)[number];

/** The keys that a site publishes, each looked at once: those that check user tokens, and why the others do not. */
export interface KeySet {
  /** The key for a token; `undefined` when none fits. Rejects with jose's `JWKSMultipleMatchingKeys` when several do. */
  choose(...token: Parameters<JWTVerifyGetKey>): Promise<CryptoKey | undefined>;
  readonly usable: readonly { readonly kid: unknown; readonly algorithm: PublicAlgorithm }[];
  readonly unusable: readonly UnusableKey[];
}

interface UnusableKey {
  readonly kid: unknown;
  /** Completes a sentence that begins with the key. */
  readonly why: string;
}

/** A set of keys has no more than these: each is looked at when the set comes, while nobody else is served. */
export const MAX_KEYS = 100;

/** `published`, parsed from JSON, as a JSON Web Key Set (RFC 7517); `undefined` when it is none, or too large. */
export async function readKeySet(published: unknown): Promise<KeySet | undefined> {
  const set = keySet.safeParse(published);
  if (!set.success) return undefined;
  const keys: JWK[] = [];
  const usable: { kid: unknown; algorithm: PublicAlgorithm }[] = [];
  const unusable: UnusableKey[] = [];
  for (const entry of set.data.keys) {
    const { kid } = Object(entry) as JWK;
    const found = isKey(entry) ? await examine(entry) : { why: 'is no JSON object' };
    if ('why' in found) {
      unusable.push({ kid, ...found });
    } else {
      keys.push(entry as JWK);
      usable.push({ kid, ...found });
    }
  }
  // Without the others, since jose refuses a whole set for one entry.
  const chooseOne = createLocalJWKSet({ keys });
  const choose: KeySet['choose'] = (...token) =>
    chooseOne(...token).catch((error) => {
      if (error instanceof JWKSNoMatchingKey) return undefined;
      throw error;
    });
  return { choose, usable, unusable };
}

/** For the operator: why no key of `set` fits a token with this header. Of the token it shows the algorithm only. */
export function whyNoneFits({ usable, unusable }: KeySet, { kid, alg }: JWTHeaderParameters): string {
  const isNamed = (key: { readonly kid: unknown }) => kid !== undefined && key.kid === kid;
  const broken = unusable.filter(isNamed);
  if (broken.length > 0) return `A user token names a key that cannot be used: ${describeKeys(broken)}.`;
  const other = usable.find(isNamed);
  if (other !== undefined) {
    return `A user token was signed by ${alg}, but the key that it names is for ${other.algorithm}.`;
  }
  const ofNoUse = unusable.length === 0 ? '' : ` Of no use among those published: ${describeKeys(unusable)}.`;
  return `A user token was signed by a key that is not among the ${usable.length} published: publish a key first, then sign with it.${ofNoUse}`;
}

/** Unusable keys in words, the first few of them. */
export function describeKeys(keys: readonly UnusableKey[]): string {
  const described = keys.slice(0, 3).map(({ kid, why }) => {
    return typeof kid === 'string'
      ? `key ${JSON.stringify(kid.slice(0, 40))} ${why}`
      : `a key without kid ${why}`;
  });
  return described.join('; ') + (keys.length > 3 ? `; and ${keys.length - 3} more` : '');
}

const keySet = z.object({ keys: z.array(z.unknown()).max(MAX_KEYS) });

function isKey(entry: unknown): entry is JWK {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

/** By jose's own choice, so that what counts as usable here is what a token finds later. */
async function examine(jwk: JWK): Promise<{ algorithm: PublicAlgorithm } | { why: string }> {
  const alone = createLocalJWKSet({ keys: [jwk] });
  for (const algorithm of PUBLIC_ALGORITHMS) {
    try {
      const { modulusLength: bits = MIN_RSA_BITS } = (await alone({ alg: algorithm }))
        .algorithm as Partial<RsaSize>;
      if (bits >= MIN_RSA_BITS) return { algorithm };
      return { why: `is an RSA key of ${bits} bits: it needs ${MIN_RSA_BITS} at least` };
    } catch (error) {
      if (error instanceof JWKSNoMatchingKey) continue;
      if (error instanceof JWKSInvalid) return { why: 'is a private key: take it out, and make another' };
      // WebCrypto and jose throw many things here, all of them about this one key.
      return { why: `is no good key for ${algorithm}` };
    }
  }
  return {
    why: `is for something else than ${PUBLIC_ALGORITHMS.join(', ')} (by kty, crv, alg, use or key_ops)`,
  };
}

interface RsaSize {
  readonly modulusLength: number;
}

/** RFC 7518, section 3.3. */
const MIN_RSA_BITS = 2048;
