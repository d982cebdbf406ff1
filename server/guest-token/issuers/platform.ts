import type { Platform } from '../../genesys/platform.ts';
import type { Issuer } from './issuer.ts';

/** Guests that Genesys Cloud makes, one API call each. */
export function platformIssuer(platform: Platform): Issuer {
  return { issue: () => platform.createGuest() };
}
