import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

/** A file ready to be sent: its bytes in every coding, each compressed once, when it is first asked for. */
export interface Deliverable {
  readonly contentType: string;
  /** Of the bytes, in hexadecimal: names the file and is its ETag. */
  readonly hash: string;
  /** For the `integrity` attribute of a tag. */
  readonly integrity: string;
  readonly identity: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** What stage one is told about the companion's site, so that nothing in the page waits for the token. */
export interface PublicSettings {
  readonly deploymentId: string;
  readonly environment: string;
  readonly region: string;
  readonly scriptUrl: string;
}

/** The loader as `npm run build` made it. */
export interface LoaderFiles {
  readonly loader: Deliverable;
  /** By path under `/loader/`: stage two under the build's hash, stage one under its own. */
  readonly hashed: ReadonlyMap<string, Deliverable>;
  /**
   * JSON for whoever writes the tag: `loader` is the path of stage one under its hash, `integrity` has the value for each
   * path. Paths are relative to the manifest's own address, so a prefix in front of the companion changes nothing.
   */
  readonly manifest: Deliverable;
}

/** The files that `npm run build` made of the loader: `loader.js`, and the parts by their path below `/loader/`. */
export type BuiltLoader = Readonly<Record<string, string>>;

/**
 * The built loader, with a site's settings in it. Throws in words when there is none.
 *
 * Everything is compressed here and not by the build: stage one must be, since the site's settings stand in front of it,
 * and the rest is less work than a second way of doing the same. At the start it would take a tenth of a second.
 */
export function makeLoaderFiles(built: BuiltLoader, settings: Partial<PublicSettings>): LoaderFiles {
  const { 'loader.js': stageOne, ...parts } = built;
  if (stageOne === undefined) throw new Error('The loader has not been built. Run `npm run build`.');
  const loader = deliverable(withSettings(stageOne, settings));
  const loaderPath = `${loader.hash}/loader.js`;
  const hashed = new Map([[loaderPath, loader]]);
  for (const [path, text] of Object.entries(parts)) hashed.set(path, deliverable(Buffer.from(text)));
  const integrity = Object.fromEntries([...hashed].map(([path, file]) => [path, file.integrity]));
  const manifest = Buffer.from(`${JSON.stringify({ loader: loaderPath, integrity }, undefined, 2)}\n`);
  return { loader, hashed, manifest: deliverable(manifest, 'application/json; charset=utf-8') };
}

/** The loader with its settings in it: no global is made, and the script can be cached for ever under its hash. */
function withSettings(script: string, settings: Partial<PublicSettings>): Buffer {
  // JSON is not quite JavaScript, and a script may be pasted into a page: these three characters could end something.
  const literal = JSON.stringify(settings).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(script.replace(/(['"`])__COMPANION__\1/, () => literal));
}

function deliverable(identity: Buffer, contentType = 'text/javascript; charset=utf-8'): Deliverable {
  let br: Buffer | undefined;
  let gzip: Buffer | undefined;
  return {
    contentType,
    hash: createHash('sha256').update(identity).digest('hex').slice(0, 16),
    integrity: `sha384-${createHash('sha384').update(identity).digest('base64')}`,
    identity,
    get br() {
      br ??= brotliCompressSync(identity, {
        params: {
          [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
          [zlib.BROTLI_PARAM_SIZE_HINT]: identity.length,
        },
      });
      return br;
    },
    get gzip() {
      gzip ??= gzipSync(identity, { level: 9 });
      return gzip;
    },
  };
}
