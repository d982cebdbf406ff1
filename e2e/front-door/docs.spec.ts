import { expect, test } from '../fixtures.ts';

test('who types into the search finds a place, by the keyboard alone', async ({ page, companion }) => {
  await page.goto(`${companion.url}/docs`);
  const field = page.getByRole('searchbox', { name: 'Search the docs' });
  await expect(field).toBeVisible();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('consent');
  await expect(page.getByRole('status')).toHaveText(/\d+ places/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^Put the chat on a site: Consent/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${companion.url}/docs/installing#consent`);
  await expect(page.getByRole('heading', { name: 'Consent', exact: true })).toBeInViewport();
});

test('a search says that nothing was found, and Escape empties the field', async ({ page, companion }) => {
  await page.goto(`${companion.url}/docs/hosts/node?q=zebra+crossing`);
  await expect(page.getByRole('status')).toHaveText('Nothing found. Fewer words find more.');
  const field = page.getByRole('searchbox');
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(page.getByRole('status')).toHaveText('');
});

test('says so when the search cannot be fetched', async ({ page, companion }) => {
  await page.route('**/search-index-*', (route) => route.abort());
  await page.goto(`${companion.url}/docs`);
  await page.getByRole('searchbox').fill('consent');
  await expect(page.getByRole('status')).toHaveText(/could not be fetched/);
});

test('code is copied by its button', async ({ page, companion, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${companion.url}/docs/installing`);
  await page.getByRole('button', { name: 'Copy this code' }).first().click();
  await expect(page.getByRole('button', { name: 'Copied this code' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('<script async src=');
});

test('code is copied also where the browser refuses the clipboard', async ({ page, companion }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    document.addEventListener('copy', () =>
      Object.assign(window, { copied: getSelection()?.toString() ?? '' }),
    );
  });
  await page.goto(`${companion.url}/docs/installing`);
  const button = page.getByRole('button', { name: 'Copy this code' }).first();
  await button.click();
  await expect(page.getByRole('button', { name: 'Copied this code' })).toBeFocused();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the docs are there, and nothing looks like a search', async ({ page, companion }) => {
    await page.goto(`${companion.url}/docs`);
    await page.getByRole('main').getByRole('link', { name: 'Put the chat on a site' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put the chat on a site');
    await expect(page.getByRole('searchbox')).toBeHidden();
    await expect(page.getByText('On this page')).toBeVisible();
  });
});
