import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { parseUrl } from '../../http/parse-url.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** What may be fetched for somebody, and how it is gone about. */
export interface FetchRules {
  /** Whether a page of this origin may be asked for: asked anew at each redirect. */
  isListed(origin: string): boolean;
  /** Whether pages of this very machine may be, by its own names: only in development. */
  readonly mayAskLoopback: boolean;
  /** Whether this machine reaches the address without a proxy: one would look the name up anew. By default all of them. */
  readonly isDirect?: (url: URL) => boolean;
  /** By default the system's resolver. All addresses of a name. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  /** For all of it, redirects included, in ms. */
  readonly timeoutMs?: number;
  /** By default those that this machine trusts. */
  readonly ca?: string;
}

/** What came, as a browser would have it. */
export interface FetchedPage {
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/**
 * Why there is no page. `unreachable` is one word for all that would tell of the network in which the companion stands: no such
 * name, an address that is not public, nobody listening, a wrong certificate.
 */
export type NoPageReason = 'scheme' | 'not-listed' | 'redirect' | 'unreachable' | 'too-slow' | 'too-large';

export class NoPage extends Error {
  override readonly name = 'NoPage';
  readonly reason: NoPageReason;
  /** Where a redirect led, off the list: an origin. */
  readonly origin: string | undefined;

  constructor(reason: NoPageReason, { origin, cause }: { origin?: string; cause?: unknown } = {}) {
    super(reason, { cause });
    this.reason = reason;
    this.origin = origin;
  }
}

/**
 * Fetches a page for somebody else, so that it is no door into the network in which the companion stands: only pages of listed
 * origins, only from public addresses, each redirect looked at as if it were the first, and no more of it than a page needs.
 * Sends no credentials and no cookies. Rejects with {@link NoPage}.
 */
export async function fetchPage(address: string, rules: FetchRules): Promise<FetchedPage> {
  const ending = AbortSignal.timeout(rules.timeoutMs ?? TIMEOUT_MS);
  let url = listed(address, rules, 'not-listed');
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await inTime(ending, askPinned(url, rules, ending));
    const { location } = answer.headers;
    const status = answer.statusCode ?? 0;
    if (!REDIRECTS.has(status) || location === undefined) {
      return {
        url: url.href,
        status,
        headers: answer.headers,
        text: await inTime(ending, readText(answer, ending)),
      };
    }
    answer.destroy();
    const next = parseUrl(location, url);
    if (next === undefined) throw new NoPage('redirect');
    url = listed(next.href, rules, 'redirect');
  }
  throw new NoPage('redirect');
}

const ONLY_BY_PROXY =
  'this machine reaches it by HTTPS_PROXY or HTTP_PROXY alone, and a proxy looks names up by itself';
const TIMEOUT_MS = 8_000;
const MOST_REDIRECTS = 4;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Of the body, both as it comes and unpacked: the largest pages of shops have some 1.5 MB. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_HEADER_BYTES = 32 * 1024;
/** A name may have many; whoever waits has no time for more. */
const MOST_ADDRESSES = 3;

/** The address, if a page may be asked for there. */
function listed(address: string, { isListed, isDirect }: FetchRules, ifNot: 'not-listed' | 'redirect'): URL {
  const url = parseUrl(address);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new NoPage('scheme');
  if (!isListed(url.origin)) throw new NoPage(ifNot, { origin: url.origin });
  if (isDirect?.(url) === false) throw new NoPage('unreachable', { cause: new Error(ONLY_BY_PROXY) });
  // Credentials are for whoever wrote them, and a fragment for the browser.
  url.username = url.password = url.hash = '';
  return url;
}

/** Asks one of the addresses that the name has now. The name is looked up once: what it leads to a moment later is nobody's. */
async function askPinned(url: URL, rules: FetchRules, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await addressesOf(url, rules);
  let lastError: unknown;
  for (const address of addresses) {
    try {
      return await askAt(address, url, rules, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      lastError = error;
    }
  }
  throw new NoPage('unreachable', { cause: lastError });
}

async function addressesOf(url: URL, { mayAskLoopback, resolve = resolveBySystem }: FetchRules) {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  let addresses: readonly string[];
  try {
    addresses = isIP(name) === 0 ? await resolve(name) : [name];
  } catch (cause) {
    throw new NoPage('unreachable', { cause });
  }
  const isOwnName = isLoopbackAddress(name) || /^(.+\.)?localhost$/.test(name);
  const mayAsk = (address: string) =>
    isPublicAddress(address) || (mayAskLoopback && isOwnName && isLoopbackAddress(address));
  // One that is not public among others that are is how a name is made to change its meaning.
  if (addresses.length === 0 || !addresses.every(mayAsk)) throw new NoPage('unreachable');
  return addresses.slice(0, MOST_ADDRESSES);
}

async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** Connects to the address itself, so that nobody looks the name up again, and says the name by `Host` and by TLS. */
function askAt(address: string, url: URL, { ca }: FetchRules, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const isName = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0;
  return new Promise((resolve, reject) => {
    request(
      {
        host: address,
        port: url.port || (url.protocol === 'https:' ? 443 : 80),
        path: url.pathname + url.search,
        // A connection for this alone: one that is kept would be used for another name.
        agent: false,
        ...(isName && { servername: url.hostname }),
        ...(ca !== undefined && { ca }),
        maxHeaderSize: MOST_HEADER_BYTES,
        signal,
        headers: {
          host: url.host,
          // Some sites answer nothing to who accepts nothing.
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'messenger-tag-doctor',
        },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

/** The body as text, whatever it was packed with. */
async function readText(answer: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  const unpack =
    unpackers[
      String(answer.headers['content-encoding'] ?? '')
        .trim()
        .toLowerCase()
    ];
  try {
    if (unpack === undefined) await pipeline(answer, atMost(MOST_BYTES), keep, { signal });
    else await pipeline(answer, atMost(MOST_BYTES), unpack(), atMost(MOST_BYTES), keep, { signal });
  } catch (cause) {
    throw cause instanceof NoPage || signal.aborted ? cause : new NoPage('unreachable', { cause });
  }
  return decoderFor(String(answer.headers['content-type'] ?? '')).decode(Buffer.concat(chunks));
}

const unpackers: Readonly<Record<string, () => Transform>> = {
  __proto__: null as never,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Unpacked, a few kilobytes may become gigabytes. */
function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > bytes) done(new NoPage('too-large'));
      else done(null, chunk);
    },
  });
}

/** What is looked for is ASCII in any encoding of today, but UTF-16. */
function decoderFor(contentType: string): TextDecoder {
  const [, charset = 'utf-8'] = /charset\s*=\s*"?([\w-]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    // A name that nobody knows, as browsers take it.
    return new TextDecoder();
  }
}

/** A resolver, too, may not answer: it knows no signal. */
async function inTime<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(new NoPage('too-slow'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw signal.aborted ? new NoPage('too-slow', { cause: error }) : error;
  } finally {
    signal.removeEventListener('abort', stop);
    // It is nobody's any more.
    work.catch(() => {});
  }
}
