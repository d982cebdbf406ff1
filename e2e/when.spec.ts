import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  type Site,
  tagOf,
  talk,
  test,
} from './fixtures.ts';

test('by default hover and focus fetch stage two, nothing of Genesys and no token; a click starts', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const asked = requestsBeside(page, site);
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  await settled(page);
  expect(asked).toEqual([`${companion.url}/loader.js`]);
  await launcher(page).hover();
  await expect.poll(() => asked.filter((url) => url.includes('/chat.js'))).toHaveLength(1);
  await launcher(page).focus();
  await settled(page);
  expect(asked.filter((url) => url.startsWith(sandbox.url) || url.includes('guest-token'))).toEqual([]);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked.filter((url) => url.includes('/chat.js'))).toHaveLength(1);
});

for (const [scarce, connection] of Object.entries({
  'Save-Data': { saveData: true, effectiveType: '4g' },
  '2g': { saveData: false, effectiveType: '2g' },
  'slow-2g': { saveData: false, effectiveType: 'slow-2g' },
}))
  test(`${scarce}: nothing is fetched ahead, whatever the tag says; a click works`, async ({
    page,
    site,
    companion,
  }) => {
    await page.addInitScript((value) => {
      Object.defineProperty(navigator, 'connection', { value });
    }, connection);
    const asked = requestsBeside(page, site);
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="now"'))));
    await launcher(page).hover();
    await settled(page);
    expect(asked).toEqual([`${companion.url}/loader.js`]);
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

test('load="visible": Messenger comes when our launcher is seen', async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="visible"'))));
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
});

test('load="visible" without our launcher: Messenger comes when the visitor scrolls to an element that opens it', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const asked = requestsBeside(page, site);
  const body =
    '<main style="height:5000px">Far to go</main><button data-messenger="open">Questions?</button>';
  await page.goto(
    site.put('/', plainPage(tagOf(companion, 'data-load="visible" data-launcher="none"'), body)),
  );
  await page.waitForFunction(() => window.MessengerTag?.version);
  await settled(page);
  expect(asked.filter((url) => url.startsWith(sandbox.url))).toEqual([]);
  await page.getByRole('button', { name: 'Questions?' }).scrollIntoViewIfNeeded();
  await expect.poll(() => asked.some((url) => url.startsWith(sandbox.url))).toBe(true);
  await expect
    .poll(() => page.evaluate(async () => (await window.MessengerTag?.('status'))?.state))
    .toBe('ready');
});

test('load="delay:<ms>": not before the time has come', async ({ page, site, companion, sandbox }) => {
  const asked = requestsBeside(page, site);
  await page.clock.install();
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="delay:60000"'))));
  await page.clock.runFor(1_000);
  await expect(launcher(page)).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.startsWith(sandbox.url))).toEqual([]);
  await page.clock.runFor(60_000);
  await expect.poll(() => asked.some((url) => url.startsWith(sandbox.url))).toBe(true);
});

test('load="manual": nothing comes until somebody asks', async ({ page, site, companion, sandbox }) => {
  const asked = requestsBeside(page, site);
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="manual"'))));
  await expect(launcher(page)).toBeVisible();
  await settled(page);
  expect(asked).toEqual([`${companion.url}/loader.js`]);
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked.some((url) => url.startsWith(sandbox.url))).toBe(true);
});

test('a visitor whose conversation goes on gets Messenger unasked, on the next page too', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const running = `_${sandbox.deploymentId}:gcmcsessionActive`;
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await talk(page, 'Hello');
  await page.evaluate(() => window.MessengerTag?.('close'));
  expect(await page.evaluate((key) => localStorage[key], running)).toContain('true');
  await page.goto(site.put('/next', plainPage(tagOf(companion))));
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await window.MessengerTag?.('status'))?.state))
    .toBe('ready');
});

test('a page in the background waits, and gets its launcher when it is seen', async ({
  page,
  site,
  companion,
}) => {
  await page.addInitScript(() => {
    let hidden = true;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.assign(window, {
      beSeen() {
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      },
    });
  });
  const asked = requestsBeside(page, site);
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="idle"'))));
  await page.waitForFunction(() => window.MessengerTag?.version);
  await settled(page);
  await expect(page.locator('messenger-tag')).toHaveCount(0);
  expect(asked).toEqual([`${companion.url}/loader.js`]);
  await page.evaluate(() => (window as unknown as { beSeen(): void }).beSeen());
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
});

test('a page that comes back by the back button has one launcher, and it works', async ({
  page,
  site,
  companion,
}) => {
  const other = site.put('/other', plainPage('', '<h1>Elsewhere</h1>'));
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  await page.goto(other);
  await page.goBack();
  await expect(page.locator('messenger-tag')).toHaveCount(1);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  // As a browser tells a page that it has kept.
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(page.locator('messenger-tag')).toHaveCount(1);
  expect(await page.evaluate(async () => (await window.MessengerTag?.('close'))?.state)).toBe('ready');
  expect(await page.evaluate(async () => (await window.MessengerTag?.('open'))?.state)).toBe('open');
});

/** Addresses of everything that the page asks of others than its own site. */
function requestsBeside(page: Page, site: Site): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) asked.push(request.url());
  });
  return asked;
}

/** Resolves when the page has nothing left to do by itself. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })));
}
