/** What a browser has in front of it. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const MOST_REDIRECTS = 10;

/**
 * A browser for pages without scripts: it keeps cookies, sends each below its path, follows redirects, and fills in a form.
 * It stops in front of `stopAt`, which is the relying party's.
 */
export function createBrowser(
  fetchPage: (url: string, init?: RequestInit) => Promise<Response>,
  stopAt: string,
) {
  const cookies = new Map<string, Cookie>();

  async function go(address: string | URL, form?: Record<string, string>): Promise<Page> {
    let url = new URL(address);
    let body = form && new URLSearchParams(form);
    for (let redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      const res = await fetchPage(url.href, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: cookiesFor(url) },
        ...(body && { body }),
      });
      for (const line of res.headers.getSetCookie()) keep(line);
      const location = res.headers.get('location');
      const page = { url, status: res.status, text: await res.text() };
      if (location === null) return page;
      url = new URL(location, url);
      body = undefined;
      if (url.href.startsWith(stopAt)) return { ...page, url };
    }
    throw new Error(`More than ${MOST_REDIRECTS} redirects: ${url.pathname}`);
  }

  function cookiesFor({ pathname }: URL): string {
    return [...cookies.values()]
      .filter(({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = (name: string) =>
      attributes.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = at('path') ?? '/';
    const isOver = Date.parse(at('expires') ?? '') < Date.now() || value === '';
    if (isOver) cookies.delete(`${name} ${path}`);
    else cookies.set(`${name} ${path}`, { name, value, path });
  }

  return {
    go,
    /** Sends the one form of a page, with `fields` beside those that it has hidden. */
    send(page: Page, fields: Record<string, string>): Promise<Page> {
      const action = /<form[^>]* action="([^"]*)"/.exec(page.text)?.[1] ?? '';
      return go(new URL(action.replaceAll('&amp;', '&'), page.url), fields);
    },
  };
}
