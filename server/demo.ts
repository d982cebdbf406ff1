import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { SignIn } from './demo-customers.ts';
import { hasHead, withTag } from './front-door/demo-head.ts';
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
  /** Where `npm run build` put the pages. */
  readonly pagesFolder?: string;
}

/**
 * Serves the demo: an ordinary shop that has nothing of ours but the one tag, on an origin of its own under the name
 * `localhost`, so that the companion at `127.0.0.1` is another site to browsers. The companion itself has the same pages
 * below `/demo` (`front-door/demo.ts`).
 */
export async function serveShop(options: ShopOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { host = '127.0.0.1', port, loaderUrl, deploymentId, signIn, pagesFolder = builtPages } = options;
  const pages = readPages(join(pagesFolder, 'shop'));
  const app = express().disable('x-powered-by');
  app.use('/assets', express.static(join(pagesFolder, 'assets'), { immutable: true, maxAge: '1y' }));
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

const builtPages = fileURLToPath(new URL('../public', import.meta.url));

/** By path: `/` for `index.html`, `/de/calder` for `de/calder.html`. */
function readPages(folder: string): ReadonlyMap<string, string> {
  return new Map(htmlFiles(folder).map((file) => [pathOf(file), readPage(join(folder, file))]));
}

function htmlFiles(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.html'));
  } catch (error) {
    throw new Error(`There are no demo pages at ${folder}. Run \`npm run build\`.`, { cause: error });
  }
}

function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')}`;
}

function readPage(file: string): string {
  const page = readFileSync(file, 'utf8');
  if (!hasHead(page)) throw new Error(`The demo page at ${file} has no </head> to put the tag before.`);
  return page;
}
