import type { Site } from '../config/config.ts';
import type { Platform } from '../genesys/platform.ts';
import type { Logger } from '../operations/log.ts';
import type { Store } from '../store/store.ts';
import { type Availability, createAvailability } from './availability.ts';
import { looksOf } from './looks.ts';
import { shareFindings } from './refresh.ts';

interface OpenParts {
  /** Where the site needs something of Genesys. */
  readonly platform: Platform | undefined;
  /** Deadline of one call to Genesys, ms. */
  readonly timeoutMs: number;
  readonly store: Store;
  readonly log: Logger;
}

/** The availability of a site; `undefined` where it names nothing that it could be known by. */
export function openAvailability(
  { availability: settings, region, gateway, credentials }: Site,
  { platform, timeoutMs, store, log }: OpenParts,
): Availability | undefined {
  if (settings === undefined) return undefined;
  const shared =
    platform &&
    shareFindings({
      looks: looksOf(settings),
      of: JSON.stringify([settings, region.domain, gateway, credentials?.clientId]),
      platform,
      latestArrivalMs: timeoutMs,
      store,
      log,
    });
  return createAvailability(settings, { shared, log });
}
