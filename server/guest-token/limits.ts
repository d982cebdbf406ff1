import type { Fields } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Store } from '../store/store.ts';

/** Guest sessions a minute. */
export interface LimitSettings {
  readonly perAddress: number;
  readonly global: number;
}

/**
 * What may be asked of one site in a minute. Sites do not use up each other's. All that count throw `rate-limited`, or
 * answer the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers-08) that tell a visitor what is left.
 */
export interface Limits {
  /** Counts who asks to be a new guest against its address. */
  countAddress(address: string): Promise<Fields>;
  /** Counts a new guest against all. Says nothing of what is left: nobody is told how busy a site is. */
  countNewGuest(): Promise<void>;
  /** Counts what was sent in the place of a context against the address that it came from. */
  countForgery(address: string): Promise<void>;
  /** Counts a guest who comes back, against that guest alone: many may share an address. */
  countReturn(guestId: string): Promise<Fields>;
  /** The part of what all may ask together that is used up in this minute, 0 to 1, as the last new guest found it. */
  load(): number;
}

export function createLimits(site: string, { perAddress, global }: LimitSettings, store: Store): Limits {
  let lastSeen = { load: 0, endsAt: 0 };

  const count = async (policy: Policy, who: string, limit: number): Promise<Fields> => {
    const { allowed, remaining, resetMs } = await store.consume(`limit:${site}:${policy}:${who}`, {
      points: 1,
      limit,
      windowMs: WINDOW_MS,
    });
    if (policy === 'global') lastSeen = { load: 1 - remaining / limit, endsAt: performance.now() + resetMs };
    const resetSeconds = Math.ceil(resetMs / 1000);
    const fields = {
      'RateLimit-Policy': `"${policy}";q=${limit};w=${WINDOW_MS / 1000}`,
      RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
    };
    if (allowed) return fields;
    throw new Problem('rate-limited', {
      limit: policy,
      retryAfterSeconds: resetSeconds,
      remedy: `${limit} a minute ${USED_UP[policy]}.`,
      headers: fields,
    });
  };

  return {
    countAddress: (address) => count('address', address, perAddress),
    async countForgery(address) {
      await count('forgery', address, perAddress);
    },
    countReturn: (guestId) => count('visitor', guestId, perAddress),
    async countNewGuest() {
      await count('global', 'all', global);
    },
    load: () => (lastSeen.endsAt > performance.now() ? lastSeen.load : 0),
  };
}

type Policy = 'address' | 'global' | 'visitor' | 'forgery';

const WINDOW_MS = 60_000;

const USED_UP: Record<Policy, string> = {
  address:
    'guest sessions were used up by one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy',
  global: 'guest sessions were used up by all visitors together: raise RATE_LIMIT_GLOBAL if they are real',
  visitor:
    'guest sessions were used up by one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too',
  forgery:
    'false contexts came from one address: look at what the data action sends, if it is Genesys’s. RATE_LIMIT_PER_IP counts for this too',
};
