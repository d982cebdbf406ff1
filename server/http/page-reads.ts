import type { TrustProxy } from './addresses.ts';
import { askedAt } from './asked-at.ts';
import { foreign, type IsAllowed, isFetch } from './pages.ts';
import type { PlainRequest } from './plain.ts';
import { Problem } from './problems.ts';

/** What the companion knows of its own address. */
interface OwnAddress {
  readonly trustProxy: TrustProxy;
  readonly publicUrl: string | undefined;
}

/**
 * The origin of the page that asks by GET, or a preflight for it; lets in only what a page of an allowed origin asks by
 * `fetch`. Throws `method-not-allowed` or `origin-not-allowed`.
 *
 * A browser writes no `Origin` into a GET to the page's own origin, but `Sec-Fetch-Site: same-origin`, which no page can
 * write. Browsers without that (Safari before 16.4) are refused there: to a page, that is an answer that nobody knows.
 */
export function originOfReader(request: PlainRequest, isAllowed: IsAllowed, own: OwnAddress): string {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') {
    throw new Problem('method-not-allowed', {
      detail: 'Ask with GET.',
      headers: { Allow: 'GET, HEAD, OPTIONS' },
    });
  }
  const isOwn = headers.origin === undefined && headers['sec-fetch-site'] === 'same-origin';
  const origin = isOwn ? ownOrigins(request, own).find(isAllowed) : headers.origin;
  if (typeof origin !== 'string' || !isAllowed(origin)) throw foreign(origin);
  if (method !== 'OPTIONS' && !isFetch(request)) {
    throw new Problem('origin-not-allowed', {
      detail: 'Ask with fetch in mode cors, not by a navigation or an element.',
    });
  }
  return origin;
}

/** In either scheme where a proxy may have ended TLS without a word. */
function ownOrigins(request: PlainRequest, { trustProxy, publicUrl }: OwnAddress): string[] {
  const asked = askedAt(request, trustProxy)?.url;
  const origins = asked?.startsWith('//') ? [`https:${asked}`, `http:${asked}`] : [asked];
  return [publicUrl, ...origins].flatMap((url) => (url === undefined ? [] : new URL(url).origin));
}
