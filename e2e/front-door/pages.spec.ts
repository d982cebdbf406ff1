import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test, troubles } from '../fixtures.ts';
import { pages } from './pages.ts';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const narrowest = { width: 320, height: 640 };

for (const [name, { path, ready }] of Object.entries(pages)) {
  const open = async (page: Page, url: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(url + path);
    await ready?.(page);
  };

  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing and nothing goes wrong: ${name}, ${screen}, ${colorScheme}`, async ({
        page,
        companion,
      }, testInfo) => {
        const wrong = troubles(page);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await open(page, companion.url);
        expect(await violations(page)).toEqual([]);
        await page.screenshot({ path: testInfo.outputPath(`${name}.png`), fullPage: true });
        expect(wrong).toEqual([]);
      });
    }
  }

  test(`fits into 320 px: ${name}`, async ({ page, companion }) => {
    await page.setViewportSize(narrowest);
    await open(page, companion.url);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
  });

  test(`the keyboard reaches everything: ${name}`, async ({ page, companion }) => {
    await open(page, companion.url);
    const wanted = await page.evaluate(focusable);
    const reached = new Set<string>();
    for (let step = 0; step < wanted.length * 2 + 10; step++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.getAttribute('data-nth') ?? ''));
    }
    expect(wanted.filter((nth) => !reached.has(nth))).toEqual([]);
  });

  test(`every address in it leads somewhere, below a path too: ${name}`, async ({ page, companion }) => {
    await open(page, companion.url);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
    );
    const ours = new Set(
      links.map((link) => link.replace(/#.*/, '')).filter((link) => link.startsWith(companion.url)),
    );
    for (const link of ours) expect([link, (await page.request.get(link)).status()]).toEqual([link, 200]);
  });
}

/** Numbers what a keyboard should reach. Of a group of radio buttons, it is the one that is chosen. */
function focusable(): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]',
  );
  return [...all].flatMap((element, nth) => {
    const isOther = element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
    if (isOther || !element.checkVisibility({ visibilityProperty: true })) return [];
    element.setAttribute('data-nth', String(nth));
    return [String(nth)];
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)}: ${failureSummary}`),
  );
}
