import { createHash, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Sealing } from '../crypto/sealing.ts';
import type { Store } from '../store/store.ts';

/** A private key that signs, as a JSON Web Key with its name. */
export interface SigningKey extends JsonWebKey {
  readonly kid: string;
}

/** The keys that id tokens are signed with. They rotate by themselves, on all machines at once. */
export interface KeyRing {
  /** Those that are published now. The first one signs. */
  current(): Promise<readonly [SigningKey, ...SigningKey[]]>;
}

/**
 * One key for each period of 30 days, which the clock alone names. The first machine that needs a key makes it, and all take it
 * from the store, sealed. A key is published a day before it signs, and a day after: by then whoever keeps a copy of the
 * published keys has looked again, and no token lives that long.
 *
 * `now`: ms since 1970, as `Date.now`.
 */
export function createKeyRing(parts: {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly now?: () => number;
}): KeyRing {
  const { store, sealing, now = Date.now } = parts;
  const known = new Map<number, Known>();
  let looking: Promise<void> | undefined;

  const read = async (period: number): Promise<Known | undefined> => {
    const sealed = await store.get(placeOf(period));
    const text = sealed === undefined ? undefined : sealing.open(sealed, placeOf(period));
    return sealed === undefined || text === undefined ? undefined : { sealed, key: JSON.parse(text) };
  };

  /** The key that all machines have for this period: the one that was there first. */
  const agreeOn = async (period: number): Promise<Known> => {
    const shared = await read(period);
    if (shared !== undefined) return shared;
    const place = placeOf(period);
    const left = await store.get(place);
    // Sealed by a secret that nobody here knows any more.
    if (left !== undefined) await store.release(place, left);
    // What this machine has goes first: the store may have lost it.
    const own = known.get(period) ?? (await makeKey(sealing, place));
    const lifeMs = (period + 1) * PERIOD_MS + 2 * OVERLAP_MS - now();
    if (await store.claim(place, own.sealed, lifeMs)) return own;
    return (await read(period)) ?? own;
  };

  const look = async (): Promise<void> => {
    const { signing, next, last } = periodsAt(now());
    const wanted = [signing, ...(next === undefined ? [] : [next])];
    const found = await Promise.all(wanted.map(async (period) => [period, await agreeOn(period)] as const));
    const lastKey = last === undefined ? undefined : ((await read(last)) ?? known.get(last));
    known.clear();
    for (const [period, key] of found) known.set(period, { ...key, lookedAt: now() });
    if (last !== undefined && lastKey !== undefined) known.set(last, { ...lastKey, lookedAt: now() });
  };

  return {
    async current() {
      const { signing, next, last } = periodsAt(now());
      const isFresh = (period: number | undefined) =>
        period === undefined || now() - (known.get(period)?.lookedAt ?? 0) < LOOK_EVERY_MS;
      if (!isFresh(signing) || !isFresh(next)) {
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

interface Known {
  /** As it stands in the store. */
  readonly sealed: string;
  readonly key: SigningKey;
  readonly lookedAt?: number;
}

const DAY_MS = 86_400_000;
const PERIOD_MS = 30 * DAY_MS;
const OVERLAP_MS = DAY_MS;
/** A machine that has made a key of its own, while Redis was lost, comes back to that of all by then. */
const LOOK_EVERY_MS = 60_000;

function periodsAt(time: number) {
  const signing = Math.floor(time / PERIOD_MS);
  const since = time - signing * PERIOD_MS;
  return {
    signing,
    next: since >= PERIOD_MS - OVERLAP_MS ? signing + 1 : undefined,
    last: since < OVERLAP_MS ? signing - 1 : undefined,
  };
}

function placeOf(period: number): string {
  return `openid:key:${period}`;
}

/** RS256 is the one algorithm that every provider must have (OpenID Connect Core, 15.1). Which others Genesys takes is UNKNOWN. */
async function makeKey(sealing: Sealing, place: string): Promise<Known> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const { e, kty, n } = jwk;
  const kid = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  const key = { ...jwk, kid, use: 'sig', alg: 'RS256' };
  return { sealed: sealing.seal(JSON.stringify(key), place), key };
}
