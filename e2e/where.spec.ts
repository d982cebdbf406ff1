import { expect, launcher, type Page, plainPage, tagOf, test } from './fixtures.ts';

const go = (page: Page, path: string) => page.evaluate((to) => history.pushState(null, '', to), path);

for (const [api, prepare] of [
  ['the navigation API', () => {}],
  ['history alone', () => Reflect.deleteProperty(window, 'navigation')],
] as const) {
  test(`the launcher is where the rules let it be, also after client-side navigation by ${api}`, async ({
    page,
    site,
    companion,
  }) => {
    await page.addInitScript(prepare);
    const tag = tagOf(companion, 'data-show-on="/shop/*, /help" data-hide-on="/shop/checkout*"');
    const link = '<button onclick="history.pushState(null, \'\', this.value)" value="/help">Help</button>';
    await page.goto(site.put('/about', plainPage(tag, link)));
    await page.waitForFunction(() => document.querySelector('messenger-tag') === null && window.MessengerTag);
    await page.getByRole('button', { name: 'Help' }).click();
    await expect(launcher(page)).toBeVisible();
    await page.goBack();
    await expect(launcher(page)).toHaveCount(0);
    if (api === 'history alone') return;
    await go(page, '/shop/hats');
    await expect(launcher(page)).toBeVisible();
    await go(page, '/shop/checkout/pay');
    await expect(launcher(page)).toHaveCount(0);
  });
}

test('no launcher flashes up on a page where it does not belong', async ({ page, site, companion }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) seen.push(node.nodeName);
    }).observe(document, { childList: true, subtree: true });
  });
  const early = page.waitForResponse(/early\.js/);
  await page.goto(site.put('/checkout', plainPage(tagOf(companion, 'data-hide-on="/checkout"'))));
  await early;
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).not.toContain(
    'MESSENGER-TAG',
  );
});
