import type { Config } from '../config/config.ts';
import { askedAt } from '../http/asked-at.ts';
import { isAllowed } from '../http/origins.ts';
import type { PlainRequest } from '../http/plain.ts';
import { withTag } from './demo-head.ts';

/** Said in the place of every page of the shop, where it cannot have a chat. */
export const CLOSED = 'demo/closed.html';

/** Where a page of the shop signs its customer in, below the companion's address. */
export const SIGN_IN = '/demo/sign-in';

export function isOfShop(file: string): boolean {
  return file.startsWith('shop/');
}

interface ShopSettings extends Pick<Config, 'sites' | 'trustProxy'> {
  /** Whether its customers can sign in: only where the sandbox stands in for Genesys Cloud. */
  readonly canSignIn: boolean;
}

/**
 * A page of the demo shop as it is sent to who asks here: with the one tag. The shop is like any site, so its origin, which
 * is the companion's own, has to be one of those that may ask for guests. Else there is no shop: `undefined`.
 */
export function pageOfShop(
  html: string,
  request: PlainRequest,
  { sites, trustProxy, canSignIn }: ShopSettings,
): string | undefined {
  const here = askedAt(request, trustProxy)?.url;
  if (here === undefined) return undefined;
  // Behind a proxy that has ended TLS without a word, only the browser knows the scheme.
  const origins = ['https:', 'http:'].map((scheme) => new URL(here, `${scheme}//x`).origin);
  const site = sites.find(({ allowedOrigins }) =>
    origins.some((origin) => isAllowed(origin, allowedOrigins)),
  );
  if (site === undefined) return undefined;
  return withTag(html, {
    // Absolute, as on any site: a page that is shown without being loaded may be at another depth.
    loaderUrl: `${here}loader.js`,
    deploymentId: site.deploymentId,
    signInUrl: canSignIn ? `${here}${SIGN_IN.slice(1)}` : undefined,
  });
}
