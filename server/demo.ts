import express from 'express';
import type { SignIn } from './demo-customers.ts';
import { hasHead, withTag } from './front-door/demo-head.ts';
import { kindOf } from './front-door/file-kinds.ts';
import type { BuiltPages } from './front-door/front-door.ts';
import { signInRequest } from './front-door/sign-in-request.ts';
import { startServer } from './hosts/server.ts';

/** What the demo shop is served with. */
export interface ShopOptions {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The companion's `loader.js`; a function where the companion's address is not known yet. */
  readonly loaderUrl: string | (() => string);
  readonly deploymentId: string;
  /** Its back end; left out, nobody can sign in. */
  readonly signIn?: SignIn | undefined;
  /** By default those that `npm run build` has made. */
  readonly builtPages?: BuiltPages;
}

/**
 * Serves the demo: an ordinary shop that has nothing of ours but the one tag, on an origin of its own under the name
 * `localhost`, so that the companion at `127.0.0.1` is another site to browsers. The companion itself has the same pages
 * below `/demo` (`front-door/demo.ts`).
 */
export async function serveShop(options: ShopOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { host = '127.0.0.1', port, loaderUrl, deploymentId, signIn } = options;
  const built = options.builtPages ?? (await import('./front-door/built-pages.js')).builtPages;
  const pages = pagesIn(built);
  const app = express().disable('x-powered-by');
  app.get('/assets/:file', (req, res, next) => {
    const file = `assets/${req.params.file}`;
    const content = Object.hasOwn(built, file) ? built[file] : undefined;
    if (content === undefined) return next();
    const { type, isText } = kindOf(file);
    res.set({ 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' });
    res.send(Buffer.from(content, isText ? 'utf8' : 'base64'));
  });
  if (signIn) {
    app.post(SIGN_IN, express.json({ limit: '1kb' }), async (req, res) => {
      const asked = signInRequest.safeParse(req.body);
      if (asked.success) res.json({ userToken: await signIn(asked.data.name) });
      else res.status(400).json({ fault: 'Write {"name": "…"}, with a name of 60 characters at most.' });
    });
  }
  app.get(/.*/, (req, res, next) => {
    const page = pages.get(req.path);
    if (page !== undefined) {
      const src = typeof loaderUrl === 'string' ? loaderUrl : loaderUrl();
      const signInUrl = signIn && SIGN_IN;
      res.type('html').send(withTag(page, { loaderUrl: src, deploymentId, signInUrl }));
    } else if (pages.has(`${req.path}/`)) res.redirect(301, `${req.path}/`);
    else next();
  });
  const { url, close } = await startServer(app, { host, port });
  return { url: `http://localhost:${new URL(url).port}`, close };
}

const SIGN_IN = '/sign-in';

/** By path: `/` for `shop/index.html`, `/de/calder` for `shop/de/calder.html`. */
function pagesIn(built: BuiltPages): ReadonlyMap<string, string> {
  const files = Object.entries(built).filter(([file]) => /^shop\/.*\.html$/.test(file));
  if (files.length === 0) throw new Error('There are no pages of the demo shop. Run `npm run build`.');
  for (const [file, page] of files)
    if (!hasHead(page)) throw new Error(`The demo page ${file} has no </head> to put the tag before.`);
  return new Map(files.map(([file, page]) => [pathOf(file), page]));
}

function pathOf(file: string): string {
  return file
    .replace(/^shop/, '')
    .replace(/\/index\.html$/, '/')
    .replace(/\.html$/, '');
}
