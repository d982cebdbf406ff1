import { writeFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.ts';

const token = 'the-token-of-those-who-operate';
const production = {
  NODE_ENV: 'production',
  METRICS_TOKEN: token,
  SESSION_SECRETS: 'a session secret that is long enough by far',
};

test('the home page has the tag of this companion, ready to copy', async ({ page, companion, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(companion.url);
  await page.getByRole('button', { name: 'Copy the tag' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `<script async src="${companion.url}/loader.js"></script>`,
  );
});

test('who develops on this machine reads at once whether all is well', async ({ page, companion }) => {
  await page.goto(companion.url);
  await expect(page.getByText(/^(It is well: )?\d+ checks/)).toBeVisible();
});

test('what is wrong stands there with its remedy', async ({ page, startCompanion }) => {
  const companion = await startCompanion({ GENESYS_CLIENT_SECRET: 'another-secret-than-the-right-one' });
  await page.goto(companion.url);
  await expect(page.getByRole('heading', { name: 'credentials failed' })).toBeVisible();
  await expect(page.getByText(/^→ /).first()).toBeVisible();
});

test('in production a visitor reads nothing of the inside, and an operator all with the token', async ({
  page,
  startCompanion,
}) => {
  const companion = await startCompanion(production);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(companion.url);
  const field = page.getByLabel('METRICS_TOKEN');
  await field.fill('not the token');
  await page.getByRole('button', { name: 'Is it well?' }).click();
  await expect(page.getByText(/That is not the METRICS_TOKEN/)).toBeVisible();
  await expect(field).toBeFocused();
  expect(asked).not.toContain('/api/doctor');

  await field.fill(token);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/checks/).first()).toBeVisible();
  await expect(field).toBeHidden();
  expect(page.url()).toBe(`${companion.url}/`);
});

test('where there are several sites, the tag has a place for the deployment', async ({
  page,
  startCompanion,
  companionVariables,
}, testInfo) => {
  const { GENESYS_DEPLOYMENT_ID, ALLOWED_ORIGINS, ...others } = companionVariables;
  const entry = { ...others, ALLOWED_ORIGINS };
  const sites = [GENESYS_DEPLOYMENT_ID, '0c3f9d8e-1111-4222-8333-444455556666'].map((id) => ({
    ...Object.fromEntries(Object.entries(entry).filter(([name]) => /^(GENESYS|ALLOWED)/.test(name))),
    GENESYS_DEPLOYMENT_ID: id,
  }));
  const file = testInfo.outputPath('sites.json');
  await writeFile(file, JSON.stringify(sites));
  const none = Object.fromEntries(Object.keys(sites[0] ?? {}).map((name) => [name, '']));
  const companion = await startCompanion({ ...none, SITES_FILE: file });
  await page.goto(companion.url);
  await expect(page.getByText('This companion serves several sites')).toBeVisible();
  await expect(page.locator('#tag code')).toContainText('data-deployment-id="…"');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the home page says what the tag is', async ({ page, companion }) => {
    await page.goto(companion.url);
    await expect(page.getByText('<script async src="…/loader.js"></script>')).toBeVisible();
    await expect(page.getByText('In the place of … comes the address of this page')).toBeVisible();
  });
});

test('an address that leads nowhere says so, and leads on', async ({ page, companion }) => {
  const response = await page.goto(`${companion.url}/docs/instaling/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page.');
  await page.getByRole('link', { name: 'Look through the docs' }).click();
  await expect(page).toHaveURL(`${companion.url}/docs`);
});
