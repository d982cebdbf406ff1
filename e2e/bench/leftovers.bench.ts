import { launcher, messenger, type Page, panel } from '../fixtures.ts';
import { asNewVisitor, atRest, test, testPage } from './bench.ts';
import { counterFor, differences } from './inventory.ts';

/** What the tag lives through before it is destroyed. */
const lives: Record<string, { live(page: Page): Promise<unknown>; compared: 'all' | 'of ours' }> = {
  'its launcher was drawn': { live: (page) => launcher(page).waitFor(), compared: 'all' },
  'a hover fetched stage two': { live: approach, compared: 'all' },
  'an opening failed': { live: failToOpen, compared: 'all' },
  // Genesys's own scripts stay: they offer nothing to unload them (genesys.md 3.7).
  'the window was open': { live: open, compared: 'of ours' },
};

for (const [life, { live, compared }] of Object.entries(lives)) {
  test(`what destroy leaves after ${life}`, async ({ browser, companion, site, bar, explain }) => {
    const address = site.put('/bare', testPage(''));
    const left = await asNewVisitor(browser, async (page) => {
      const counter = await counterFor(page, companion.url);
      await page.goto(address);
      // What the test's own tools make of themselves when they first touch a page.
      await page.getByRole('heading', { level: 1 }).hover();
      await page.getByRole('heading', { level: 1 }).click();
      await atRest(page);
      await counter.count();
      const before = await counter.count();
      await page.evaluate(addTag, `${companion.url}/loader.js`);
      await live(page);
      await page.evaluate(async () => {
        await window.MessengerTag?.('destroy');
        document.getElementById('tag')?.remove();
      });
      await atRest(page);
      return differences(before, await counter.count()).filter(
        (difference) => compared === 'all' || difference.includes(compared),
      );
    });
    const what = `left by destroy after ${life}${compared === 'all' ? '' : `, ${compared}`}`;
    bar({ what, tag: left.length, bar: '0', met: left.length === 0 });
    if (left.length > 0) explain(`${what}: ${left.join('; ')}`);
  });
}

/** Runs in the page. */
function addTag(src: string): void {
  const tag = document.createElement('script');
  tag.src = src;
  tag.id = 'tag';
  document.head.append(tag);
}

async function approach(page: Page): Promise<void> {
  await launcher(page).hover();
  await atRest(page);
}

async function failToOpen(page: Page): Promise<void> {
  await page.route('**/genesys.min.js', (route) => route.abort());
  await launcher(page).click();
  await panel(page).getByRole('alert').waitFor();
}

async function open(page: Page): Promise<void> {
  await launcher(page).click();
  await messenger(page).getByRole('textbox').waitFor();
}
