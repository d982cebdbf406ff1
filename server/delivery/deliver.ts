import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config/config.ts';
import { askedAt } from '../http/asked-at.ts';
import type { Fields, PlainAnswer, PlainRequest } from '../http/plain.ts';
import { asksForPrivateNetwork, privateNetworkAllowed } from '../http/private-network.ts';
import { Problem } from '../http/problems.ts';
import { type Coding, codingFor } from './coding.ts';
import type { Deliverable } from './deliverable.ts';
import type { LoaderFiles } from './files.ts';

/** The answer with a file of the loader. */
export interface Delivery {
  readonly answer: PlainAnswer;
  /** For the metrics: one word for all files under a hash. */
  readonly route: string;
}

/** The file that a request asks for; `undefined` where it asks for none of these. */
export type Deliver = (request: PlainRequest) => Delivery | undefined;

/** How the loader is told the companion's address: `publicUrl` stands in its files already. */
type Addressing = Pick<Config, 'publicUrl' | 'trustProxy'>;

/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
export function createDelivery(files: LoaderFiles, settings: Addressing & Pick<Config, 'mode'>): Deliver {
  const sendLoader = createLoaderSender(files, settings);
  const senders = new Map<string, Sender>([
    [LOADER, sendLoader],
    [MANIFEST, createSender(files.manifest, { route: MANIFEST, cacheControl: SHORT_LIVED })],
  ]);
  for (const [path, file] of files.hashed) {
    senders.set(`/loader/${path}`, createSender(file, { route: '/loader/<hash>', cacheControl: FOR_EVER }));
  }
  // Whoever works on the loader builds one version many times.
  const cacheControl = settings.mode === 'production' ? FOR_EVER : SHORT_LIVED;
  for (const [path, file] of files.pinned) {
    senders.set(`/loader/${path}`, createSender(file, { route: '/loader/<version>', cacheControl }));
  }
  const sendToOtherBuild = createOtherBuildSender(files, sendLoader);
  return (request) => {
    const isPreflight = asksForPrivateNetwork(request, settings.mode);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isPreflight) return undefined;
    // The loader fetches its parts from `loader/` beside itself, also where it came by the path of its own hash.
    const path = request.path.replace(/^\/loader\/[^/]+(?=\/loader\/)/, '');
    const delivery = senders.get(path)?.(request) ?? sendToOtherBuild(path, request);
    return isPreflight && delivery ? { ...delivery, answer: preflightAnswer } : delivery;
  };
}

/** Whether an address is the loader's, also where there is no such file. */
export function isOfLoader(path: string): boolean {
  return path === LOADER || path.startsWith('/loader/');
}

/** Why {@link Deliver} has no answer to a request for an address of the loader. */
export function refuseDelivery({ method }: PlainRequest): Problem {
  if (method === 'GET' || method === 'HEAD') return new Problem('not-found');
  return new Problem('method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
}

const LOADER = '/loader.js';
const MANIFEST = '/loader/manifest.json';
const SHORT_LIVED = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** What a page of another build gets is of this one: after a release, or a step back, it is something else. */
const FOR_A_MINUTE = 'public, max-age=60';

/** Anybody may load the files: no origin is asked for. */
const preflightAnswer: PlainAnswer = {
  status: 204,
  headers: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET',
    ...privateNetworkAllowed,
  },
};

type Sender = (request: PlainRequest) => Delivery;

/**
 * Sends `loader.js`. Where nobody has said how browsers reach the companion, one for each address at which it is asked
 * for; those asked for last are kept, since whoever asks may write any.
 */
function createLoaderSender(
  { loader, loaderAskedAt }: LoaderFiles,
  { publicUrl, trustProxy }: Addressing,
): Sender {
  const means = { route: LOADER, cacheControl: SHORT_LIVED };
  const usual = createSender(loader, means);
  if (publicUrl !== undefined) return usual;
  const byAddress = new LRUCache<string, Sender>({ max: MOST_ADDRESSES });

  return (request) => {
    const asked = askedAt(request, trustProxy);
    if (asked === undefined) return usual(request);
    const key = `${asked.namedIn} ${asked.url}`;
    let sender = byAddress.get(key);
    if (sender === undefined) {
      // A cache keys by Host. By what a proxy forwards it does not: it would keep for all what one visitor wrote there.
      const vary = asked.namedIn === 'Host' ? [] : [asked.namedIn];
      sender = createSender(loaderAskedAt(asked.url), { ...means, vary });
      byAddress.set(key, sender);
    }
    return sender(request);
  };
}

const MOST_ADDRESSES = 64;

/**
 * Answers pages that began with another build, or with other settings of this one, and ask for its files: by those of this
 * build, in their place. No redirect: where two builds stand behind one address, the next request may meet the other.
 */
function createOtherBuildSender(files: LoaderFiles, sendLoader: Sender) {
  const route = '/loader/<other build>';
  const byFile = new Map<Deliverable, Sender>();
  return (path: string, request: PlainRequest): Delivery | undefined => {
    const name = /^\/loader\/[\w.-]+\/([\w.-]+\.js)$/.exec(path)?.[1];
    if (name === undefined) return undefined;
    // A version, or a hash, of stage one that is not here.
    if (name === 'loader.js') return { ...sendLoader(request), route };
    const file = files.forOtherBuild(name);
    if (file === undefined) return undefined;
    const send = byFile.get(file) ?? createSender(file, { route, cacheControl: FOR_A_MINUTE });
    byFile.set(file, send);
    return send(request);
  };
}

interface SenderMeans {
  readonly route: string;
  readonly cacheControl: string;
  /** What the file depends on besides. */
  readonly vary?: readonly string[];
}

/** Sends one file. Its answers are made once for each coding. */
function createSender(file: Deliverable, { route, cacheControl, vary = [] }: SenderMeans): Sender {
  const always: Fields = {
    'Content-Type': file.contentType,
    'Cache-Control': cacheControl,
    // Weak, since the same file goes out in three codings, and a CDN may make a fourth of it.
    ETag: `W/"${file.hash}"`,
    // Nothing without need: a CDN keeps one copy for each value of each field that is named here.
    Vary: ['Accept-Encoding', ...vary].join(', '),
    // For `crossorigin` and `integrity` on the tag, for pages with COEP, and for the page's own timing.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Timing-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  };
  const notModified: Delivery = { answer: { status: 304, headers: always }, route };
  const whole = new Map<Coding, Delivery>();
  const inCoding = (coding: Coding): Delivery => {
    const known = whole.get(coding);
    if (known !== undefined) return known;
    const headers = { ...always, 'Content-Length': String(file[coding].length) };
    const encoded = coding === 'identity' ? headers : { ...headers, 'Content-Encoding': coding };
    const made = { answer: { status: 200, headers: encoded, body: file[coding] }, route };
    whole.set(coding, made);
    return made;
  };

  return ({ headers }) => {
    const isKnown = headers['if-none-match'] !== undefined && fresh(headers, { etag: always.ETag });
    return isKnown ? notModified : inCoding(codingFor(headers['accept-encoding']));
  };
}
