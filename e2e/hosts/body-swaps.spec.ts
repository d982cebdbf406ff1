import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  type Site,
  tagOf,
  talk,
  test,
} from '../fixtures.ts';

const require = createRequire(import.meta.url);

/** How sites swap the body for the next page's without leaving the document. */
const swappers = {
  Turbo: { file: require.resolve('@hotwired/turbo/dist/turbo.es2017-umd.js'), body: '<body>' },
  htmx: { file: require.resolve('htmx.org/dist/htmx.min.js'), body: '<body hx-boost="true">' },
};

for (const [name, swapper] of Object.entries(swappers)) {
  for (const place of ['head', 'body'] as const) {
    test(`${name} swaps the body, the tag in the ${place}: one launcher, which opens the chat`, async ({
      page,
      site,
      companion,
    }) => {
      await page.goto(putPages(site, companion, swapper, place));
      await expect(launcher(page)).toBeVisible();
      await goThereAndBack(page);
      await expect(launcher(page)).toHaveCount(1);
      await launcher(page).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
    });

    test(`${name} swaps the body, the tag in the ${place}: the running chat goes on`, async ({
      page,
      site,
      companion,
      received,
    }) => {
      await page.goto(putPages(site, companion, swapper, place));
      await launcher(page).click();
      await talk(page, 'Where is my order?');
      await goThereAndBack(page);
      await page.evaluate(() => window.MessengerTag?.('open'));
      await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
      await expect(page.locator('messenger-tag')).toHaveCount(1);
      await expect(page.locator('#genesys-mxg-container-frame')).toHaveCount(1);
      expect((await received()).guests).toHaveLength(1);
    });
  }
}

function putPages(
  site: Site,
  companion: Companion,
  { file, body }: { file: string; body: string },
  place: 'head' | 'body',
): string {
  const headers = { 'content-type': 'text/javascript' };
  const library = site.put('/library.js', { html: readFileSync(file, 'utf8'), headers });
  const tag = { head: '', body: '', [place]: tagOf(companion) };
  const pageWith = (text: string) =>
    plainPage(
      `<script src="${library}"></script>${tag.head}`,
      `<h1>${text}</h1><a href="/one">One</a> <a href="/two">Two</a>${tag.body}`,
    ).replace('<body>', body);
  site.put('/two', pageWith('The second page'));
  return site.put('/one', pageWith('The first page'));
}

/** By links, so that the library and not the browser fetches the pages: a mark on the document stays. */
async function goThereAndBack(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(document, { sameDocument: true }));
  await page.getByRole('link', { name: 'Two' }).click();
  await expect(page.getByRole('heading')).toHaveText('The second page');
  await page.getByRole('link', { name: 'One' }).click();
  await expect(page.getByRole('heading')).toHaveText('The first page');
  expect(await page.evaluate(() => 'sameDocument' in document)).toBe(true);
}
