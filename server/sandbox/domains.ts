import type { IncomingHttpHeaders } from 'node:http';
import { parseUrl } from '../http/parse-url.ts';
import type { Settings } from './settings.ts';

/**
 * The domain rule of a deployment (genesys.md 3.7, CONFIRMED-2): the host name of `Origin` equals an entry or ends in `.`
 * and the entry, whatever the case; scheme and port do not count.
 *
 * Programs write a bare host there. Genesys's mobile SDK names Genesys itself, by the host of the socket or its domain
 * (genesys.md 11.1, CONFIRMED), which is in no list: so that is let in. No browser sends a bare host.
 *
 * `null` comes from no domain and is refused unless all are allowed. What Genesys does then is not known: this is ours.
 */
export function originAllowed(
  { origin, host = '' }: Pick<IncomingHttpHeaders, 'origin' | 'host'>,
  { allowAllDomains, allowedDomains, missingOrigin }: Settings,
): boolean {
  if (allowAllDomains) return true;
  if (origin === undefined) return missingOrigin === 'accept';
  const isBare = bareHost.test(origin);
  const hostname = hostNameOf(isBare ? `http://${origin}` : origin);
  if (isBare && isWithin(hostNameOf(`http://${host}`), hostname)) return true;
  return allowedDomains.some((entry) => isWithin(hostname, entry.toLowerCase()));
}

/** A host, maybe with a port. `null` is what a browser says of a page without an origin. */
const bareHost = /^(?!null$)[^\s/@?#\\]+$/i;

/** Empty where the text is no address: that is within no domain. */
function hostNameOf(address: string): string {
  return parseUrl(address)?.hostname.toLowerCase() ?? '';
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname !== '' && domain !== '' && (hostname === domain || hostname.endsWith(`.${domain}`));
}
