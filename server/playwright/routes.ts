import type { BrowserContext, Route, WebSocketRoute } from '@playwright/test';
import { WebSocket } from 'ws';

/**
 * Brings requests of pages to a server of this machine by way of Playwright: those to an origin that is somebody else's
 * (`https://chat.example.com`), and those of pages that the browser keeps from this machine. Chromium lets a page from
 * elsewhere reach `127.0.0.1` only with a permission (Local Network Access), and one without TLS not at all.
 */
export class Routes {
  readonly #contexts = new Set<BrowserContext>();
  readonly #targets = new Map<string, string>();
  readonly #pageOrigins: readonly string[];

  /** `pageOrigins`: those of the sites under test that are not on this machine. */
  constructor(pageOrigins: readonly string[]) {
    this.#pageOrigins = pageOrigins;
  }

  /** Has what pages ask of `origin`, now and later, answered by `target`; both without a path. */
  async lead(origin: string, target: string): Promise<void> {
    this.#targets.set(origin, target);
    for (const context of this.#contexts) await this.#route(context, origin, target);
  }

  async add(context: BrowserContext): Promise<void> {
    this.#contexts.add(context);
    for (const [origin, target] of this.#targets) await this.#route(context, origin, target);
  }

  async #route(context: BrowserContext, origin: string, target: string): Promise<void> {
    await context.route(
      (url) => url.origin === origin,
      (route) => passOn(route, target),
    );
    const ofSockets = origin.replace(/^http/, 'ws');
    await context.routeWebSocket(
      (url) => url.origin === ofSockets,
      (socket) => bridge(socket, target, this.#originOf(context)),
    );
  }

  /** Playwright does not tell whose socket it is: that of the page which is open on one of the sites. */
  #originOf(context: BrowserContext): string | undefined {
    const open = context.pages().map((page) => new URL(page.url()).origin);
    return open.find((origin) => this.#pageOrigins.includes(origin)) ?? this.#pageOrigins[0];
  }
}

/** Whether a page of this origin is on this machine for a browser, too. */
export function isOnThisMachine(origin: string): boolean {
  const { hostname } = new URL(origin);
  return /(^|\.)localhost$|^127\.|^\[::1\]$/.test(hostname);
}

async function passOn(route: Route, target: string): Promise<void> {
  const request = route.request();
  const { host, protocol, pathname, search } = new URL(request.url());
  const asked = await request.allHeaders();
  if (request.postDataBuffer() === null && Number(asked['content-length'] ?? 0) > 0)
    throw new Error(BODY_IS_HIDDEN);
  const headers = {
    ...asked,
    // The loader is told its own address by the name under which the page asked for it.
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  };
  // What is cut off, or never comes, ends for the page as it would without us.
  const response = await route
    .fetch({ url: target + pathname + search, headers, maxRedirects: 0, timeout: 0 })
    .catch(() => undefined);
  await (response ? route.fulfill({ response }) : route.abort('connectionreset')).catch((error: Error) => {
    if (!CONTEXT_IS_CLOSED.test(error.message)) throw error;
  });
}

/** As Playwright says that nobody is there any more: a test may close a context of its own while its pages still ask. */
const CONTEXT_IS_CLOSED = /has been (disposed|closed)/;

/** Opens the page's socket when that to the server is open; one that is refused closes without having been open. */
async function bridge(page: WebSocketRoute, target: string, origin: string | undefined): Promise<void> {
  const { pathname, search } = new URL(page.url());
  const server = new WebSocket(target.replace(/^http/, 'ws') + pathname + search, {
    ...(origin !== undefined && { origin }),
  });
  page.onMessage((message) => server.send(message));
  page.onClose((code, reason) => server.close(code, reason));
  server.on('message', (data, isBinary) => page.send(isBinary ? (data as Buffer) : String(data)));
  // After every error comes a close.
  server.on('error', () => {});
  server.on('close', (code, reason) => void page.close({ code, reason: String(reason) }));
  await new Promise((resolve) => server.once('open', resolve).once('close', resolve));
}

/** Firefox by WebDriver BiDi. Without these words a chat would open without its guest. */
const BODY_IS_HIDDEN =
  'This browser does not tell Playwright what a page sends, so it cannot be led to the companion of the test. ' +
  "Use one of Playwright's own browsers (npx playwright install), or serve the site on localhost and its tag by companion.tag.";
