import { createHash, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Sealing } from '../crypto/sealing.ts';
import type { Store } from '../store/store.ts';

/** A private key that signs, as a JSON Web Key with its name. */
export type SigningKey = JsonWebKey & { readonly kid: string };

/** The keys that id tokens are signed with. They rotate by themselves, on all machines at once. */
export interface KeyRing {
  /** Those that are published now. The first one signs. */
  current(): Promise<readonly [SigningKey, ...SigningKey[]]>;
}

/**
 * One key for each period of 30 days, which the clock alone names. The first machine that needs a key makes it, and all take it
 * from the store, sealed. A key is published a day before it signs, so that whoever keeps a copy of the published keys has looked
 * again by then; and a day after, when the last token that it has signed is long over.
 *
 * `now`: ms since 1970, as `Date.now`.
 */
export function createKeyRing({ store, sealing, now = Date.now }: RingParts): KeyRing {
  /** What this machine knows, by period. */
  let known: ReadonlyMap<number, Known> = new Map();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  /** The key that all machines have for this period: the one that was there first. */
  const agreeOn = async (period: number): Promise<Known> => {
    const place = placeOf(period);
    const sealed = await store.get(place);
    const shared = openKey(sealing, place, sealed);
    if (shared !== undefined) return shared;
    // Sealed by a secret that nobody here knows any more.
    if (sealed !== undefined) await store.release(place, sealed);
    // The one that this machine has signed with goes first: the store may have lost it.
    const own = known.get(period) ?? (await makeKey(sealing, place));
    const lifeMs = (period + 1) * PERIOD_MS + 2 * OVERLAP_MS - now();
    if (await store.claim(place, own.sealed, lifeMs)) return own;
    return openKey(sealing, place, await store.get(place)) ?? own;
  };

  /** One that is over is not made any more. */
  const findLast = async (period: number): Promise<Known | undefined> => {
    const place = placeOf(period);
    return openKey(sealing, place, await store.get(place)) ?? known.get(period);
  };

  const look = async (): Promise<void> => {
    const { signing, next, last } = periodsAt(now());
    const found = new Map([[signing, await agreeOn(signing)]]);
    if (next !== undefined) found.set(next, await agreeOn(next));
    const lastKey = last === undefined ? undefined : await findLast(last);
    if (last !== undefined && lastKey !== undefined) found.set(last, lastKey);
    known = found;
    lookedAt = now();
  };

  return {
    async current() {
      const { signing, next, last } = periodsAt(now());
      const isWanting = !known.has(signing) || (next !== undefined && !known.has(next));
      if (isWanting || Math.abs(now() - lookedAt) >= LOOK_EVERY_MS) {
        looking ??= look().finally(() => {
          looking = undefined;
        });
        await looking;
      }
      const first = known.get(signing) ?? (await agreeOn(signing));
      const others = [next, last].flatMap((period) =>
        period === undefined ? [] : (known.get(period)?.key ?? []),
      );
      return [first.key, ...others];
    },
  };
}

interface RingParts {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly now?: () => number;
}

interface Known {
  readonly key: SigningKey;
  /** As it stands in the store. */
  readonly sealed: string;
}

const DAY_MS = 86_400_000;
const PERIOD_MS = 30 * DAY_MS;
const OVERLAP_MS = DAY_MS;
/** A machine that has made a key of its own, while Redis was lost, comes back to that of all by then. */
const LOOK_EVERY_MS = 60_000;

function periodsAt(time: number) {
  const signing = Math.floor(time / PERIOD_MS);
  const sinceMs = time - signing * PERIOD_MS;
  return {
    signing,
    next: sinceMs >= PERIOD_MS - OVERLAP_MS ? signing + 1 : undefined,
    last: sinceMs < OVERLAP_MS ? signing - 1 : undefined,
  };
}

function placeOf(period: number): string {
  return `openid:key:${period}`;
}

function openKey(sealing: Sealing, place: string, sealed: string | undefined): Known | undefined {
  const text = sealed === undefined ? undefined : sealing.open(sealed, place);
  const key = text === undefined ? undefined : shape.safeParse(JSON.parse(text)).data;
  return sealed === undefined || key === undefined ? undefined : { key, sealed };
}

/** Parsed although it is our own: another build may have sealed it. */
const shape = z.looseObject({ kid: z.string(), kty: z.literal('RSA') });

/** RS256 is the one algorithm that every provider must have (OpenID Connect Core, 15.1). Which others Genesys takes is UNKNOWN. */
async function makeKey(sealing: Sealing, place: string): Promise<Known> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const { e, kty, n } = jwk;
  // Its name is its thumbprint (RFC 7638).
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  const key = { ...jwk, kid, use: 'sig', alg: 'RS256' };
  return { key, sealed: sealing.seal(JSON.stringify(key), place) };
}
