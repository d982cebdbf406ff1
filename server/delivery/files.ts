import { LRUCache } from 'lru-cache';
import { type Deliverable, deliverable, QUICK } from './deliverable.ts';
import {
  type BuiltLoader,
  type PublicSettings,
  partsOf,
  withAddress,
  withFolder,
  withSettings,
} from './written-in.ts';

/** The loader as browsers get it. Paths are those below `/loader/`. */
export interface LoaderFiles {
  /**
   * As it lies under its hash: never with an address that somebody asked at, since the same hash must be found whatever
   * address is asked.
   */
  readonly loader: Deliverable;
  /** Made anew at each call, in a fraction of a millisecond: whoever asks may write any address. */
  loaderAskedAt(address: string): Deliverable;
  /** By path: stage one under its own hash, and the parts in one folder, with this companion's settings and as they were built. */
  readonly hashed: ReadonlyMap<string, Deliverable>;
  /**
   * By path: stage one under its version, the same bytes on every companion that has it, whatever its settings. Its parts
   * are those as they were built.
   */
  readonly pinned: ReadonlyMap<string, Deliverable>;
  /**
   * What a page of another build gets for the part of this name; nothing where nothing has been built for that. A part whose
   * name has a version passes the same to and fro in every build that knows the name; any other is answered by
   * `take-over.js`, which puts this build in the other's place.
   */
  forOtherBuild(name: string): Deliverable | undefined;
  /**
   * JSON for whoever writes the tag: `loader` is the path of stage one under its hash, `pinned` that under its version,
   * `integrity` has the value for each path. Paths are relative to the manifest's own address, so a prefix in front of the
   * companion changes nothing.
   */
  readonly manifest: Deliverable;
}

/**
 * The built loader, with a site's settings and the companion's own address in it. Without an address, with a slash at its
 * end, stage one looks for its parts beside itself. Throws in words when nothing has been built.
 *
 * Everything is compressed here and not by the build: some of it must be, since settings and address are written into it,
 * and the rest is less work than a second way of doing the same. At the start it would take a tenth of a second.
 */
export function makeLoaderFiles(
  built: BuiltLoader,
  settings: Partial<PublicSettings>,
  address?: string,
): LoaderFiles {
  const asBuilt = built['loader.js'];
  if (asBuilt === undefined) throw new Error('The loader has not been built. Run `npm run build`.');
  const builtParts = partsOf(built);
  const servedParts = withSettings(builtParts, settings);
  const stageOne = withFolder(asBuilt, builtParts.folder, servedParts.folder);

  const loader = script(address === undefined ? stageOne : withAddress(stageOne, address));
  const loaderPath = `${loader.hash}/loader.js`;
  const hashed = new Map([[loaderPath, loader]]);
  for (const { folder, texts } of [servedParts, builtParts]) {
    for (const [name, text] of Object.entries(texts)) hashed.set(`${folder}/${name}`, script(text));
  }
  const pinnedTexts = Object.entries(built).filter(([path]) => PINNED.test(path));
  const pinned = new Map(pinnedTexts.map(([path, text]) => [path, script(text)]));
  const integrity = Object.fromEntries([...hashed, ...pinned].map(([path, file]) => [path, file.integrity]));
  const present = pinnedTexts.find(([, text]) => text === asBuilt)?.[0];
  const manifest = { loader: loaderPath, pinned: present, integrity };
  return {
    loader,
    loaderAskedAt: (asked) => deliverable(Buffer.from(withAddress(stageOne, asked)), { brotli: QUICK }),
    hashed,
    pinned,
    forOtherBuild: (name) =>
      hashed.get(`${servedParts.folder}/${HAS_VERSION.test(name) ? name : 'take-over.js'}`) ??
      hashed.get(`${servedParts.folder}/take-over.js`),
    manifest: deliverable(Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`), {
      contentType: 'application/json; charset=utf-8',
    }),
  };
}

/** As `0.2.0/loader.js`. No folder of parts has a dot in its name. */
const PINNED = /^\d+\.[\w.-]+\/loader\.js$/;

/** As `de.1.js`. */
const HAS_VERSION = /\.\d+\.js$/;

/**
 * The same for the same text, so that it is compressed once in a process that makes several companions: one for each site,
 * or a new one whenever a host reads its settings again.
 */
function script(text: string): Deliverable {
  const known = scripts.get(text);
  if (known !== undefined) return known;
  const made = deliverable(Buffer.from(text));
  scripts.set(text, made);
  return made;
}

const scripts = new LRUCache<string, Deliverable>({ max: 200 });
