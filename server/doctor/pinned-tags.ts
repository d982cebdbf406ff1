import { createHash } from 'node:crypto';
import { version } from '../delivery/built-loader.js';
import { ask, Unreachable } from './ask.ts';
import { type Finding, failed, ok, type Scene, skipped, warning } from './finding.ts';

/** A tag that names a version or a hash of the loader, as it stands in a page. */
interface PinnedTag {
  /** Such as `0.2.0`. */
  readonly of: string;
  /** From `/loader/` on. */
  readonly path: string;
  /** What the page allows the file to be; `undefined` where it allows anything. */
  readonly integrity: string | undefined;
}

/**
 * Do pages name an old version of the loader? It goes on for as long as the companion has the file of that version. With
 * `integrity`, browsers refuse any other.
 */
export async function pinnedTags(scene: Scene): Promise<readonly Finding[]> {
  const { pages, lastGuest } = scene;
  if (lastGuest !== undefined) {
    return [
      skipped(
        'Not asked here, since a page may make a guest each time: `npx messenger-tag-companion doctor` asks.',
      ),
    ];
  }
  const found = (await Promise.all(pages.map((page) => lookAt(page, scene)))).flat();
  return found.length > 0 ? found : [skipped('No page that was looked at names a version of the loader.')];
}

async function lookAt(page: string, scene: Scene): Promise<Finding[]> {
  const timeoutMs = scene.config.upstreamTimeoutMs;
  try {
    const { body } = await ask(page, { timeoutMs });
    return await Promise.all(pinnedTagsIn(body).map((tag) => judge(tag, page, scene)));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    // The check of guests in pages says so already.
    return [];
  }
}

async function judge(tag: PinnedTag, page: string, { companionUrl, config }: Scene): Promise<Finding> {
  const timeoutMs = config.upstreamTimeoutMs;
  const { body } = await ask(companionUrl + tag.path, { timeoutMs });
  const present = tag.of === version;
  if (tag.integrity !== undefined && !isAllowedBy(tag.integrity, body)) {
    return failed(
      `${page} names the loader ${tag.of} with an integrity that ${companionUrl} does not meet: browsers refuse the file, and there is no chat.`,
      REMEDY,
    );
  }
  if (present) return ok(`${page} names the loader of this version, ${version}.`);
  return warning(
    `${page} names the loader ${tag.of}, and the companion is ${version}. It works, and the rest of the chat is of ${version}.`,
    REMEDY,
  );
}

const REMEDY = `Write /loader/${version}/loader.js into the tag, with the integrity that /loader/manifest.json has for it.`;

/** The pinned tags in a page's HTML. Never throws, whatever the page holds. */
export function pinnedTagsIn(html: string): PinnedTag[] {
  return [...html.matchAll(/<script\b[^>]*>/gi)].flatMap(([script]) => {
    const [, path, of] = /(\/loader\/([\w.-]+)\/loader\.js)/.exec(attributeOf(script, 'src') ?? '') ?? [];
    if (path === undefined || of === undefined) return [];
    return [{ of, path, integrity: attributeOf(script, 'integrity') }];
  });
}

function attributeOf(tag: string, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:["']([^"']*)["']|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return quoted ?? bare;
}

/** By any of the digests that the attribute lists. A browser takes the strongest alone; sites write one. */
export function isAllowedBy(integrity: string, body: string): boolean {
  return integrity
    .trim()
    .split(/\s+/)
    .some((each) => {
      const [, algorithm, digest] = /^(sha256|sha384|sha512)-([\w+/=-]+)/.exec(each) ?? [];
      return algorithm !== undefined && createHash(algorithm).update(body).digest('base64') === digest;
    });
}
