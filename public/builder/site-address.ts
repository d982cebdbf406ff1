/** What somebody typed as the address of their site. */
export type SiteAddress =
  | { readonly kind: 'empty' }
  /** `origin` is written as browsers write it, which is how it stands in both lists. */
  | { readonly kind: 'site'; readonly origin: string; readonly host: string; readonly isSafe: boolean }
  | { readonly kind: 'none'; readonly why: string };

/** Reads an address as people write it, with or without scheme, path and capitals. Never throws. */
export function readSite(typed: string): SiteAddress {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(text) ?? [];
  if (scheme && !/^https?$/i.test(scheme))
    return none(`A page of a site begins with https://, not with ${scheme}://.`);
  const address = scheme ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return none(EXAMPLE);
  const { origin, hostname, protocol, username } = new URL(address);
  if (username !== '') return none('An address of a site has no @ in it.');
  const isLocal = hostname === 'localhost' || /^(127\.|\[::1\])/.test(hostname);
  if (!isLocal && !hostname.includes('.')) return none(EXAMPLE);
  return { kind: 'site', origin, host: hostname, isSafe: protocol === 'https:' || isLocal };
}

const EXAMPLE = 'This is no address. Write it as it stands in the browser: https://www.example.com';

function none(why: string): SiteAddress {
  return { kind: 'none', why };
}
