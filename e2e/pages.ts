import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  html: string;
  headers?: Record<string, string>;
}

/** Somebody's website: pages at the paths that a test puts there, on an origin of its own. */
export interface Site {
  /** Such as `http://localhost:40123`. */
  origin: string;
  /** Puts a page on the site; answers its address. */
  put(path: string, page: Page | string): string;
  close(): Promise<void>;
}

/** `host` is what browsers call the site: `localhost` and `127.0.0.1` are two sites of one machine. */
export async function startSite(host = 'localhost'): Promise<Site> {
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').replace(/[?#].*/, ''));
    if (!page) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
      .end(page.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put(path, page) {
      pages.set(path, typeof page === 'string' ? { html: page } : page);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
