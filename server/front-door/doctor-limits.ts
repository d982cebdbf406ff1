import type { Fields } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Store } from '../store/store.ts';

/** How often pages are looked at. Nobody needs more, and each look fetches a page of somebody's. */
const PER_ADDRESS_A_MINUTE = 10;
const IN_ALL_A_MINUTE = 60;
/** Each may hold a page in memory. */
const MOST_AT_ONCE = 4;
const WINDOW_MS = 60_000;

/** What may be asked of the page doctor: by one address, by all, and at once. */
export interface DoctorLimits {
  /** Does `work`, or rejects with `rate-limited` or `overloaded`. `fields` get what is left to who asks. */
  run<T>(address: string | undefined, fields: Fields, work: () => Promise<T>): Promise<T>;
}

export function createDoctorLimits(store: Store): DoctorLimits {
  let atWork = 0;

  const take = async (policy: 'address' | 'all', who: string, limit: number): Promise<Fields> => {
    const { allowed, remaining, resetMs } = await store.consume(`limit:doctor:${policy}:${who}`, {
      points: 1,
      limit,
      windowMs: WINDOW_MS,
    });
    const resetSeconds = Math.ceil(resetMs / 1000);
    const fields = {
      'RateLimit-Policy': `"${policy}";q=${limit};w=${WINDOW_MS / 1000}`,
      RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
    };
    if (allowed) return fields;
    throw new Problem('rate-limited', {
      limit: `doctor-${policy}`,
      detail: `The doctor looks at so many pages a minute and no more. Ask again in ${resetSeconds} s.`,
      retryAfterSeconds: resetSeconds,
      remedy: 'Only the page /doctor is refused so; visitors and their chats are not.',
      headers: policy === 'address' ? fields : {},
    });
  };

  return {
    async run(address, fields, work) {
      if (atWork >= MOST_AT_ONCE) {
        throw new Problem('overloaded', {
          detail: 'The doctor is looking at other pages. Ask again in a moment.',
          retryAfterSeconds: 2,
        });
      }
      atWork++;
      try {
        Object.assign(fields, await take('address', address ?? 'unknown', PER_ADDRESS_A_MINUTE));
        // Says nothing of what is left: nobody is told how busy a companion is.
        await take('all', 'all', IN_ALL_A_MINUTE);
        return await work();
      } finally {
        atWork--;
      }
    },
  };
}
