import type { PlainRequest } from '../http/plain.ts';

/** Folders of pages that have another name in addresses. */
const names: Readonly<Record<string, string>> = { home: '', shop: 'demo' };

/** The path at which a file below `dist/public` is served: `docs/installing` for `docs/installing.html`; empty for the home page. */
export function addressOf(file: string): string {
  const [folder = '', ...rest] = file.replace(/(^|\/)index\.html$|\.html$/, '').split('/');
  return [names[folder] ?? folder, ...rest].filter(Boolean).join('/');
}

/**
 * The way from the address of a request to the companion's root: `./`, `../`, …
 *
 * Pages work wherever the companion is mounted, and whatever a proxy takes off the path, since every address in them is
 * relative. How far it is back to the root depends on a slash at the end. Some hosts redirect every address to itself with
 * one, some to itself without, so neither can be demanded: each page is sent with the addresses that fit the one at which it
 * was asked for.
 */
export function wayToRoot(request: Pick<PlainRequest, 'path' | 'addressParts'>): string {
  const asked = request.addressParts().path;
  const depth = request.path.split('/').filter(Boolean).length;
  const steps = asked.endsWith('/') ? depth : depth - 1;
  if (steps >= 0) return '../'.repeat(steps) || './';
  // At `/chat`, with the companion mounted there. A visitor has written it: it must stay one step of a path.
  const [, last] = /\/([\w-][\w.-]*)$/.exec(asked) ?? [];
  return last === undefined ? './' : `${last}/`;
}

/** Stands in a page where the way to the root goes: of Unicode's private area, so in no text of ours. */
const ROOT = '\u{e000}';

/**
 * A page with {@link ROOT} before each relative address. `file` is its own place below `dist/public`, and addresses are
 * relative to that, with or without `.html`: in `builder/index.html`, `../doctor` is the page `doctor`.
 */
export function markAddresses(html: string, file: string): string {
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (whole, before: string, address: string) => {
      if (ELSEWHERE.test(address)) return whole;
      const { pathname, search, hash } = new URL(address, `http://pages.invalid/${file}`);
      return `${before}"${ROOT}${addressOf(pathname.slice(1))}${search}${hash}"`;
    }),
  );
}

/** The page as it is sent to who is so far from the root. */
export function withRoot(marked: string, toRoot: string): string {
  return marked.replaceAll(ROOT, toRoot);
}

/** In code that is shown, outside of tags, an address is nobody's link. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const ADDRESS = /(\s(?:href|src|action|poster|data)=)"([^"]*)"/gi;
/** Absolute, or within the page. */
const ELSEWHERE = /^([a-z][a-z\d+.-]*:|\/|#|$)/i;
