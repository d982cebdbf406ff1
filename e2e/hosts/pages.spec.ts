import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { policyLines } from '../../server/genesys/site-policy.ts';
import { expect, type Page, plainPage, type Site, tagOf, test } from '../fixtures.ts';
import { startSite } from '../pages.ts';
import { lookAtPage } from './on-a-page.ts';

const require = createRequire(import.meta.url);
const script = { 'content-type': 'text/javascript' };

/** How sites swap the body for the next page's without leaving the document. */
const swappers = {
  Turbo: { file: require.resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'), body: '<body>' },
  htmx: { file: require.resolve('htmx.org/dist/htmx.min.js'), body: '<body hx-boost="true">' },
};

for (const [host, { file, body }] of Object.entries(swappers))
  test(`${host}: the tag in its page`, async ({ page, site, companion }, info) => {
    const library = site.put('/library.js', { html: readFileSync(file, 'utf8'), headers: script });
    const head = `<script src="${library}"></script>${tagOf(companion)}`;
    const address = putTwoPages(site, (text) => plainPage(head, text).replace('<body>', body));
    const arrive = () => goTo(page, address);
    await lookAtPage(page, { host, arrive, travel: thereAndBack }, info);
  });

const plain: Record<string, (put: Put) => string> = {
  'quirks mode': ({ site, tag }) =>
    putTwoPages(site, (text) => plainPage(tag, text).replace('<!doctype html>', '')),
  'XHTML, application/xhtml+xml': ({ site, tag }) =>
    putTwoPages(
      site,
      (text) =>
        `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Page</title>${tag.replace('async', 'async="async"')}</head><body>${text}</body></html>`,
      { 'content-type': 'application/xhtml+xml; charset=utf-8' },
    ),
  '<base href> of another host': ({ site, tag }) =>
    putTwoPages(site, (text) =>
      plainPage(
        `<base href="https://assets.example.com/v2/">${tag}`,
        text.replaceAll('href="/', `href="${site.origin}/`),
      ),
    ),
};

interface Put {
  readonly site: Site;
  readonly tag: string;
}

for (const [host, put] of Object.entries(plain))
  test(`${host}: the tag in its page`, async ({ page, site, companion }, info) => {
    const address = put({ site, tag: tagOf(companion) });
    const arrive = () => goTo(page, address);
    await lookAtPage(page, { host, arrive, travel: thereAndBack }, info);
  });

test('an iframe of another site: the tag in its page', async ({ page, site, companion }, info) => {
  const parent = await startSite('127.0.0.1');
  site.put('/inside', plainPage(tagOf(companion), '<h1>The page inside</h1>'));
  const frame = `<iframe src="${site.origin}/inside" width="800" height="600" title="Inside"></iframe>`;
  const address = parent.put('/', plainPage('', frame));
  const arrive = () => goTo(page, address);
  await lookAtPage(page, { host: 'an iframe of another site', arrive, frame: 'iframe' }, info);
  await parent.close();
});

test('a strict policy, as the documentation prints it: the tag in its page', async ({
  page,
  site,
  companion,
  sandbox,
}, info) => {
  const lines = policyLines({ companion: companion.url, region: undefined }).map(({ directive, sources }) => {
    // All of Genesys's hosts are the sandbox here; it has no uploads of a region.
    const hosts = sources.map((source) =>
      source
        .replace(/^https:\/\/(apps|api|api-cdn)\.<region>$/, sandbox.url)
        .replace(/^wss:\/\/webmessaging\.<region>$/, sandbox.url.replace('http', 'ws'))
        .replace(/^https:\/\/<uploads>$/, ''),
    );
    return `${directive} ${hosts.join(' ').trim()}`;
  });
  expect(lines.join()).not.toContain('<');
  const policy = ["default-src 'none'", "require-trusted-types-for 'script'", ...lines].join('; ');
  const headers = { 'content-security-policy': policy };
  const address = putTwoPages(site, (text) => plainPage(tagOf(companion), text), headers);
  const host = 'a strict policy, as printed';
  const arrive = () => goTo(page, address);
  await lookAtPage(page, { host, arrive, travel: thereAndBack }, info);
});

test('a service worker that keeps everything: the tag in its page', async ({
  page,
  site,
  companion,
  browser,
}, info) => {
  const worker = () => {
    const scope = self as unknown as {
      skipWaiting(): void;
      clients: { claim(): Promise<void> };
    } & EventTarget;
    scope.addEventListener('install', () => scope.skipWaiting());
    scope.addEventListener('activate', (event) => (event as Extendable).waitUntil(scope.clients.claim()));
    scope.addEventListener('fetch', (event) => {
      const { request } = event as Extendable;
      if (request.method !== 'GET') return;
      const answer = async () => {
        const kept = await caches.match(request);
        if (kept) return kept;
        const fresh = await fetch(request);
        const cache = await caches.open('everything');
        await cache.put(request, fresh.clone());
        return fresh;
      };
      (event as Extendable).respondWith(answer());
    });
    interface Extendable extends Event {
      readonly request: Request;
      waitUntil(promise: Promise<unknown>): void;
      respondWith(answer: Promise<Response>): void;
    }
  };
  site.put('/worker.js', { html: `(${worker})()`, headers: script });
  const register = `<script>navigator.serviceWorker.register('/worker.js')</script>`;
  const address = putTwoPages(site, (text) => plainPage(register + tagOf(companion), text));
  await lookAtPage(
    page,
    {
      host: 'a service worker that keeps everything',
      async arrive() {
        await goTo(page, address);
        await comesByWorker(page);
      },
      travel: thereAndBack,
      more: {
        async offline() {
          // Somebody who has no conversation yet, which would open by itself.
          const context = await browser.newContext();
          const visitor = await context.newPage();
          const button = visitor.locator('messenger-tag').getByRole('button');
          await goTo(visitor, address);
          await comesByWorker(visitor);
          const part = visitor.waitForResponse(/\/chat\.js/);
          await button.hover();
          await (await part).finished();
          await context.setOffline(true);
          await visitor.reload();
          await button.click();
          // The loader comes from the worker, and says what does not.
          const told = visitor.locator('messenger-tag').getByRole('dialog');
          await expect(told).toHaveText(/offline|look you up/);
          await context.close();
        },
      },
    },
    info,
  );
});

/** Waits for the worker, and loads the page anew: then all of it comes by the worker. */
async function comesByWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
  });
  await page.reload();
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
}

/** Two pages that lead to each other; answers the address of the first. */
function putTwoPages(
  site: Site,
  pageWith: (text: string) => string,
  headers?: Record<string, string>,
): string {
  const text = (name: string) =>
    `<h1>The ${name} page</h1><p><a href="/one">One</a> <a href="/two">Two</a></p>`;
  const put = (path: string, name: string) =>
    site.put(path, { html: pageWith(text(name)), ...(headers && { headers }) });
  put('/two', 'second');
  return put('/one', 'first');
}

async function thereAndBack(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Two' }).click();
  await expect(page.getByRole('heading')).toHaveText('The second page');
  await page.getByRole('link', { name: 'One' }).click();
  await expect(page.getByRole('heading')).toHaveText('The first page');
}
