/** One policy of a page: names of directives, lower-case, with their sources. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** What the chat needs of a page's policy. */
export interface Need {
  readonly directive: 'script-src' | 'connect-src' | 'frame-src';
  /** An address of the kind that is fetched: scheme and host decide, and the path where a source has one. */
  readonly url: string;
  /** As a site would allow it: `https://apps.mypurecloud.ie`. */
  readonly source: string;
}

/** How the tag stands in the page, in so far as policies go by it. */
export interface TagFacts {
  readonly pageUrl: string;
  readonly nonce: string | undefined;
  readonly integrity: string | undefined;
}

/** A directive that keeps something from the chat, in one of the page's policies. */
export interface Blocked {
  readonly directive: Need['directive'];
  /** The directive of the page that decides: perhaps the one that stands in for it, as `default-src`. */
  readonly decidedBy: string;
  /** What it has to allow. */
  readonly missing: readonly string[];
  /** The whole directive as it has to be. */
  readonly line: string;
}

/** The policies in the values of header fields or meta elements; one value may hold several, between commas. */
export function policiesIn(values: readonly string[]): Policy[] {
  return values
    .flatMap((value) => value.split(','))
    .map((text) => {
      const directives = new Map<string, readonly string[]>();
      for (const directive of text.split(';')) {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        // As in browsers, the first of a name holds.
        if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
      }
      return directives;
    })
    .filter((policy) => policy.size > 0);
}

/**
 * What keeps the chat from what it needs (Content Security Policy Level 3, 6.7). Every policy of a page has to allow it, so
 * each is looked at by itself. `loader` is the tag's own script, which a nonce or a hash may allow; what it adds is then
 * allowed where the policy says `'strict-dynamic'`.
 */
export function blockedBy(policies: readonly Policy[], needs: readonly Need[], tag: TagFacts): Blocked[] {
  return policies.flatMap((policy) =>
    (['script-src', 'connect-src', 'frame-src'] as const).flatMap((directive) => {
      const [decidedBy, sources] = effective(policy, directive) ?? [];
      if (decidedBy === undefined || sources === undefined) return [];
      const missing = needs
        .filter((need) => need.directive === directive)
        .filter(({ url }) => !allows(sources, directive, url, tag))
        .map(({ source }) => source);
      if (missing.length === 0) return [];
      const kept = sources.filter((source) => source.toLowerCase() !== "'none'");
      // `script-src-elem` alone decides over elements: who has it has to write into it.
      const name = decidedBy === 'script-src-elem' ? decidedBy : directive;
      const unique = [...new Set(missing)];
      return [{ directive, decidedBy, missing: unique, line: `${[name, ...kept, ...unique].join(' ')};` }];
    }),
  );
}

/** Whether a policy shuts the page into a sandbox in which no chat can live; the words that it lacks. */
export function lacksInSandbox(policies: readonly Policy[]): string[] {
  return policies.flatMap((policy) => {
    const words = policy.get('sandbox')?.map((word) => word.toLowerCase());
    return words === undefined ? [] : NEEDED_IN_SANDBOX.filter((word) => !words.includes(word));
  });
}

/** Without the second, the page has no origin that could be on a list, and no storage. */
const NEEDED_IN_SANDBOX = ['allow-scripts', 'allow-same-origin'];

/** Whether Trusted Types are required, and a list of names is there without ours. */
export function refusesTrustedTypes(policies: readonly Policy[]): boolean {
  const names = policies.flatMap((policy) => {
    const listed = policy.get('trusted-types');
    return listed === undefined ? [] : [listed];
  });
  return names.some((listed) => !listed.includes('messenger-tag') && !listed.includes('*'));
}

const STANDS_IN: Readonly<Record<Need['directive'], readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

function effective(policy: Policy, directive: Need['directive']): [string, readonly string[]] | undefined {
  for (const name of STANDS_IN[directive]) {
    const sources = policy.get(name);
    if (sources !== undefined) return [name, sources];
  }
  return undefined;
}

function allows(
  sources: readonly string[],
  directive: Need['directive'],
  url: string,
  { pageUrl, nonce, integrity }: TagFacts,
): boolean {
  const isTrusted =
    directive === 'script-src' &&
    ((nonce !== undefined && nonce !== '' && sources.includes(`'nonce-${nonce}'`)) ||
      hasListedHash(sources, integrity));
  const isStrict = sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
  if (directive === 'script-src' && isStrict) return isTrusted;
  if (isTrusted && isLoaderOf(url)) return true;
  return sources.some((source) => matches(source, url, pageUrl));
}

/** What the tag itself and the parts that it imports come by: those have its nonce too. */
function isLoaderOf(url: string): boolean {
  return /\/loader(\.js|\/)/.test(new URL(url).pathname);
}

function hasListedHash(sources: readonly string[], integrity: string | undefined): boolean {
  const hashes = integrity?.trim().split(/\s+/) ?? [];
  return hashes.some((hash) => sources.includes(`'${hash}'`));
}

/** Whether a source of a policy has this address in it. */
function matches(source: string, address: string, pageUrl: string): boolean {
  const url = new URL(address);
  const page = new URL(pageUrl);
  if (/^'self'$/i.test(source)) return hasOriginOf(url, page);
  if (source.startsWith("'")) return false;
  // A star stands for any host over the network.
  if (source === '*') return /^(https?|wss?):$/.test(url.protocol);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return schemeMatches(source.toLowerCase(), url.protocol);
  const parts = /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+|\[[^\]]+\])(?::(\d+|\*))?(\/[^?#]*)?/i.exec(source);
  if (parts === null) return false;
  const [, scheme, host = '', port, path] = parts;
  return (
    schemeMatches(`${(scheme ?? page.protocol.slice(0, -1)).toLowerCase()}:`, url.protocol) &&
    hostMatches(host.toLowerCase(), url.hostname) &&
    portMatches(port, url) &&
    pathMatches(path, url.pathname)
  );
}

/** A page over http may have its own host over https too. */
function hasOriginOf(url: URL, page: URL): boolean {
  return (
    url.hostname === page.hostname && url.port === page.port && schemeMatches(page.protocol, url.protocol)
  );
}

function schemeMatches(allowed: string, scheme: string): boolean {
  if (allowed === scheme) return true;
  if (allowed === 'http:') return scheme === 'https:' || scheme === 'ws:' || scheme === 'wss:';
  if (allowed === 'https:') return scheme === 'wss:';
  return allowed === 'ws:' && scheme === 'wss:';
}

function hostMatches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

function portMatches(port: string | undefined, url: URL): boolean {
  if (port === '*') return true;
  const actual = url.port || (/^(https|wss):$/.test(url.protocol) ? '443' : '80');
  return port === undefined ? url.port === '' : port === actual;
}

function pathMatches(path: string | undefined, pathname: string): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}
