import fresh from 'fresh';
import Negotiator from 'negotiator';
import type { Fields, PlainAnswer, PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import type { Deliverable, LoaderFiles } from './files.ts';

/** The answer with a file of the loader. */
export interface Delivery {
  readonly answer: PlainAnswer;
  /** For the metrics: one word for all files under a hash. */
  readonly route: string;
}

/** The file that a request asks for; `undefined` where it asks for none of these. */
export type Deliver = (request: PlainRequest) => Delivery | undefined;

/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
export function createDelivery({ loader, hashed, manifest }: LoaderFiles): Deliver {
  const senders = new Map<string, Sender>([
    [LOADER, createSender(loader, LOADER, SHORT_LIVED)],
    [MANIFEST, createSender(manifest, MANIFEST, SHORT_LIVED)],
  ]);
  for (const [path, file] of hashed) {
    senders.set(`/loader/${path}`, createSender(file, '/loader/<hash>', FOR_EVER));
  }
  return (request) => {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    // The loader fetches its parts from `loader/` beside itself, also where it came by the path of its own hash.
    const path = request.path.replace(/^\/loader\/[^/]+(?=\/loader\/)/, '');
    return senders.get(path)?.(request);
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

const CODINGS = ['br', 'gzip', 'identity'] as const;
type Coding = (typeof CODINGS)[number];
type Sender = (request: PlainRequest) => Delivery;

/** Sends one file. Its answers are made once for each coding. */
function createSender(file: Deliverable, route: string, cacheControl: string): Sender {
  const always: Fields = {
    'Content-Type': file.contentType,
    'Cache-Control': cacheControl,
    // Weak, since the same file goes out in three codings, and a CDN may make a fourth of it.
    ETag: `W/"${file.hash}"`,
    // Nothing else: a CDN keeps one copy for each value of each field that is named here.
    Vary: 'Accept-Encoding',
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

/** The smallest that the browser takes. */
function codingFor(accepted: string | string[] | undefined): Coding {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': String(accepted ?? '') } });
  const taken = new Set(negotiator.encodings([...CODINGS]));
  return CODINGS.find((each) => taken.has(each)) ?? 'identity';
}
