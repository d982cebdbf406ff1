import { violations } from '../axe.ts';
import { expect, type Page, test, troubles } from '../fixtures.ts';

const look = async (page: Page, url: string, tag?: string) => {
  await page.getByLabel('Address of the page').fill(url);
  if (tag !== undefined) {
    await page.getByText('Paste the tag').click();
    await page.getByLabel('The tag, as it stands').fill(tag);
  }
  await page.getByRole('button', { name: 'Look at the page' }).click();
};

/** The finding with this title. */
const finding = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(`^${title} `) }) });

test('all is well: the answer can be sent on, and copied for support', async ({ page, site, companion }) => {
  const wrong = troubles(page);
  site.put('/help', `<script async src="${companion.url}/loader.js"></script>`);
  await page.goto(`${companion.url}/doctor`);
  await look(page, `${site.origin}/help`);
  await expect(page.getByRole('heading', { name: 'All is well from here.' })).toBeVisible();
  // Whoever asked by keyboard goes on reading there.
  await expect(page.getByRole('region', { name: 'All is well from here.' })).toBeFocused();
  await expect(finding(page, 'The tag')).toContainText('Right');
  expect(new URL(page.url()).searchParams.get('url')).toBe(`${site.origin}/help`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the report for support' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`at ${site.origin}/help?`);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'All is well from here.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the page with the panel' })).toHaveAttribute(
    'href',
    `${site.origin}/help?messenger-debug=doctor`,
  );
  expect(wrong).toEqual([]);
});

test('each thing that is wrong stands in its place, with what to do and what to paste', async ({
  page,
  site,
  companion,
  control,
}) => {
  await control({ deploymentStatus: 'Inactive' });
  site.put('/', {
    html: `<script type="rocketlazyloadscript" data-rocket-src="${companion.url}/loader.js" data-colour="red"></script>`,
    headers: { 'content-security-policy': "script-src 'self'" },
  });
  await page.goto(`${companion.url}/doctor?${new URLSearchParams({ url: site.origin })}`);
  await expect(page.getByRole('heading', { name: 'Two things keep the chat away' })).toBeVisible();
  await expect(finding(page, 'What became of the tag')).toContainText('WP Rocket delays the tag');
  await expect(finding(page, 'Options of the tag')).toContainText('is it data-color?');
  await expect(finding(page, 'Deployment in Genesys')).toContainText('Activate it');
  const policy = finding(page, 'Content Security Policy');
  await expect(policy.locator('pre')).toContainText(`script-src 'self' ${companion.url}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await policy.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(companion.url);
});

test('a site that the companion does not serve is not fetched; the pasted tag is looked at', {
  tag: '@firefox',
}, async ({ page, companion }) => {
  await page.goto(`${companion.url}/doctor`);
  await look(
    page,
    'shop.example/a',
    `<script async src="${companion.url}/loader.js" data-load="soon"></script>`,
  );
  await expect(finding(page, 'Allowed origin').locator('pre')).toHaveText('https://shop.example');
  await expect(finding(page, 'The page')).toContainText('Not asked');
  await expect(finding(page, 'Options of the tag')).toContainText('data-load cannot be "soon"');
  // The address is made for sending on; what was pasted is not in it.
  expect(page.url()).not.toContain('loader');
});

test('a question that is none, and a companion that is gone, are told at the field', async ({
  page,
  companion,
}) => {
  await page.goto(`${companion.url}/doctor`);
  await look(page, 'http://[');
  await expect(page.getByRole('alert')).toHaveText(/Write it like https:\/\/www\.example\.com/);
  await expect(page.getByLabel('Address of the page')).toHaveAttribute('aria-invalid', 'true');
  await look(page, ' ');
  await expect(page.getByRole('alert')).toHaveText(/Write the address of a page/);
  await page.route('**/api/doctor/page', (route) => route.abort());
  await look(page, 'https://www.example.com');
  await expect(page.getByRole('alert')).toHaveText(/does not answer/);
});

test('whoever waits sees and hears it, and a second question is the one that counts', async ({
  page,
  site,
  companion,
}) => {
  site.put('/first', '<p>');
  site.put('/second', '<p>');
  await page.goto(`${companion.url}/doctor`);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<void> | undefined;
  await page.route('**/api/doctor/page', async (route) => {
    if (!route.request().postData()?.includes('first')) return route.continue();
    late = held.then(() => route.continue());
  });
  await look(page, `${site.origin}/first`);
  await expect(page.getByRole('status')).toHaveText('Looking at the page.');
  await expect(page.getByRole('button', { name: 'Looking …' })).toBeVisible();
  await page.getByLabel('Address of the page').fill(`${site.origin}/second`);
  await page.keyboard.press('Enter');
  await expect(finding(page, 'The page')).toContainText('/second came');
  const answered = page.waitForResponse('**/api/doctor/page');
  goOn();
  await late;
  await answered;
  await expect(finding(page, 'The page')).toContainText('/second came');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in an answer, nor does it overflow 320 px: ${colorScheme}`, async ({
    page,
    site,
    companion,
  }) => {
    site.put('/', {
      html: `<script async src="${companion.url}/loader.js" data-load="soon"></script>`,
      headers: { 'content-security-policy': "script-src 'self'" },
    });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${companion.url}/doctor?${new URLSearchParams({ url: site.origin })}`);
    await expect(finding(page, 'Content Security Policy').locator('pre')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}
