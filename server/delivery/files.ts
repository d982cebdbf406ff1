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

/** What stage two is told about the companion's site, so that nothing in the page waits for the token. */
export interface PublicSettings {
  readonly deploymentId: string;
  readonly environment: string;
  readonly region: string;
  readonly scriptUrl: string;
}

/** The loader as browsers get it. */
export interface LoaderFiles {
  /**
   * As it lies under its hash: never with an address that somebody asked at, since the same hash must be found whatever
   * address is asked.
   */
  readonly loader: Deliverable;
  /** Made anew at each call, in a fraction of a millisecond: whoever asks may write any address. */
  loaderAskedAt(address: string): Deliverable;
  /** By path under `/loader/`: the parts in one folder, stage one under its own hash. */
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
  const { 'loader.js': stageOne, ...parts } = withSettings(built, settings);
  if (stageOne === undefined) throw new Error('The loader has not been built. Run `npm run build`.');
  const loader = deliverable(address === undefined ? Buffer.from(stageOne) : withAddress(stageOne, address));
  const loaderPath = `${loader.hash}/loader.js`;
  const hashed = new Map([[loaderPath, loader]]);
  for (const [path, text] of Object.entries(parts)) hashed.set(path, deliverable(Buffer.from(text)));
  const integrity = Object.fromEntries([...hashed].map(([path, file]) => [path, file.integrity]));
  const manifest = Buffer.from(`${JSON.stringify({ loader: loaderPath, integrity }, undefined, 2)}\n`);
  return {
    loader,
    loaderAskedAt: (asked) => deliverable(withAddress(stageOne, asked), { brotli: QUICK }),
    hashed,
    manifest: deliverable(manifest, { contentType: 'application/json; charset=utf-8' }),
  };
}

/**
 * The settings in `chat.js`, and all parts in a folder that is named after them, too: browsers keep what is in it for a
 * year, so other settings need another name. The parts find each other beside themselves.
 */
function withSettings(built: BuiltLoader, settings: Partial<PublicSettings>): BuiltLoader {
  const folder = folderOfParts(built);
  if (folder === undefined) return built;
  const served = createHash('sha256')
    .update(`${folder} ${JSON.stringify(settings)}`)
    .digest('base64url')
    .slice(0, 6);
  const files = Object.entries(built).map(([path, text]): [string, string] => {
    if (path === 'loader.js') return [path, text.replaceAll(`loader/${folder}/`, `loader/${served}/`)];
    if (!path.startsWith(`${folder}/`)) return [path, text];
    const told = path === `${folder}/chat.js` ? replaceLiteral(text, '__COMPANION__', settings) : text;
    return [served + path.slice(folder.length), told];
  });
  return Object.fromEntries(files);
}

/** As the build named it. Loaders that tests make up may have none. */
function folderOfParts(built: BuiltLoader): string | undefined {
  const chat = Object.keys(built).find((path) => /^[\w-]+\/chat\.js$/.test(path));
  return chat?.split('/')[0];
}

/**
 * Stage one with the companion's own address in it, since it cannot always see the `<script>` that it came by. The minifier
 * may have put it at the start of a longer text, in any quotes: of what ends one, an address can have but the apostrophe.
 */
function withAddress(stageOne: string, address: string): Buffer {
  return Buffer.from(stageOne.replace('././', () => address.replaceAll("'", '%27')));
}

/** Puts a value in the place of a string, in whichever quotes a minifier has written that: so no global is made. */
function replaceLiteral(script: string, placeholder: string, value: unknown): string {
  // JSON is not quite JavaScript, and a script may be pasted into a page: these three characters could end something.
  const literal = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const quoted = ['"', "'", '`']
    .map((quote) => quote + placeholder + quote)
    .find((each) => script.includes(each));
  return quoted === undefined ? script : script.replace(quoted, () => literal);
}

/** For stage one, 0.2 ms, where the best that Brotli can takes 6 ms for 6 % less. */
const QUICK = {
  [zlib.BROTLI_PARAM_QUALITY]: 9,
  // Stage one is smaller than this window of 64 KiB. Getting the usual one ready takes longer than all the rest.
  [zlib.BROTLI_PARAM_LGWIN]: 16,
};

function deliverable(
  identity: Buffer,
  {
    contentType = 'text/javascript; charset=utf-8',
    brotli = {},
  }: { contentType?: string; brotli?: Readonly<Record<number, number>> } = {},
): Deliverable {
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
          ...brotli,
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
