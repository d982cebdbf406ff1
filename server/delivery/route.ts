import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Problem } from '../http/problems.ts';
import type { Deliverable, LoaderFiles } from './files.ts';

const SHORT_LIVED = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. Goes in front of all middleware, and
 * writes no line in the log: there is one of these for every page that anybody opens. `onSent` is told the route and its
 * status, for the metrics.
 */
export function deliver(
  { loader, hashed, manifest }: LoaderFiles,
  onSent: (route: string, status: number) => void = () => {},
): RequestHandler {
  const senders = new Map<string, Sender>([
    [LOADER, sender(loader, SHORT_LIVED, (status) => onSent(LOADER, status))],
    [MANIFEST, sender(manifest, SHORT_LIVED, (status) => onSent(MANIFEST, status))],
  ]);
  for (const [path, file] of hashed) {
    senders.set(
      `/loader/${path}`,
      sender(file, FOR_EVER, (status) => onSent('/loader/<hash>', status)),
    );
  }
  return (req, res, next) => {
    // The loader fetches its parts from `loader/` beside itself, also where it came by the path of its own hash.
    const path = req.path.replace(/^\/loader\/[^/]+(?=\/loader\/)/, '');
    const send = req.method === 'GET' || req.method === 'HEAD' ? senders.get(path) : undefined;
    if (send === undefined) next();
    else send(req, res);
  };
}

/** What {@link deliver} has not answered. */
export function refuseDelivery(): Router {
  const router = Router();
  router.all([LOADER, '/loader/*path'], (req, res) => {
    if (req.method === 'GET' || req.method === 'HEAD') throw new Problem('not-found');
    res.setHeader('Allow', 'GET, HEAD');
    throw new Problem('method-not-allowed');
  });
  return router;
}

const LOADER = '/loader.js';
const MANIFEST = '/loader/manifest.json';

const CODINGS = ['br', 'gzip', 'identity'] as const;
type Coding = (typeof CODINGS)[number];
type Sender = (req: Request, res: Response) => void;

/** Sends one file. Its heads are made once: setting eight fields takes longer than all the rest of the answer. */
function sender(file: Deliverable, cacheControl: string, onSent: (status: number) => void): Sender {
  // Weak, since the same file goes out in three codings, and a CDN may make a fourth of it.
  const etag = `W/"${file.hash}"`;
  const always = [
    ...['Content-Type', file.contentType],
    ...['Cache-Control', cacheControl],
    ...['ETag', etag],
    // Nothing else: a CDN keeps one copy for each value of each field that is named here.
    ...['Vary', 'Accept-Encoding'],
    // For `crossorigin` and `integrity` on the tag, for pages with COEP, and for the page's own timing.
    ...['Access-Control-Allow-Origin', '*'],
    ...['Cross-Origin-Resource-Policy', 'cross-origin'],
    ...['Timing-Allow-Origin', '*'],
    ...['X-Content-Type-Options', 'nosniff'],
  ];
  const heads = new Map<Coding, string[]>();
  const headFor = (coding: Coding) => {
    const known = heads.get(coding);
    if (known !== undefined) return known;
    const encoding = coding === 'identity' ? [] : ['Content-Encoding', coding];
    const head = [...always, ...encoding, 'Content-Length', String(file[coding].length)];
    heads.set(coding, head);
    return head;
  };

  return (req, res) => {
    if (req.headers['if-none-match'] !== undefined) {
      // Where Express's `fresh` looks for it.
      res.setHeader('ETag', etag);
      if (req.fresh) {
        res.writeHead(304, always).end();
        onSent(304);
        return;
      }
    }
    const coding = codingFor(req);
    res.writeHead(200, headFor(coding)).end(file[coding]);
    onSent(200);
  };
}

/** The smallest that the browser takes. Browsers send a handful of different fields, so the last answers are kept. */
function codingFor(req: Request): Coding {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  let coding = chosen.get(accepted);
  if (coding === undefined) {
    coding = CODINGS.find((each) => req.acceptsEncodings(each)) ?? 'identity';
    if (chosen.size >= MOST_CHOICES) chosen.clear();
    if (accepted.length <= LONGEST_KEPT) chosen.set(accepted, coding);
  }
  return coding;
}

const chosen = new Map<string, Coding>();
/** Whoever sends ever new fields fills no memory. */
const MOST_CHOICES = 64;
const LONGEST_KEPT = 64;
