import type { Settings } from './settings.ts';

/**
 * The domain rule of a deployment (genesys.md 3.7, CONFIRMED-2): the host name equals an entry or ends in `.` and the
 * entry, whatever the case; scheme and port of the page do not count.
 *
 * A request without an `Origin`, or with `null`, comes from no domain and is refused unless all domains are allowed.
 * What Genesys does then is not documented: this is our choice.
 */
export function originAllowed(origin: string | undefined, settings: Settings): boolean {
  if (settings.allowAllDomains) return true;
  if (!origin || !URL.canParse(origin)) return false;
  const hostname = new URL(origin).hostname.toLowerCase();
  return settings.allowedDomains.some((entry) => {
    const domain = entry.toLowerCase();
    return hostname !== '' && (hostname === domain || hostname.endsWith(`.${domain}`));
  });
}
