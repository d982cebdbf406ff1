import { createHash } from 'node:crypto';
import type { Fields } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Consumed, Store } from '../store/store.ts';

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
  /**
   * The same for one who has proven no work: only so many of all may, by `unproven`. Whether it was counted; past that it
   * is not, and takes nothing of what all have together.
   */
  countUnprovenGuest(unproven: (ofAll: number) => number): Promise<boolean>;
  /** Counts what was sent in the place of a context against the address that it came from. */
  countForgery(address: string): Promise<void>;
  /** Counts a code for a visitor who has signed in, against that visitor alone. */
  countCode(customerId: string): Promise<void>;
  /** Counts what was sent in the place of a user token, or begins a login, against the address that it came from. */
  countSignIn(address: string): Promise<void>;
  /** Counts a guest who comes back, against that guest alone: many may share an address. */
  countReturn(guestId: string): Promise<Fields>;
}

export function createLimits(site: string, { perAddress, global }: LimitSettings, store: Store): Limits {
  const take = (policy: Policy, who: string, { points, limit }: { points: number; limit: number }) =>
    store.consume(`limit:${site}:${policy}:${who}`, { points, limit, windowMs: WINDOW_MS });

  /** What is left of `limit`, in words for the visitor. Throws when nothing was. */
  const tell = (policy: Policy, limit: number, { allowed, remaining, resetMs }: Consumed): Fields => {
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
  const count = async (policy: Policy, who: string, limit: number): Promise<Fields> =>
    tell(policy, limit, await take(policy, who, { points: 1, limit }));

  return {
    countAddress: (address) => count('address', address, perAddress),
    async countForgery(address) {
      await count('forgery', address, perAddress);
    },
    async countCode(customerId) {
      // Which may be an e-mail address: nobody is to read it in the store.
      await count('code', createHash('sha256').update(customerId).digest('base64url'), perAddress);
    },
    async countSignIn(address) {
      await count('sign-in', address, perAddress);
    },
    countReturn: (guestId) => count('visitor', guestId, perAddress),
    async countNewGuest() {
      await count('global', 'all', global);
    },
    async countUnprovenGuest(unproven) {
      const taken = await take('global', 'all', { points: 1, limit: unproven(global) });
      if (taken.allowed) return true;
      // Nobody is set to work for nothing, when all is used up.
      const { remaining, resetMs } = await take('global', 'all', { points: 0, limit: global });
      tell('global', global, { allowed: remaining > 0, remaining, resetMs });
      return false;
    },
  };
}

type Policy = 'address' | 'global' | 'visitor' | 'forgery' | 'code' | 'sign-in';

const WINDOW_MS = 60_000;

const USED_UP: Record<Policy, string> = {
  address:
    'guest sessions were used up by one address: raise RATE_LIMIT_PER_IP, or set TRUST_PROXY if that address is your proxy',
  global: 'guest sessions were used up by all visitors together: raise RATE_LIMIT_GLOBAL if they are real',
  visitor:
    'guest sessions were used up by one visitor who comes back again and again: RATE_LIMIT_PER_IP counts for this too',
  code: 'codes for Genesys were used up by one visitor who has signed in: RATE_LIMIT_PER_IP counts for this too',
  'sign-in':
    'bad user tokens, or logins that were begun, came from one address. RATE_LIMIT_PER_IP counts for this too',
  forgery:
    'false contexts came from one address: look at what the data action sends, if it is Genesys’s. RATE_LIMIT_PER_IP counts for this too',
};
