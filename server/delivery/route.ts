import { type Request, type Response, Router } from 'express';
import { Problem } from '../problems.ts';
import type { Deliverable, LoaderFiles } from './files.ts';

const SHORT_LIVED = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** `GET /loader.js` and everything below `/loader/`, from memory: contract section 3. */
export function deliveryRoutes({ loader, hashed }: LoaderFiles): Router {
  const router = Router();
  router.get('/loader.js', (req, res) => send(req, res, loader, SHORT_LIVED));
  router.get('/loader/*path', (req, res) => {
    const { path } = req.params;
    const file = hashed.get(path.join('/'));
    if (file === undefined) throw new Problem('not-found');
    send(req, res, file, FOR_EVER);
  });
  router.all(['/loader.js', '/loader/*path'], (_req, res) => {
    res.setHeader('Allow', 'GET, HEAD');
    throw new Problem('method-not-allowed');
  });
  return router;
}

function send(req: Request, res: Response, file: Deliverable, cacheControl: string): void {
  res.set({
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': cacheControl,
    // Weak, since the same script goes out in three codings.
    ETag: `W/"${file.hash}"`,
    Vary: 'Accept-Encoding',
    // For `crossorigin` and `integrity` on the tag, for pages with COEP, and for the page's own timing.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Timing-Allow-Origin': '*',
  });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const coding = codingFor(req);
  if (coding !== 'identity') res.setHeader('Content-Encoding', coding);
  res.setHeader('Content-Length', file[coding].length);
  res.end(file[coding]);
}

/** The smallest that the browser takes. */
function codingFor(req: Request): 'br' | 'gzip' | 'identity' {
  if (req.acceptsEncodings('br')) return 'br';
  return req.acceptsEncodings('gzip') ? 'gzip' : 'identity';
}
