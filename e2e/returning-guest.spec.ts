import { expect, launcher, messenger, type Page, plainPage, tagOf, talk, test } from './fixtures.ts';

test.beforeEach(async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
});

test('a reload keeps the guest', async ({ page }) => {
  const first = await openedGuest(page);
  await talk(page, 'Hello');
  await page.reload();
  expect(await openedGuest(page)).toBe(first);
});

test('a second tab is the same guest', async ({ page, context }) => {
  const first = await openedGuest(page);
  const tab = await context.newPage();
  await tab.goto(page.url());
  expect(await openedGuest(tab)).toBe(first);
});

test('a new profile is another guest', async ({ page, browser }) => {
  const first = await openedGuest(page);
  const profile = await browser.newContext();
  const other = await profile.newPage();
  await other.goto(page.url());
  expect(await openedGuest(other)).not.toBe(first);
  await profile.close();
});

test('no cookie is set anywhere', async ({ page, context }) => {
  await openedGuest(page);
  await talk(page, 'Hello');
  expect(await context.cookies()).toEqual([]);
});

async function openedGuest(page: Page): Promise<string | undefined> {
  // Genesys opens its window by itself where it was open before a reload.
  await launcher(page).or(page.locator('#genesys-mxg-container-frame')).first().waitFor();
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  const status = await page.evaluate(() => window.MessengerTag?.('status'));
  expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
  return status?.guestId;
}
