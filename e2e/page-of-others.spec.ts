import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  problemsOf,
  tagOf,
  talk,
  test,
} from './fixtures.ts';
import { snippetOf } from './sandbox/fixtures.ts';

/** What a page hands us that is not as it should be. The chat opens all the same. */
const pages: Record<string, { head?: string; attributes?: string; body?: string }> = {
  'a dataLayer that throws': {
    head: '<script>window.dataLayer = { push() { throw new Error("of the site") } }</script>',
  },
  'a frozen dataLayer': { head: '<script>window.dataLayer = Object.freeze([])</script>' },
  'a dataLayer that is an element': { body: '<a id="dataLayer">Data</a>' },
  'a token endpoint that is no address': { attributes: 'data-token-endpoint="http://["' },
  'an element with the name of Genesys': { body: '<h2 id="Genesys">Genesys</h2><h3 id="_genesysJs">JS</h3>' },
  'a form with our name': { body: '<form id="MessengerTag"><input name="q"></form>' },
};

for (const [what, { head = '', attributes = '', body = '' }] of Object.entries(pages))
  test(`a page with ${what} has a chat, and its guest`, async ({ page, site, companion, received }) => {
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(site.put('/', plainPage(head + tagOf(companion, attributes), `<h1>A page</h1>${body}`)));
    await launcher(page).click();
    await talk(page, 'Hello');
    expect((await received()).conversations[0]?.customAttributes.guestId).toEqual(expect.any(String));
    expect(thrown).toEqual([]);
  });

test('Genesys’s own snippet that a consent manager holds back is not waited for', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const held = `<script type="text/plain" src="${sandbox.url}/genesys-bootstrap/genesys.min.js"></script>`;
  await page.goto(site.put('/', plainPage(held + tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('Genesys’s own snippet that runs is waited for, and no second chat begins', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  await page.goto(site.put('/', plainPage(snippetOf(sandbox) + tagOf(companion))));
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(page.locator('#genesys-mxg-frame')).toHaveCount(1);
  expect(await page.locator('script[src*="genesys-bootstrap"]').count()).toBe(1);
});

test('one bad value in `set` is told by name and loses neither the others nor the guest', async ({
  page,
  site,
  companion,
  received,
}) => {
  const problems = await problemsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await page.evaluate(async () => {
    const bad = Object.defineProperty({ plan: 'gold' }, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('of the site');
      },
    });
    await window.MessengerTag?.('set', bad as never);
    await window.MessengerTag?.('set', undefined as never);
    await window.MessengerTag?.('set', { shop: Symbol('s') } as never);
    await window.MessengerTag?.('set', { cart: 3 });
  });
  await talk(page, 'Hello');
  const sent = (await received()).conversations[0]?.customAttributes;
  expect(sent).toMatchObject({
    plan: 'gold',
    cart: '3',
    guestId: expect.any(String),
    context: expect.any(String),
  });
  const told = (await problems()).map(({ code, detail }) => `${code} ${detail}`);
  expect(told.some((each) => each.startsWith('bad-config') && each.includes('"bad"'))).toBe(true);
  expect(told.some((each) => each.startsWith('bad-config') && each.includes('"shop"'))).toBe(true);
});

test('a visitor’s browser fetches no advice for the site’s people, whatever options the tag has', async ({
  page,
  companion,
}) => {
  // A finished site, and a companion, by names of their own: the test answers for both.
  const chatUrl = 'http://chat.shop.example';
  await page.route(`${chatUrl}/**`, async (route) => {
    const url = route.request().url().replace(chatUrl, companion.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const tag = tagOf({ url: chatUrl }, 'data-color="gold" data-offset="20,20" data-postion="left"');
  await page.route('http://www.shop.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: plainPage(tag) }),
  );
  const asked = addresses(page);
  await page.goto('http://www.shop.example/');
  const guest = page.waitForRequest(`${chatUrl}/api/guest-token`);
  await launcher(page).click();
  await guest;
  expect(asked.filter((url) => url.includes('advice'))).toEqual([]);
  const advice = page.waitForRequest(/advice\.\d+\.js/);
  await page.goto('http://www.shop.example/?messenger-debug');
  await launcher(page).hover();
  await advice;
});

test('data-load="delay:60s" fetches nothing of Genesys, and data-consent="Required" asks first', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const asked = addresses(page);
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="delay:60s"'))));
  await expect(launcher(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.startsWith(companion.url))).toEqual([`${companion.url}/loader.js`]);

  await page.goto(
    site.put('/consent', plainPage(tagOf(companion, 'data-consent="Required" data-load="now"'))),
  );
  await launcher(page).click();
  await expect(page.locator('messenger-tag').getByRole('button', { name: 'Agree and chat' })).toBeVisible();
  expect(asked.filter((url) => url.startsWith(sandbox.url) || url.includes('guest-token'))).toEqual([]);
});

test('a companion whose session has no end is asked once, and the chat opens without a guest', async ({
  page,
  site,
  companion,
}) => {
  const problems = await problemsOf(page);
  let asked = 0;
  await page.route('**/api/guest-token', async (route) => {
    asked++;
    const response = await route.fetch();
    const { expiresAt, ...session } = await response.json();
    expect(expiresAt).toEqual(expect.any(String));
    await route.fulfill({ response, json: session });
  });
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked).toBe(1);
  expect(await problems()).toEqual([expect.objectContaining({ code: 'token-unavailable' })]);
});

function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}
