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

interface DeliverableOptions {
  readonly contentType?: string;
  /** Parameters of Brotli, by their number. */
  readonly brotli?: Readonly<Record<number, number>>;
}

/** Makes a file ready. Without options it is a script, compressed as small as it goes. */
export function deliverable(
  identity: Buffer,
  { contentType = 'text/javascript; charset=utf-8', brotli = {} }: DeliverableOptions = {},
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

/** For stage one, 0.2 ms, where the best that Brotli can takes 6 ms for 6 % less. */
export const QUICK = {
  [zlib.BROTLI_PARAM_QUALITY]: 9,
  // Stage one is smaller than this window of 64 KiB. Getting the usual one ready takes longer than all the rest.
  [zlib.BROTLI_PARAM_LGWIN]: 16,
};
