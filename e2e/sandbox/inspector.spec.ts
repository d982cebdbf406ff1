import { violations } from '../axe.ts';
import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  tagOf,
  talk,
  test,
  troubles,
} from '../fixtures.ts';

const entry = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const entries = (page: Page) => page.getByRole('list', { name: 'Received and sent' }).getByRole('button');
const details = (page: Page) => page.getByRole('region', { name: 'Details' });

test('what a page and its companion send appears as it comes, and can be looked for', async ({
  page,
  browser,
  site,
  companion,
  sandbox,
  control,
}) => {
  await control({ botDelayMs: 0 });
  const inspector = await (await browser.newContext()).newPage();
  const found = troubles(inspector);
  await inspector.goto(`${sandbox.url}/sandbox`);
  await expect(inspector.getByText('Nothing has come yet.')).toBeVisible();

  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'Is it <b>red</b>?');
  await expect(entry(inspector, /POST \/oauth\/token/)).toBeVisible();
  await expect(entry(inspector, 'onMessage “Is it <b>red</b>?”')).toBeVisible();

  await test.step('one entry is shown whole, without its secrets', async () => {
    await entry(inspector, /POST \/oauth\/token/).click();
    await expect(details(inspector)).toContainText('"access_token": "(not kept)"');
    await expect(details(inspector)).toContainText('"authorization": "(not kept)"');
    await entry(inspector, 'configureSession').click();
    await expect(details(inspector)).toContainText('"token": "(not kept)"');
  });

  await test.step('it is copied as a line of a test', async () => {
    await inspector.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await details(inspector).getByRole('button', { name: 'Copy as test' }).click();
    await expect(details(inspector).getByRole('status')).toHaveText('Copied.');
    expect(await inspector.evaluate(() => navigator.clipboard.readText())).toBe(
      "await sandbox.verify({ from: 'page', name: 'configureSession' }, { times: 1 });",
    );
  });

  await test.step('it is found by kind, host, path, words and what went wrong', async () => {
    await inspector.getByLabel('Kind').selectOption('Requests');
    await inspector.getByLabel('Host').selectOption('login');
    await expect(entries(inspector)).toHaveCount(1);
    await inspector.getByLabel('Host').selectOption('All');
    await inspector.getByLabel('Path begins with').fill('/genesys-bootstrap');
    await expect(entries(inspector)).toHaveCount(1);
    await inspector.getByLabel('Path begins with').fill('');
    await inspector.getByLabel('Kind').selectOption('All');
    await inspector.getByLabel('Words').fill('is it <B>RED');
    await expect(entries(inspector).first()).toContainText('onMessage');
    await inspector.getByLabel('Words').fill('');
    await inspector.getByLabel('Only errors').check();
    await expect(inspector.getByText('Nothing fits the filter.')).toBeVisible();
    await fetch(`${sandbox.url}/nowhere`);
    await expect(entries(inspector)).toHaveCount(1);
    await expect(entry(inspector, /GET \/nowhere.*error 404/)).toBeVisible();
    await inspector.getByLabel('Only errors').uncheck();
  });

  await test.step('it stands still while somebody reads, goes on, and is cleared', async () => {
    await inspector.getByRole('button', { name: 'Pause' }).click();
    const before = await entries(inspector).count();
    await fetch(`${sandbox.url}/somewhere`);
    await inspector.getByRole('button', { name: 'Go on (1 new)' }).click();
    await expect(entries(inspector)).toHaveCount(before + 1);
    await inspector.getByRole('button', { name: 'Clear' }).click();
    await expect(inspector.getByText('Nothing has come yet.')).toBeVisible();
    await fetch(`${sandbox.url}/elsewhere`);
    await expect(entries(inspector)).toHaveCount(1);
  });

  expect(found).toEqual([]);
  await inspector.context().close();
});

test('each organisation has a page of its own, and the list of them leads there', async ({
  page,
  sandbox,
}) => {
  const mine = await sandbox.createOrganisation();
  await fetch(mine.scriptUrl);
  await page.goto(`${sandbox.url}/sandbox`);
  await expect(page.getByText('Nothing has come yet.')).toBeVisible();
  await page.getByLabel('Organisation').selectOption(mine.deploymentId.slice(0, 8));
  await expect(page).toHaveURL(`${sandbox.url}/sandbox/organisations/${mine.deploymentId}`);
  await expect(entry(page, /GET \/genesys-bootstrap\/genesys\.min\.js/)).toBeVisible();
});

test('who has only a keyboard goes from line to line and reads the details', async ({ page, sandbox }) => {
  for (const path of ['/one', '/two', '/three']) await fetch(sandbox.url + path);
  await page.goto(`${sandbox.url}/sandbox`);
  await entry(page, /GET \/one/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: 'GET /two 404' })).toBeVisible();
  await expect(entry(page, /GET \/two/)).toHaveAttribute('aria-current', 'true');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844 }],
  ] as const) {
    test.describe(`on ${device}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test('nothing is against WCAG, and nothing is cut off', async ({
        page,
        site,
        companion,
        sandbox,
      }, testInfo) => {
        const visitor = await page.context().newPage();
        await visitor.goto(site.put('/', plainPage(tagOf(companion))));
        await launcher(visitor).click();
        await talk(visitor, 'Where is my order?');
        await visitor.close();
        await fetch(`${sandbox.url}/nowhere`);
        await page.goto(`${sandbox.url}/sandbox`);
        await entry(page, 'configureSession').click();
        await expect(details(page)).toBeVisible();
        expect(await violations(page)).toEqual([]);
        const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(isWider).toBe(false);
        await page.screenshot({ path: testInfo.outputPath('inspector.png') });
      });
    });
  }
}
