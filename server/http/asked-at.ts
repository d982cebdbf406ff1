import { isBelieved, type TrustProxy } from './addresses.ts';
import { parseUrl } from './parse-url.ts';
import type { PlainRequest } from './plain.ts';

/** Where a request reached the companion. */
export interface AskedAt {
  /**
   * Scheme, host and the path below which the companion is mounted: `https://shop.example/chat/`. In the place of `http:`
   * there is nothing, `//shop.example/chat/`, and a browser takes the page's scheme: a proxy in front may have ended TLS
   * without a word.
   */
  readonly url: string;
  /** The header field that named the host: a cache keeps answers apart by `Host`, and by no other unless it is told. */
  readonly namedIn: 'Host' | 'X-Forwarded-Host';
}

/**
 * The companion's own address, as whoever asks has written it, in so far as that can be one. What proxies say of the
 * address counts only where `trust` believes them.
 *
 * `undefined` for all that is no plain host: a cache could keep what somebody wrote there, for everybody.
 */
export function askedAt(
  request: Pick<PlainRequest, 'address' | 'headers' | 'addressParts'>,
  trust: TrustProxy,
): AskedAt | undefined {
  const { headers } = request;
  const parts = request.addressParts();
  const believed = isBelieved(request, trust);
  const forwardedHost = believed ? firstOf(headers['x-forwarded-host']) : '';
  const forwardedScheme = believed ? firstOf(headers['x-forwarded-proto']).toLowerCase() : '';
  const url = plainAddress({
    scheme: /^https?$/.test(forwardedScheme) ? forwardedScheme : parts.scheme,
    host: forwardedHost || String(headers[':authority'] ?? headers.host ?? parts.host ?? ''),
    mount: parts.mount,
  });
  return url === undefined ? undefined : { url, namedIn: forwardedHost ? 'X-Forwarded-Host' : 'Host' };
}

/** Of a field to which each proxy may have added a value. */
function firstOf(field: string | string[] | undefined): string {
  return String(field ?? '')
    .split(',', 1)
    .join('')
    .trim();
}

function plainAddress({ scheme, host, mount }: Record<'scheme' | 'host' | 'mount', string>) {
  if (!PLAIN_HOST.test(host) || !/^(\/|$)/.test(mount)) return undefined;
  const written = `${scheme}://${host}${mount}/`;
  if (written.length > MOST_CHARACTERS) return undefined;
  const url = parseUrl(written);
  if (url === undefined) return undefined;
  const { href, pathname } = url;
  // A path that is read otherwise than it is written is nobody's mount path.
  return pathname === `${mount}/` ? href.replace(/^http:/, '') : undefined;
}

/** A name or an IPv4 address, or an IPv6 address in brackets; perhaps with a port. */
const PLAIN_HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;
/** Longer ones would only fill the memory of whoever keeps something by address. */
const MOST_CHARACTERS = 1_000;
