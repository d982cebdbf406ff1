/**
 * Whether an address is reached without HTTPS_PROXY or HTTP_PROXY, as NO_PROXY says: names with all that ends in them, perhaps
 * with a port, or `*`. This machine itself always is.
 */
export function isDirect(url: URL, env: Readonly<Record<string, string | undefined>>): boolean {
  const { hostname, port, protocol } = url;
  if (/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return true;
  const proxy =
    (protocol === 'https:' && (env.https_proxy || env.HTTPS_PROXY)) || env.http_proxy || env.HTTP_PROXY;
  if (!proxy) return true;
  const ofScheme = port || (protocol === 'https:' ? '443' : '80');
  return (env.no_proxy || env.NO_PROXY || '')
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, name = '', itsPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entry === '*') return true;
      if (name === '' || (itsPort !== undefined && itsPort !== ofScheme)) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}
