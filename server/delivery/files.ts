import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

/** A script ready to be sent: its bytes in every coding, compressed once at the start. */
export interface Deliverable {
  /** Of the bytes, in hexadecimal: names the file and is its ETag. */
  readonly hash: string;
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
  readonly publicUrl?: string;
}

/** The loader as `npm run build` made it. */
export interface LoaderFiles {
  readonly loader: Deliverable;
  /** By path under `/loader/`: stage two under the build's hash, stage one under its own. */
  readonly hashed: ReadonlyMap<string, Deliverable>;
}

/** Reads the built loader from `folder`. Throws in words when it has not been built. */
export function readLoaderFiles(folder: string, settings: Partial<PublicSettings>): LoaderFiles {
  const loader = deliverable(withSettings(readBuilt(folder), settings));
  const hashed = new Map([[`${loader.hash}/loader.js`, loader]]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js') || entry.parentPath === folder) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).split(/[\\/]/).filter(Boolean).join('/');
    hashed.set(name, deliverable(readFileSync(path)));
  }
  return { loader, hashed };
}

/**
 * The loader in a function that gives it its settings: no global is made, and the script can be cached for ever under
 * its hash.
 */
function withSettings(script: string, settings: Partial<PublicSettings>): Buffer {
  // JSON is not quite JavaScript, and a script may be pasted into a page: these three characters could end something.
  const literal = JSON.stringify(settings).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(`(function(COMPANION){${script.trimEnd()}\n})(${literal});\n`);
}

function readBuilt(folder: string): string {
  try {
    return readFileSync(join(folder, 'loader.js'), 'utf8');
  } catch (error) {
    throw new Error(`There is no loader.js in ${folder}. Run \`npm run build\`.`, { cause: error });
  }
}

function deliverable(identity: Buffer): Deliverable {
  return {
    hash: createHash('sha256').update(identity).digest('hex').slice(0, 16),
    identity,
    br: brotliCompressSync(identity, {
      params: {
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
    gzip: gzipSync(identity, { level: 9 }),
  };
}
