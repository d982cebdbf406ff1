import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violations } from '../axe.ts';
import { test as base, createApp, expect, type Page, readConfig, troubles } from '../fixtures.ts';
import { pages } from './pages.ts';

/** The address of a companion in somebody's server, below a path that the server leaves in its addresses. */
const test = base.extend<{ mounted: string }>({
  // Pages on this machine may ask for guests, and so those of the demo.
  companionVariables: async ({ companionVariables }, use) =>
    use({ ...companionVariables, ALLOWED_ORIGINS: '' }),
  mounted: async ({ companionVariables }, use) => {
    const app = createApp(readConfig(companionVariables), { basePath: '/shop/chat' });
    const server = createServer((req, res) => app(req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/shop/chat`);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await app.close();
  },
});

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const narrowest = { width: 320, height: 640 };

for (const [name, { path, ready }] of Object.entries(pages)) {
  const open = async (page: Page, url: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(url + path);
    await ready?.(page);
  };

  test(`axe finds nothing and nothing goes wrong: ${name}, desktop and phone, light and dark`, async ({
    page,
    companion,
  }) => {
    const wrong = troubles(page);
    await page.setViewportSize(desktop);
    await open(page, companion.url);
    // Only contrast hangs on both width and colours.
    const contrast = { only: ['color-contrast'] };
    for (const [viewport, colorScheme, look] of [
      [desktop, 'light', {}],
      [desktop, 'dark', contrast],
      [phone, 'light', contrast],
      [phone, 'dark', {}],
    ] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, look), `${viewport.width} px, ${colorScheme}`).toEqual([]);
    }
    expect(wrong).toEqual([]);
  });

  test(`it fits into 320 px, the keyboard reaches everything, and every address leads somewhere: ${name}`, async ({
    page,
    companion,
  }) => {
    await page.setViewportSize(narrowest);
    await open(page, companion.url);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
    await page.setViewportSize(desktop);
    const wanted = await page.evaluate(focusable);
    for (let step = 0; step < wanted.length * 2 + 10; step++) await page.keyboard.press('Tab');
    const reached = await page.evaluate(() =>
      [...document.querySelectorAll('[data-nth][data-reached]')].map((element) =>
        element.getAttribute('data-nth'),
      ),
    );
    expect(wanted.filter((nth) => !reached.includes(nth))).toEqual([]);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
    );
    const ours = new Set(
      links.map((link) => link.replace(/#.*/, '')).filter((link) => link.startsWith(companion.url)),
    );
    for (const link of ours) expect([link, (await page.request.get(link)).status()]).toEqual([link, 200]);
  });
}

for (const slash of ['', '/']) {
  test(`all pages stand below a path too, with ${slash ? 'a slash' : 'no slash'} at their end`, async ({
    page,
    mounted,
  }) => {
    const wrong = troubles(page);
    page.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    });
    for (const { path, ready } of Object.values(pages)) {
      await page.goto(mounted + path.replace(/\/$/, '') + slash);
      await ready?.(page);
      const addresses = await page.evaluate(() =>
        [...document.querySelectorAll('a')]
          .map(({ href }) => href)
          .filter((href) => href.startsWith(location.origin)),
      );
      expect(
        addresses.filter((address) => !`${address.replace(/#.*/, '')}/`.startsWith(`${mounted}/`)),
      ).toEqual([]);
    }
    expect(wrong).toEqual([]);
  });
}

/** Numbers what a keyboard should reach, and marks what it does. Of a group of radio buttons, it is the one that is chosen. */
function focusable(): string[] {
  addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) target.setAttribute('data-reached', '');
  });
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
