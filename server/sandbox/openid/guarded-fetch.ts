import type { CustomFetch } from 'openid-client';

/**
 * Whether secrets and codes may go there: by TLS, or to this machine. That the standard's "TLS always" (OpenID Connect Core,
 * 16.17) has an exception here is ours: a provider under test has no certificate.
 */
export function mayBeAsked({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && HERE.test(hostname));
}

/** `fetch` for whatever a discovery document names: a stranger wrote those addresses, so each one is looked at. */
export const guardedFetch: CustomFetch = async (url, options) => {
  if (!mayBeAsked(new URL(url))) throw new Error(`${url} needs https: it is not on this machine`);
  return fetch(url, options as RequestInit);
};

const HERE = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
