import { version } from '../../delivery/built-loader.js';
import { parseUrl } from '../../http/parse-url.ts';
import { Unreachable } from '../ask.ts';
import { failed, ok, skipped, warning } from '../finding.ts';
import { isAllowedBy } from '../pinned-tags.ts';
import { fetchPage, NoPage } from './fetch-page.ts';
import type { Look, OwnAnswer, PageScene } from './page-scene.ts';

const OLD = 'a-new-version-does-not-arrive';

/** Does the tag name this companion, and does the loader come from there? */
export async function loaderAddress(scene: PageScene): Promise<Look> {
  const { tag, companion, rules } = scene;
  if (tag === undefined) return skipped('There is no tag that would name it.');
  const src = parseUrl(tag.src);
  if (src === undefined) {
    return {
      ...failed('The tag names no address.', 'Copy the tag anew from the tag builder.'),
      help: NOTHING,
    };
  }
  const own = companion.urls.find((url) => isBelow(src, url));
  try {
    if (own !== undefined) {
      const path = src.pathname.slice(new URL(own).pathname.replace(/\/$/, '').length) + src.search;
      return judge(await companion.ask(path, { method: 'GET', headers: {} }), scene, src);
    }
    // A site may lead a path of its own to the companion; elsewhere nothing is fetched for anybody.
    if (!rules.isListed(src.origin)) return ofOthers(src, companion.urls);
    const { text, headers, status } = await fetchPage(src.href, rules);
    return judge({ status, headers, body: text }, scene, src);
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof NoPage)) throw error;
    return {
      ...failed(
        `The loader does not come from ${src.origin}${src.pathname}.`,
        'Check the address in the tag. If it is right, whoever runs the companion looks whether it can be reached at its public address.',
      ),
      help: NOTHING,
    };
  }
}

const NOTHING = 'nothing-shows-at-all';

/** By whatever scheme: a proxy in front may have ended TLS. */
function isBelow(src: URL, url: string): boolean {
  const base = new URL(url);
  return src.host === base.host && src.pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
}

function ofOthers(src: URL, [own = 'this one']: readonly string[]): Look {
  return {
    ...failed(
      `The tag fetches the loader from ${src.origin}, and this companion is at ${own}.`,
      `If the site belongs to this companion, write ${own}/loader.js into the tag. Else ask the doctor of the companion over there.`,
    ),
    help: NOTHING,
  };
}

function judge({ status, body, headers }: OwnAnswer, { tag }: PageScene, src: URL): Look {
  const at = `${src.origin}${src.pathname}`;
  if (status !== 200 || !isLoader(body)) {
    const type = String(headers['content-type'] ?? 'nothing');
    return {
      ...failed(
        `At ${at} there is no loader: the answer was ${status}, ${type}.`,
        'Copy the tag anew from the tag builder. Where a proxy stands in front of the companion, it must pass on /loader.js and all that is below /loader/.',
      ),
      help: NOTHING,
    };
  }
  const { integrity } = tag?.attributes ?? {};
  if (integrity && !isAllowedBy(integrity, body)) {
    return {
      ...failed(
        'The tag’s integrity does not fit the loader that comes: browsers refuse the file.',
        `Name a version in the tag: /loader/${version}/loader.js, with the integrity that the tag builder gives for it.`,
      ),
      help: OLD,
    };
  }
  const [, pinned] = /\/loader\/(\d[\w.-]*)\/loader\.js$/.exec(src.pathname) ?? [];
  if (pinned !== undefined && pinned !== version) {
    return {
      ...warning(
        `The tag names the loader ${pinned}, and the companion is ${version}. It works, and the rest of the chat is of ${version}.`,
        `Write /loader/${version}/loader.js into the tag, with its new integrity, or /loader.js to have the newest by itself.`,
      ),
      help: OLD,
    };
  }
  return ok(`The loader comes from ${at}; this companion is ${version}.`);
}

/** What stays as it is in stage one, however it was made smaller. */
function isLoader(body: string): boolean {
  return body.includes('messenger-tag') && body.includes('MessengerTag');
}
