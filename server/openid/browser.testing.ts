import { PUBLIC_URL } from './openid.testing.ts';

/** A page, as it came at the end of all redirects. */
export interface Visited {
  readonly address: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A visitor's browser, as far as a login needs one: redirects, and cookies by their path. */
export function createBrowser(companionUrl: string) {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>();

  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    const isOver = attributes.some((each) => /^expires=Thu, 01 Jan 1970/i.test(each));
    if (isOver) cookies.delete(`${name} ${path}`);
    else cookies.set(`${name} ${path}`, { value, path });
  };
  const cookiesFor = (path: string) =>
    [...cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(`${cookie.path}/`))
      .map(([key, { value }]) => `${key.split(' ', 1)}=${value}`)
      .join('; ');

  const go = async (address: string, form?: Readonly<Record<string, string>>): Promise<Visited> => {
    const { pathname } = new URL(address);
    const answer = await fetch(address.replace(PUBLIC_URL, companionUrl), {
      redirect: 'manual',
      headers: { cookie: cookiesFor(pathname) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) keep(line);
    const location = answer.headers.get('location');
    if (location !== null) return go(new URL(location, address).href);
    const { status, headers } = answer;
    return { address, status, headers, text: await answer.text() };
  };

  return {
    go,
    cookieNames: () => [...cookies.keys()],
  };
}
