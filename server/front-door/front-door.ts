import { constants as zlib } from 'node:zlib';
import fresh from 'fresh';
import type { Config } from '../config/config.ts';
import { codingFor } from '../delivery/coding.ts';
import { type Delivery, isOfLoader } from '../delivery/deliver.ts';
import { type Deliverable, deliverable } from '../delivery/deliverable.ts';
import type { Fields, PlainRequest } from '../http/plain.ts';
import { describeFailure, type Logger } from '../operations/log.ts';
import { tellAbout } from './about.ts';
import { addressOf, markAddresses, wayToRoot, withRoot } from './addresses.ts';
import { CLOSED, isOfShop, pageOfShop } from './demo.ts';
import { kindOf } from './file-kinds.ts';
import { protectionFor } from './policies.ts';

/** The pages for people and their files, by path below `dist/public`: text, or bytes as base64 (`file-kinds.ts`). */
export type BuiltPages = Readonly<Record<string, string>>;

/** The page, or a file of one, that a request asks for; `undefined` where it asks for none of these. Never rejects. */
export type FrontDoor = (request: PlainRequest) => Promise<Delivery | undefined>;

type Settings = Pick<Config, 'sites' | 'pages' | 'mode' | 'metricsToken' | 'trustProxy'>;

interface FrontDoorParts {
  /** Called when the first page is asked for: most companions are never asked for one. */
  readonly load: () => Promise<BuiltPages>;
  readonly settings: () => Settings;
  /** Whether the demo shop can sign its customers in. */
  readonly canSignIn: boolean;
  readonly log: Logger;
}

/** `GET /`, `/builder`, `/doctor`, `/docs`, `/demo` and all that belongs to them, from memory: contract section 3. */
export function createFrontDoor({ load, settings, canSignIn, log }: FrontDoorParts): FrontDoor {
  let senders: Promise<ReadonlyMap<string, Send>> | undefined;
  const none = (error: unknown) => {
    log.error({ ...describeFailure(error), remedy: NOT_HERE }, 'there are no pages for people');
    return new Map<string, Send>();
  };
  return async (request) => {
    const { method, path } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    // `*`, of `OPTIONS *`, is no path.
    if (settings().pages === 'off' || !isRead || !path.startsWith('/')) return undefined;
    if (path === '/about.json') return tellAbout(request, settings());
    senders ??= load()
      .then((pages) => sendersOf(pages, canSignIn))
      .catch(none);
    const there = await senders;
    const sender = there.get(path.slice(1)) ?? (isByPerson(request) ? there.get(MISSING) : undefined);
    return sender?.(request, settings());
  };
}

/** What a person reads who has followed an address that leads nowhere. Programs get the problem of the contract. */
const MISSING = 'site/missing';

/** By Fetch Metadata. Nobody types an address of many steps, and the page of one would be long. */
function isByPerson({ path, headers }: PlainRequest): boolean {
  const isOfPrograms = path.startsWith('/api/') || isOfLoader(path);
  return !isOfPrograms && headers['sec-fetch-mode'] === 'navigate' && path.split('/').length < 9;
}

const NOT_HERE =
  'Run `npm run build`. Where a bundler has packed the companion, let it take dist/server/front-door/built-pages.js along; or set PAGES=off.';

type Send = (request: PlainRequest, settings: Settings) => Delivery;

function sendersOf(pages: BuiltPages, canSignIn: boolean): ReadonlyMap<string, Send> {
  const closed = pageSender(CLOSED, pages[CLOSED] ?? '');
  const senderOf = (file: string, content: string): Send => {
    if (!file.endsWith('.html')) return fileSender(file, content);
    return isOfShop(file) ? shopSender(file, content, { closed, canSignIn }) : pageSender(file, content);
  };
  return new Map(Object.entries(pages).map(([file, content]) => [addressOf(file), senderOf(file, content)]));
}

/** A page of the demo shop is another one for each address at which the companion is asked. */
function shopSender(file: string, html: string, { closed, canSignIn }: ShopParts): Send {
  let last: { page: string; send: Send } | undefined;
  return (request, settings) => {
    const page = pageOfShop(html, request, { ...settings, canSignIn });
    if (page === undefined) return closed(request, settings);
    if (last?.page !== page) last = { page, send: pageSender(file, page) };
    return last.send(request, settings);
  };
}

interface ShopParts {
  readonly closed: Send;
  readonly canSignIn: boolean;
}

function pageSender(file: string, html: string): Send {
  const marked = markAddresses(html, file);
  const [status, route, cacheControl] =
    addressOf(file) === MISSING
      ? ([404, '/<no page>', 'no-store'] as const)
      : ([200, '/<page>', 'no-cache'] as const);
  const kept = new Map<string, Deliverable>();
  return (request, settings) => {
    const toRoot = wayToRoot(request);
    const page = kept.get(toRoot) ?? ready(file, Buffer.from(withRoot(marked, toRoot)));
    // One for each way back, a handful. Ways that a visitor has made up would fill the memory.
    if (/^(\.\/|(\.\.\/){1,4})$/.test(toRoot)) kept.set(toRoot, page);
    const fields = { ...protectionFor(file, settings), 'Cache-Control': cacheControl };
    return send(request, { status, file: page, route, fields });
  };
}

function fileSender(file: string, content: string): Send {
  const { isText } = kindOf(file);
  const fields = {
    // What the build puts there has a hash in its name.
    'Cache-Control': file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
  let made: Deliverable | undefined;
  return (request) => {
    made ??= ready(file, Buffer.from(content, isText ? 'utf8' : 'base64'));
    return send(request, { status: 200, file: made, route: '/assets/<file>', fields });
  };
}

function ready(file: string, bytes: Buffer): Deliverable {
  return deliverable(bytes, { contentType: kindOf(file).type, brotli: QUICK_FOR_PAGES });
}

/** A visitor of some site may wait meanwhile: a page of 100 kB takes 2 ms so, and 200 ms packed as small as it goes. */
const QUICK_FOR_PAGES = { [zlib.BROTLI_PARAM_QUALITY]: 5 };

interface Sending {
  readonly status: 200 | 404;
  readonly file: Deliverable;
  readonly route: string;
  readonly fields: Fields;
}

function send({ headers }: PlainRequest, { status, file, route, fields }: Sending): Delivery {
  const always: Fields = {
    ...fields,
    'Content-Type': file.contentType,
    // Weak, since the same file goes out in three codings.
    ETag: `W/"${file.hash}"`,
    Vary: 'Accept-Encoding',
  };
  const mayBeKnown = status === 200 && headers['if-none-match'] !== undefined;
  const isKnown = mayBeKnown && fresh(headers, { etag: always.ETag });
  if (isKnown) return { answer: { status: 304, headers: always }, route };
  const coding = codingFor(headers['accept-encoding']);
  if (coding !== 'identity') always['Content-Encoding'] = coding;
  always['Content-Length'] = String(file[coding].length);
  return { answer: { status, headers: always, body: file[coding] }, route };
}
