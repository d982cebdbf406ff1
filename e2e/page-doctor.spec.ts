import { violations } from './axe.ts';
import { expect, launcher, type Page, test } from './fixtures.ts';

const doctor = (page: Page) => page.locator('messenger-tag-doctor').getByRole('dialog');
const finding = (page: Page, title: string) =>
  doctor(page)
    .getByRole('listitem')
    .filter({ has: page.locator('strong').filter({ hasText: new RegExp(`^${title} \\(`) }) });
const tag = (companion: { url: string }, more = '') =>
  `<script async src="${companion.url}/loader.js" ${more}></script>`;

test('comes without a click where the address asks for it, and with the launcher', {
  tag: '@firefox',
}, async ({ page, site, companion }) => {
  site.put('/help', tag(companion));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${site.origin}/help?messenger-debug=doctor`);
  await expect(doctor(page).getByRole('status')).toHaveText('All is well here.');
  await expect(launcher(page)).toBeVisible();
  await expect(finding(page, 'This page’s origin')).toContainText(`${site.origin} is let in`);
  // The chat was not fetched; it is only asked whether Genesys answers.
  expect(requests.filter((url) => /chat\.js|genesys\.min\.js/.test(url))).toHaveLength(1);
  await launcher(page).click();
  await expect(finding(page, 'The chat')).toContainText('in the state open');
});

test('a page that nobody asks so fetches nothing of it', async ({ page, site, companion }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  site.put('/', tag(companion));
  await page.goto(`${site.origin}/?other=doctor&messenger-debug=1`);
  await launcher(page).waitFor();
  expect(requests.filter((url) => url.includes('doctor.'))).toEqual([]);
});

test('the report holds no value of an attribute, no token and no query', async ({
  page,
  site,
  companion,
}) => {
  site.put('/', tag(companion, 'data-attribute-email="secret@example.com" data-label="Secret label"'));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(`${site.origin}/?messenger-debug=doctor&key=secret`);
  await launcher(page)
    .or(page.getByRole('button', { name: 'Secret label' }))
    .click();
  await expect(finding(page, 'The chat')).toContainText('in the state open');
  await doctor(page).getByRole('button', { name: 'Copy report' }).click();
  await expect(doctor(page).getByRole('status')).toHaveText('Copied.');
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain(`Doctor of the chat at ${site.origin}/ (`);
  expect(report).toContain('with the options attribute-…, label');
  expect(report.toLowerCase()).not.toContain('secret');
  const token = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(token).toContain('messenger-tag');
  expect(report).not.toMatch(/v\d\.[\w-]{20}|eyJ/);
});

test('is closed by keyboard, gives the page its place back, and leaves nothing', async ({
  page,
  site,
  companion,
}) => {
  site.put('/', tag(companion));
  await page.goto(`${site.origin}/?messenger-debug=doctor`);
  await expect(doctor(page).getByRole('status')).toHaveText('All is well here.');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await doctor(page).getByRole('button', { name: 'Look again' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('messenger-tag-doctor')).toHaveCount(0);
});

test('lives under a strict policy with Trusted Types, and says what that blocks', {
  tag: '@firefox',
}, async ({ page, site, companion }) => {
  site.put('/', {
    html: `<script async src="${companion.url}/loader.js"></script>`,
    headers: {
      'content-security-policy': `default-src 'none'; script-src ${companion.url}; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  });
  await page.goto(`${site.origin}/?messenger-debug=doctor`);
  await expect(finding(page, 'Content Security Policy')).toContainText(`connect-src ${companion.url}`);
  await expect(finding(page, 'The companion')).toContainText('policy blocks it');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [screen, viewport] of Object.entries({
    desktop: { width: 1280, height: 800 },
    phone: { width: 390, height: 844 },
  })) {
    test(`axe finds nothing in it: ${screen}, ${colorScheme}`, async ({
      page,
      site,
      companion,
    }, testInfo) => {
      site.put(
        '/',
        `<html lang="en" dir="rtl"><title>Shop</title><main><h1>Shop</h1></main>${tag(companion, 'data-consent="required" data-show-on="/shop"')}`,
      );
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await page.goto(`${site.origin}/?messenger-debug=doctor`);
      await expect(doctor(page).getByRole('status')).toHaveText('0 to mend, 2 to look at.');
      expect(await violations(page, { within: 'messenger-tag-doctor' })).toEqual([]);
      await page.screenshot({ path: testInfo.outputPath('panel.png') });
    });
  }
}
