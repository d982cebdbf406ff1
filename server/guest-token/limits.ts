import { Problem } from '../problems.ts';
import type { Store } from '../store/store.ts';

/** Guest sessions a minute. */
export interface LimitSettings {
  readonly perAddress: number;
  readonly global: number;
}

/** What may be asked of one site in a minute. Sites do not use up each other's. */
export interface Limits {
  /** Counts a new guest against the address that asks, then against all. Throws `rate-limited`. */
  countNewGuest(address: string, headers: string[]): Promise<void>;
  /** Counts a guest who comes back, against that guest alone: many may share an address. Throws `rate-limited`. */
  countReturn(guestId: string, headers: string[]): Promise<void>;
}

/** Both methods add the `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers-08) to `headers`. */
export function createLimits(site: string, { perAddress, global }: LimitSettings, store: Store): Limits {
  const count = async (policy: string, who: string, limit: number, headers: string[]) => {
    const { allowed, remaining, resetMs } = await store.consume(`limit:${site}:${policy}:${who}`, {
      points: 1,
      limit,
      windowMs: WINDOW_MS,
    });
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
    async countNewGuest(address, headers) {
      await count('address', address, perAddress, headers);
      await count('global', 'all', global, headers);
    },
    countReturn: (guestId, headers) => count('visitor', guestId, perAddress, headers),
  };
}

const WINDOW_MS = 60_000;

const WHOSE: Record<string, string> = {
  address: 'one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy',
  global: 'all visitors together: raise RATE_LIMIT_GLOBAL if they are real',
  visitor: 'one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too',
};
