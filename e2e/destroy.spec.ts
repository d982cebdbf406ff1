import { expect, launcher, messenger, type Page, panel, plainPage, tagOf, test } from './fixtures.ts';

/** At which moment the site takes the tag away. What is left in memory is counted by `npm run bench:page`. */
const moments: Record<string, (page: Page) => Promise<unknown>> = {
  'before stage two': (page) => expect(launcher(page)).toBeVisible(),
  'after a hover': async (page) => {
    const chat = page.waitForResponse(/chat\.js/);
    await launcher(page).hover();
    await chat;
  },
  'while it opens': async (page) => {
    await page.route('**/genesys.min.js', () => {});
    await launcher(page).click();
    await expect(panel(page).getByRole('status')).toBeVisible();
  },
  'when it failed': async (page) => {
    await page.route('**/genesys.min.js', (route) => route.abort());
    await launcher(page).click();
    await expect(panel(page).getByRole('alert')).toBeVisible();
  },
  'with the window open': async (page) => {
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  },
};

for (const [moment, live] of Object.entries(moments)) {
  test(`destroy ${moment} takes everything of ours away, and the tag can be put back`, async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await live(page);
    await page.evaluate(() => window.MessengerTag?.('destroy'));
    await expect(page.locator('messenger-tag')).toHaveCount(0);
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    expect(await page.evaluate(() => 'MessengerTag' in window)).toBe(false);

    await page.unroute('**/genesys.min.js');
    await page.evaluate((src) => {
      const tag = document.createElement('script');
      tag.src = src;
      document.head.append(tag);
    }, `${companion.url}/loader.js`);
    await page.waitForFunction(() => window.MessengerTag !== undefined);
    // Genesys's own script is still on its way here: the new tag waits for it, as for a snippet of the page.
    if (moment === 'while it opens') return expect(launcher(page)).toBeVisible();
    await expect
      .poll(async () => (await page.evaluate(() => window.MessengerTag?.('open')))?.state)
      .toBe('open');
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });
}
