import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  tagOf,
  talk,
  test,
  troubles,
} from './fixtures.ts';

const capture = 'data-capture="utm,gclid,referrer,page"';
const campaign =
  '?utm_source=news&utm_campaign=hats%202026&utm_term=bob%40example.com&gclid=Cj0KCQiAw5W-BhCqARIsAJ&session=s3cr3t';

/** Where the visitor says the first words: the attributes go with them. */
async function say(page: Page): Promise<void> {
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'Hello');
}

const kept = (page: Page) => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));

/** What is sent to the site's own pages is kept by the time the page is left. */
const follow = (page: Page, path: string) =>
  Promise.all([page.waitForURL(`**${path}`), page.getByRole('link', { name: path }).click()]);

test('the campaign of the first page goes along, cleaned, also when the visitor asks on a later page @firefox', async ({
  page,
  site,
  companion,
  received,
}) => {
  const troubled = troubles(page);
  site.put('/hats', plainPage(tagOf(companion, capture)));
  await page.goto(
    site.put('/', plainPage(tagOf(companion, capture), '<a href="/hats">/hats</a>')) + campaign,
  );
  await expect(launcher(page)).toBeVisible();
  await begun(page);
  await follow(page, '/hats');
  await begun(page);
  await say(page);
  const sent = async () => (await received()).conversations[0]?.customAttributes;
  await expect.poll(sent).toMatchObject({
    utm_source: 'news',
    utm_campaign: 'hats 2026',
    gclid: 'Cj0KCQiAw5W-BhCqARIsAJ',
    page: `${site.origin}/hats`,
  });
  expect(Object.keys((await sent()) ?? {}).sort()).toEqual([
    'context',
    'gclid',
    'guestId',
    'page',
    'utm_campaign',
    'utm_source',
  ]);
  expect(troubled).toEqual([]);
});

test('the site’s own attributes win, also those that come later', async ({
  page,
  site,
  companion,
  received,
}) => {
  const tag = tagOf(companion, `${capture} data-attribute-page="the shop"`);
  await page.goto(site.put('/', plainPage(tag)) + campaign);
  await begun(page);
  await page.evaluate(() => window.MessengerTag?.('set', { utm_source: 'the site knows better' }));
  await say(page);
  await expect
    .poll(async () => (await received()).conversations[0]?.customAttributes)
    .toMatchObject({ page: 'the shop', utm_source: 'the site knows better', utm_campaign: 'hats 2026' });
});

test('before consent nothing is kept or sent; the consent of the first page is enough', async ({
  page,
  site,
  companion,
  received,
}) => {
  const tag = tagOf(companion, `${capture} data-consent="required"`);
  site.put('/hats', plainPage(tag, '<a href="/about">/about</a>'));
  site.put('/about', plainPage(tag));
  await page.goto(site.put('/', plainPage(tag, '<a href="/hats">/hats</a>')) + campaign);
  await begun(page);
  await follow(page, '/hats');
  expect(await kept(page)).toEqual({});

  await page.goto(`${site.origin}/${campaign}`);
  await begun(page);
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await follow(page, '/hats');
  expect(Object.keys(await kept(page))).toEqual(['messenger-tag:capture']);
  await begun(page);
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await say(page);
  await expect
    .poll(async () => (await received()).conversations[0]?.customAttributes)
    .toMatchObject({ utm_source: 'news', page: `${site.origin}/hats` });
});

test('the page is the one that the visitor asks on, also where a router leads there', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, `${capture} data-load="now"`))));
  await page.waitForFunction(async () => (await window.MessengerTag?.('status'))?.state === 'ready');
  await page.evaluate(() => history.pushState(null, '', '/hats/black?color=9'));
  await say(page);
  await expect
    .poll(async () => (await received()).conversations[0]?.customAttributes?.page)
    .toBe(`${site.origin}/hats/black`);
});

test('a site that does not ask for it sends nothing of that, and fetches nothing for it', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))) + campaign);
  await say(page);
  await expect
    .poll(async () => Object.keys((await received()).conversations[0]?.customAttributes ?? {}).sort())
    .toEqual(['context', 'guestId']);
  expect(await resources(page)).not.toContainEqual(expect.stringMatching(/capture|early/));
});

/** The part has come. */
async function begun(page: Page): Promise<void> {
  await expect.poll(() => resources(page)).toContainEqual(expect.stringMatching(/\/capture\.\d+\.js/));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

function resources(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}
