import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { startServer } from './hosts/server.ts';

/** What the demo shop is served with. */
export interface ShopOptions {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The companion's `loader.js`; a function where the companion's address is not known yet. */
  readonly loaderUrl: string | (() => string);
  readonly deploymentId: string;
  /** Where `npm run build` put the pages. */
  readonly pagesFolder?: string;
}

/**
 * Serves the demo: an ordinary shop that has nothing of ours but the one tag, on an origin of its own under the name
 * `localhost`, so that the companion at `127.0.0.1` is another site to browsers.
 */
export async function serveShop(options: ShopOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { host = '127.0.0.1', port, loaderUrl, deploymentId, pagesFolder = builtPages } = options;
  const page = readPage(join(pagesFolder, 'shop', 'index.html'));
  const app = express().disable('x-powered-by');
  app.get('/', (_req, res) => {
    const src = typeof loaderUrl === 'string' ? loaderUrl : loaderUrl();
    res.type('html').send(withTag(page, src, deploymentId));
  });
  app.use('/assets', express.static(join(pagesFolder, 'assets'), { immutable: true, maxAge: '1y' }));
  const { url, close } = await startServer(app, { host, port });
  return { url: `http://localhost:${new URL(url).port}`, close };
}

const builtPages = fileURLToPath(new URL('../public', import.meta.url));

function readPage(file: string): string {
  let page: string;
  try {
    page = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`There is no demo page at ${file}. Run \`npm run build\`.`, { cause: error });
  }
  if (!page.includes(HEAD_END))
    throw new Error(`The demo page at ${file} has no ${HEAD_END} to put the tag before.`);
  return page;
}

const HEAD_END = '</head>';

function withTag(page: string, src: string, deploymentId: string): string {
  const tag = `<script async src="${quoted(src)}" data-deployment-id="${quoted(deploymentId)}"></script>`;
  return page.replace(HEAD_END, () => `${tag}${HEAD_END}`);
}

function quoted(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
