import { getDomain } from 'tldts';
import { mayHoldPassword, shown } from '../config/shown.ts';
import { parseUrl } from './parse-url.ts';

/** The origins that may ask a site for guest sessions, as browsers send them in `Origin`. */
export interface AllowedOrigins {
  readonly exact: ReadonlySet<string>;
  /** `.example.com` or `.example.com:8443` for `https://*.example.com[:8443]`. */
  readonly subdomainsOf: readonly string[];
  /** Any page on this very machine, whatever its port: the default outside production, never configured. */
  readonly loopback?: true;
}

/** Pages on the developer's own machine, where nothing is configured and it is not production. */
export const loopbackOrigins: AllowedOrigins = { exact: new Set(), subdomainsOf: [], loopback: true };

/**
 * Is this origin on the list? Compared exactly as browsers send it (lower-case, no default port, Punycode): anything
 * else was not written by a browser.
 */
export function isAllowed(origin: string | undefined, allowed: AllowedOrigins): origin is string {
  if (origin === undefined) return false;
  if (allowed.exact.has(origin)) return true;
  if (allowed.loopback && LOOPBACK.test(origin)) return true;
  return allowed.subdomainsOf.some(
    (suffix) =>
      origin.startsWith(HTTPS) &&
      origin.endsWith(suffix) &&
      SUBDOMAIN.test(origin.slice(HTTPS.length, -suffix.length)),
  );
}

/** What an operator is told of an origin that is not on the list. */
export function addOrigin(origin: string): string {
  return `Add ${JSON.stringify(origin.slice(0, 200))} to ALLOWED_ORIGINS if that site is yours.`;
}

/** Reads `ALLOWED_ORIGINS`. Each fault is a sentence that names the entry and how to mend it. */
export function parseAllowedOrigins(list: string): { allowed: AllowedOrigins; faults: string[] } {
  const exact = new Set<string>();
  const subdomainsOf: string[] = [];
  const faults: string[] = [];
  for (const entry of entriesOf(list)) {
    const [, wildcardBase] = /^https:\/\/\*\.(.*)$/.exec(entry) ?? [];
    const fault =
      wildcardBase === undefined ? faultOfOrigin(entry) : faultOfOrigin(HTTPS + wildcardBase, wildcardBase);
    if (fault !== undefined) faults.push(`${shown(entry)} ${fault}`);
    else if (wildcardBase === undefined) exact.add(entry);
    else subdomainsOf.push(`.${wildcardBase}`);
  }
  if (faults.length === 0 && exact.size + subdomainsOf.length === 0) faults.push('names no origin.');
  return { allowed: { exact, subdomainsOf }, faults };
}

/** A comma before an `@` may be part of a password, and with it all that stands before: those are one entry. */
function entriesOf(list: string): string[] {
  const [, withPassword = '', rest = list] = /^(.*(?:@|%40)[^,]*)(.*)$/is.exec(list) ?? [];
  return [withPassword, ...rest.split(',')].map((entry) => entry.trim()).filter((entry) => entry !== '');
}

const HTTPS = 'https://';
const SUBDOMAIN = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

function faultOfOrigin(origin: string, wildcardBase?: string): string | undefined {
  const star = wildcardBase === undefined ? '' : '*.';
  if (mayHoldPassword(origin)) {
    return 'has an @ in it, and an origin has neither a user nor a password: write it like https://www.example.com.';
  }
  if (origin.includes('*')) {
    return origin === '*'
      ? 'would let every site in the world start chats here: name the sites.'
      : 'has its * in the wrong place: only https://*.example.com is understood.';
  }
  const url = parseUrl(origin);
  if (url === undefined) return 'is no origin: write it like https://www.example.com.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'is no origin of a web page: write it like https://www.example.com.';
  }
  if (url.origin !== origin) {
    return `is not what browsers send as Origin: write ${url.origin.replace('://', `://${star}`)}.`;
  }
  // Whoever can register a name under a public suffix (com, co.uk, github.io) would be let in.
  if (wildcardBase !== undefined && !hasOwner(url.hostname)) {
    return 'is a wildcard over names that anybody can register: name the sites, or use https://*.your-domain.example.';
  }
  return undefined;
}

function hasOwner(host: string): boolean {
  return getDomain(host, { allowPrivateDomains: true }) !== null;
}
