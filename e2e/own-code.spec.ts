import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  type Site,
  tagOf,
  test,
  troubles,
} from './fixtures.ts';

/** Somebody else's server, which answers whatever it is asked with code that leaves a trace in the page. */
const evil = test.extend<{ evilUrl: string }>({
  evilUrl: async ({}, use) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
      response.end('globalThis.pwned = true; export const start = () => {};');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  },
});

const decoys: Record<string, (evilUrl: string) => string> = {
  'an image of a comment': (url) => `<img src="${url}/loader.js?load=now">`,
  'an image that stands in the place of document.currentScript': (url) =>
    `<img name="currentScript" src="${url}/loader.js?load=now" data-token-endpoint="${url}/x">`,
  'elements that have our names, and Genesys’s': (url) =>
    `<a id="MessengerTag" href="${url}"></a><form id="Genesys"><input name="q"></form><a id="_genesysJs" href="${url}"></a><a id="localStorage"></a>`,
  'a frame': (url) => `<iframe src="${url}/loader.js"></iframe>`,
  'a link': (url) => `<link rel="preload" as="image" href="${url}/loader.js">`,
};

for (const [what, decoy] of Object.entries(decoys))
  for (const mode of ['type="module"', 'async'])
    evil(
      `no code comes from ${what}, with the tag ${mode}; the chat begins`,
      async ({ page, site, companion, sandbox, evilUrl }) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        const tag = `<script ${mode} src="${companion.url}/loader.js" data-deployment-id="${sandbox.deploymentId}" data-load="idle"></script>`;
        await page.goto(site.put('/', plainPage('', `${decoy(evilUrl)}<h1>A page</h1>${tag}`)));
        const guest = page.waitForResponse(`${companion.url}/api/guest-token`);
        await page.evaluate(() => void window.MessengerTag?.('open'));
        expect((await guest).status()).toBe(200);
        expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
        expect(asked.filter((url) => url.startsWith(evilUrl) && url.includes('/loader/'))).toEqual([]);
      },
    );

evil(
  'no code comes from what a page has added to all objects',
  async ({ page, site, companion, evilUrl }) => {
    await page.addInitScript((url) => {
      Object.assign(Object.prototype, {
        scriptUrl: `${url}/genesys-bootstrap/genesys.min.js`,
        tokenEndpoint: `${url}/token`,
        src: `${url}/loader.js`,
        deploymentId: '11111111-2222-4333-8444-555555555555',
      });
    }, evilUrl);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect(asked.filter((url) => url.startsWith(evilUrl))).toEqual([]);
  },
);

test('a page with enumerable additions to all objects is not subscribed to by their names', async ({
  page,
  site,
  companion,
}) => {
  const found = troubles(page);
  await page.addInitScript(() => {
    Object.assign(Object.prototype, { each() {}, 'Messenger.odd': () => {} });
    Object.assign(Array.prototype, { last() {} });
  });
  await page.route('**/genesys.min.js', () => {});
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  const asked = page.waitForRequest('**/genesys.min.js');
  await launcher(page).click();
  await asked;
  const subscribed = await page.evaluate(() =>
    [...(window.Genesys?.q ?? [])].map((call) =>
      [...call].filter((each) => typeof each === 'string').join(' '),
    ),
  );
  expect(subscribed).toContain('subscribe Messenger.opened');
  expect(subscribed.filter((each) => /each|odd|last/.test(each))).toEqual([]);
  expect(found).toEqual([]);
});

/** What optimisers make of the tag. */
const optimised: Record<string, (code: string, site: Site) => string> = {
  'written into the page': (code) => `<script data-label="Ask us">${code.replaceAll('</', '<\\/')}</script>`,
  'combined with other scripts': (code, site) => {
    const javascript = { 'content-type': 'text/javascript' };
    site.put('/cache/all-1f2e.js', {
      html: `window.before = 1;\n${code}\nwindow.after = 1;`,
      headers: javascript,
    });
    return '<script src="/cache/all-1f2e.js" data-label="Ask us"></script>';
  },
  'copied to the site under another name': (code, site) => {
    site.put('/assets/chat.js', { html: code, headers: { 'content-type': 'text/javascript' } });
    return '<script src="/assets/chat.js" data-label="Ask us"></script>';
  },
  'copied to the site under the same name': (code, site) => {
    site.put('/assets/loader.js', { html: code, headers: { 'content-type': 'text/javascript' } });
    return '<script src="/assets/loader.js" data-label="Ask us"></script>';
  },
  'made a data: address': (code) =>
    `<script src="data:text/javascript;base64,${Buffer.from(code).toString('base64')}" data-label="Ask us"></script>`,
};

for (const [what, make] of Object.entries(optimised))
  for (const publicUrl of ['with PUBLIC_URL', 'without PUBLIC_URL'])
    test(`the loader ${what}, ${publicUrl}, fetches its parts and the guest from the companion`, async ({
      page,
      site,
      companion,
      startCompanion,
    }) => {
      const found = troubles(page);
      const named =
        publicUrl === 'with PUBLIC_URL' ? await startCompanion({ PUBLIC_URL: companion.url }) : companion;
      const code = await (await fetch(`${named.url}/loader.js`)).text();
      await page.goto(site.put('/', plainPage(make(code, site))));
      const guest = page.waitForResponse(`${companion.url}/api/guest-token`);
      await page.getByRole('button', { name: 'Ask us' }).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
      expect((await guest).status()).toBe(200);
      // The site has nothing beside a copy, and says so once.
      expect(found.filter((each) => !each.includes('404'))).toEqual([]);
    });

test('the files of the loader on a static host know no companion, and find their parts beside themselves', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const folder = fileURLToPath(new URL('../dist/loader', import.meta.url));
  expect(existsSync(folder)).toBe(true);
  const headers = { 'content-type': 'text/javascript' };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.js'))
      for (const path of file === 'loader.js' ? ['loader.js'] : [`loader/${file}`])
        site.put(`/static/${path}`, { html: readFileSync(`${folder}/${file}`, 'utf8'), headers });
  const tag = `<script async src="/static/loader.js" data-deployment-id="${sandbox.deploymentId}" data-token-endpoint="${companion.url}/api/guest-token"></script>`;
  await page.goto(site.put('/', plainPage(tag)));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('a base element of somebody else does not lead an inlined loader astray', async ({
  page,
  site,
  companion,
}) => {
  const code = await (await fetch(`${companion.url}/loader.js`)).text();
  const asked = addresses(page);
  const inlined = `<script>${code.replaceAll('</', '<\\/')}</script>`;
  await page.goto(site.put('/', plainPage(`<base href="http://127.0.0.1:9/">${inlined}`)));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked.filter((url) => url.startsWith('http://127.0.0.1:9/loader'))).toEqual([]);
});

test('a site’s router that runs the tag anew at each visit is told of no second tag', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(site.put('/', plainPage('', `<main>One</main>${tagOf(companion)}`)));
  await expect(launcher(page)).toBeVisible();
  await page.waitForLoadState('load');
  const problems = await page.evaluate(async () => {
    const heard: unknown[] = [];
    document.addEventListener('messenger-tag:problem', ({ detail }) => heard.push(detail));
    // As Turbo puts another body in the place of this one.
    const body = document.createElement('body');
    const script = document.createElement('script');
    const { src } = document.querySelector('script[src]') as HTMLScriptElement;
    const ran = new Promise((resolve) => {
      script.onload = resolve;
    });
    script.src = src;
    body.append(script);
    document.body.replaceWith(body);
    await ran;
    return heard;
  });
  expect(problems).toEqual([]);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}
