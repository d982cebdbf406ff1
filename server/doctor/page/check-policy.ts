import { policyLines } from '../../genesys/site-policy.ts';
import { parseUrl } from '../../http/parse-url.ts';
import { failed, ok, skipped } from '../finding.ts';
import { blockedBy, lacksInSandbox, type Need, policiesIn, refusesTrustedTypes } from './csp.ts';
import { NoPage } from './fetch-page.ts';
import type { Look, PageScene } from './page-scene.ts';

const HELP = 'the-launcher-shows-nothing-opens';

/** Does the page's own policy let the chat do what it has to? */
export function contentSecurityPolicy(scene: PageScene): Look {
  const { page, reading, tag } = scene;
  if (page instanceof NoPage || reading === undefined)
    return skipped('There is no page that would have one.');
  const inHeader = [page.headers['content-security-policy'] ?? []].flat();
  const policies = policiesIn([...inHeader, ...reading.policies]);
  if (policies.length === 0) return ok('The page has none, so it keeps nothing from the chat.');
  const lacking = lacksInSandbox(policies);
  if (lacking.length > 0) {
    return {
      ...failed(
        'The policy shuts the page into a sandbox in which no chat can live.',
        `Write ${lacking.join(' ')} into its directive sandbox.`,
      ),
      help: HELP,
    };
  }
  const blocked = blockedBy(policies, needsOf(scene), {
    pageUrl: page.url,
    nonce: tag?.attributes.nonce,
    integrity: tag?.attributes.integrity,
  });
  const lines = blocked.map(({ line }) => line);
  if (refusesTrustedTypes(policies)) lines.push('trusted-types … messenger-tag;');
  if (lines.length === 0) return ok('The page’s policy lets the chat do all that it has to.');
  const what = blocked.map(({ decidedBy, missing }) => `${decidedBy} keeps out ${missing.join(' ')}`);
  return {
    ...failed(
      `The page’s policy${inHeader.length > 0 ? '' : ' (in a meta element)'} blocks the chat: ${what.join('; ') || 'trusted-types does not name messenger-tag'}.`,
      'Write these directives so:',
    ),
    paste: lines.join('\n'),
    help: blocked.some(
      ({ missing, directive }) =>
        directive === 'script-src' &&
        tag !== undefined &&
        missing.includes(new URL(tag.src, page.url).origin),
    )
      ? 'nothing-shows-at-all'
      : HELP,
  };
}

/** By the one table of what a policy has to allow, with the addresses of this site. */
function needsOf({ tag, genesys, companion, page }: PageScene): Need[] {
  if (genesys === undefined || page instanceof NoPage) return [];
  const { site } = genesys;
  const loader = parseUrl(tag?.src ?? '') ?? new URL(`${companion.urls[0]}/loader.js`);
  const played = new URL(site.scriptUrl).origin;
  // Where the sandbox plays Genesys, one host has all of it.
  const isPlayed = site.gateway === played;
  const addressOf = (source: string) => {
    if (source === loader.origin || !isPlayed) return source;
    return source.startsWith('wss:') ? played.replace(/^http/, 'ws') : played;
  };
  return policyLines({ companion: loader.origin, region: site.region }).flatMap(({ directive, sources }) => {
    if (directive !== 'script-src' && directive !== 'connect-src' && directive !== 'frame-src') return [];
    return sources
      .filter((source) => !isForFilesAlone(source))
      .map(addressOf)
      .map((source) => ({
        directive,
        source,
        url: source === loader.origin ? withPath(directive, loader) : `${source}/`,
      }));
  });
}

/** The chat opens without: it is only needed once a visitor sends a file. */
function isForFilesAlone(source: string): boolean {
  return source.includes('.amazonaws.com');
}

function withPath(directive: Need['directive'], loader: URL): string {
  return directive === 'script-src' ? loader.href : new URL('api/guest-token', loader).href;
}
