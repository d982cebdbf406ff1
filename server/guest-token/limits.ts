import { Problem } from '../http/problems.ts';
import type { Store } from '../store/store.ts';

/** Guest sessions a minute. */
export interface LimitSettings {
  readonly perAddress: number;
  readonly global: number;
}

/** What may be asked of one site in a minute. Sites do not use up each other's. */
export interface Limits {
  /** Counts who asks to be a new guest against its address. Throws `rate-limited`. */
  countAddress(address: string, headers: string[]): Promise<void>;
  /** Counts a new guest against all. Throws `rate-limited`. */
  countNewGuest(headers: string[]): Promise<void>;
  /** Counts a guest who comes back, against that guest alone: many may share an address. Throws `rate-limited`. */
  countReturn(guestId: string, headers: string[]): Promise<void>;
  /** The part of what all may ask together that is used up in this minute, 0 to 1, as the last new guest found it. */
  load(): number;
}

/** All that count add the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers-08) to `headers`. */
export function createLimits(site: string, { perAddress, global }: LimitSettings, store: Store): Limits {
  let lastSeen = { load: 0, endsAt: 0 };

  const count = async (policy: string, who: string, limit: number, headers: string[]) => {
    const { allowed, remaining, resetMs } = await store.consume(`limit:${site}:${policy}:${who}`, {
      points: 1,
      limit,
      windowMs: WINDOW_MS,
    });
    if (policy === 'global') lastSeen = { load: 1 - remaining / limit, endsAt: performance.now() + resetMs };
    const resetSeconds = Math.ceil(resetMs / 1000);
    // Nobody is told how busy the whole site is, unless that is why.
    if (policy !== 'global' || !allowed) {
      headers.push('RateLimit-Policy', `"${policy}";q=${limit};w=${WINDOW_MS / 1000}`);
      headers.push('RateLimit', `"${policy}";r=${remaining};t=${resetSeconds}`);
    }
    if (allowed) return;
    throw new Problem('rate-limited', {
      limit: policy,
      retryAfterSeconds: resetSeconds,
      remedy: `${limit} guest sessions a minute were used up by ${WHOSE[policy]}.`,
    });
  };

  return {
    countAddress: (address, headers) => count('address', address, perAddress, headers),
    countNewGuest: (headers) => count('global', 'all', global, headers),
    countReturn: (guestId, headers) => count('visitor', guestId, perAddress, headers),
    load: () => (lastSeen.endsAt > performance.now() ? lastSeen.load : 0),
  };
}

const WINDOW_MS = 60_000;

const WHOSE: Record<string, string> = {
  address: 'one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy',
  global: 'all visitors together: raise RATE_LIMIT_GLOBAL if they are real',
  visitor: 'one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too',
};
