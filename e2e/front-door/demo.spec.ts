import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { test as base, expect, messenger, talk, troubles, variablesFor } from '../fixtures.ts';
import { claimsIn } from '../user-tokens.ts';

const built = '../../dist/server';
const { createDemoCustomers } = (await import(
  `${built}/demo-customers.js`
)) as typeof import('../../server/demo-customers.ts');
const { serveShop } = (await import(`${built}/demo.js`)) as typeof import('../../server/demo.ts');
const { readConfig } = (await import(
  `${built}/config/read.js`
)) as typeof import('../../server/config/read.ts');
const { serve } = (await import(`${built}/hosts/serve.js`)) as typeof import('../../server/hosts/serve.ts');

const SECRET = createHash('sha256').update('of the demo, for its tests').digest('base64url');

/**
 * As `npm start` has it: one companion, whose pages may have the chat, and which signs customers of the demo in; the shop at
 * `/demo` of it, and on an origin of its own.
 */
const test = base.extend<{ demo: { onCompanion: string; onItsOwn: string } }>({
  demo: async ({ sandbox, control }, use) => {
    // Else Genesys's launcher takes the place of ours.
    await control({ launcherVisibility: 'Off' });
    const signIn = createDemoCustomers(SECRET, sandbox.deploymentId);
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'fatal',
      USER_TOKEN_SECRET: SECRET,
      ...variablesFor(sandbox),
    });
    const companion = await serve(config, { signIn });
    const shop = await serveShop({
      port: 0,
      loaderUrl: `${companion.url}/loader.js`,
      deploymentId: sandbox.deploymentId,
      signIn,
    });
    await use({ onCompanion: `${companion.url}/demo`, onItsOwn: shop.url });
    await shop.close();
    await companion.close();
  },
});

const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));
const launchers = (page: Page) => page.locator('messenger-tag').getByRole('button');

/** Marks the page; the mark is gone when another one has been loaded. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isTheSame: true }));
const isMarked = (page: Page) => page.evaluate(() => 'isTheSame' in window);

for (const place of ['onCompanion', 'onItsOwn'] as const) {
  test.describe(`the demo shop ${place === 'onCompanion' ? 'on the companion' : 'on an origin of its own'}`, () => {
    test('is walked through with the chat open: one launcher, one page, one conversation', async ({
      page,
      demo,
    }) => {
      const found = troubles(page);
      await page.goto(demo[place]);
      await mark(page);
      await page.getByRole('banner').getByRole('link', { name: 'Ask us' }).click();
      await talk(page, 'Where is my order?');
      const guestId = (await status(page))?.guestId;

      await page.getByRole('link', { name: 'The Ferry' }).click();
      await expect(page.getByRole('heading', { name: 'The Ferry', level: 1 })).toBeFocused();
      await expect(page).toHaveTitle('Petrel & Pike · The Ferry');
      await page.getByRole('link', { name: 'The Puddle' }).click();
      await expect(page.getByRole('heading', { name: 'The Puddle', level: 1 })).toBeVisible();
      await expect(page.locator('.product-art')).toHaveJSProperty('complete', true);
      await page.getByRole('banner').getByRole('link', { name: 'Mending' }).click();
      await expect(page.getByRole('heading', { name: 'We mend any maker’s', level: 1 })).toBeVisible();
      await page.getByRole('banner').getByRole('link', { name: 'Delivery' }).click();
      await expect(page.getByRole('heading', { name: 'Delivery and returns' })).toBeInViewport();
      await page.goBack();
      await expect(page.getByRole('heading', { name: 'We mend any maker’s', level: 1 })).toBeVisible();
      await page.goBack();
      await expect(page.getByRole('heading', { name: 'The Puddle', level: 1 })).toBeVisible();

      expect(await isMarked(page)).toBe(true);
      await talk(page, 'And when does it come?');
      await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
      expect((await status(page))?.guestId).toBe(guestId);
      await page.evaluate(() => window.MessengerTag?.('close'));
      await expect(launchers(page)).toHaveCount(1);
      expect(found).toEqual([]);
    });

    test('signs a customer in, whom the desk then knows, and out: who comes next finds nothing', async ({
      page,
      demo,
      received,
    }) => {
      const found = troubles(page);
      await page.goto(demo[place]);
      await page.getByRole('link', { name: 'Your account' }).click();
      await page.getByLabel('Your name').fill('Ada Lovelace');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('heading', { name: 'Good day, Ada Lovelace' })).toBeFocused();
      await expect(page.getByRole('banner').getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
      await page.getByRole('button', { name: 'Ask about this order' }).click();
      await talk(page, 'How is it coming along?');
      const context = (await received()).conversations[0]?.customAttributes.context;
      expect(claimsIn(context)).toMatchObject({
        name: 'Ada Lovelace',
        customerId: expect.stringMatching(/^demo-/),
      });

      // The name, the chat and its customer come along to a page that is loaded.
      await page.reload();
      await expect(page.getByRole('heading', { name: 'Good day, Ada Lovelace' })).toBeVisible();
      await page.getByRole('button', { name: 'Ask about this order' }).click();
      await expect(messenger(page).getByRole('log')).toContainText('How is it coming along?');
      const before = (await status(page))?.guestId;

      const ended = page.waitForResponse('**/api/guest-token/end');
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect((await ended).status()).toBe(204);
      await expect(page.getByLabel('Your name')).toBeFocused();
      await expect(page.getByLabel('Your name')).toHaveValue('');
      await expect(page.getByRole('banner').getByRole('link', { name: 'Your account' })).toBeVisible();
      await page.reload();
      await page.getByRole('link', { name: 'Ask us' }).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
      await expect(messenger(page).getByRole('log')).not.toContainText('coming along');
      expect((await status(page))?.guestId).not.toBe(before);
      expect(
        await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])),
      ).not.toContain('Ada');
      expect(found).toEqual([]);
    });
  });
}

test('the demo shop speaks three languages, and the chat follows', async ({ page, demo }) => {
  await page.goto(demo.onCompanion);
  for (const [language, direction, label] of [
    ['Deutsch', 'ltr', 'Chat'],
    ['العربية', 'rtl', 'محادثة'],
    ['English', 'ltr', 'Chat'],
  ] as const) {
    await page.getByRole('link', { name: language }).click();
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('link', { name: language })).toHaveAttribute('aria-current', 'page');
    await launchers(page).hover();
    await expect(launchers(page)).toHaveAccessibleName(label);
  }
});

test('the demo shop shows the events of the chat as they come, those of other pages too, and no word of what is said', async ({
  page,
  demo,
}) => {
  await page.goto(demo.onCompanion);
  await page.getByRole('link', { name: 'Ask us' }).click();
  await talk(page, 'Where is my order?');
  await page.getByRole('link', { name: 'What the page hears' }).click();
  const list = page.getByRole('log', { name: 'Events, the newest first' });
  await expect(list).toContainText('message_sent');
  await expect(page.locator('output')).toHaveText('open');
  await page.evaluate(() => window.MessengerTag?.('close'));
  await expect(list.getByRole('listitem').first()).toContainText('closed');
  await expect(page.locator('output')).toHaveText('ready');
  await expect(list).not.toContainText('Where is my order');
});

test('a button about a product opens the chat, and asks', async ({ page, demo }) => {
  await page.goto(`${demo.onCompanion}/calder`);
  await page.getByRole('button', { name: 'Ask about the Calder' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('I have a question about the Calder.');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the demo shop is all there, and says where it needs one', async ({ page, demo }) => {
    await page.goto(demo.onCompanion);
    await page.getByRole('link', { name: 'The Ferry' }).click();
    await expect(page.getByRole('heading', { name: 'The Ferry', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await expect(page.getByRole('heading', { name: 'Der Ferry', level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Ihr Konto' }).click();
    await expect(page.getByText('Zum Anmelden braucht es JavaScript')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Anmelden' })).toBeHidden();
  });
});

test('where the companion does not let its own pages ask, the demo says so, and how it is opened', async ({
  page,
  companion,
}) => {
  const found = troubles(page);
  await page.goto(`${companion.url}/demo/de/calder`);
  await expect(page.getByRole('heading', { name: 'The demo is closed here.' })).toBeVisible();
  await expect(page.getByText('ALLOWED_ORIGINS')).toBeVisible();
  await expect(page.locator('script[data-deployment-id]')).toHaveCount(0);
  expect(found).toEqual([]);
});

test('a companion that is no sandbox’s signs nobody in', async ({ page, startCompanion, site }) => {
  const companion = await startCompanion({ ALLOWED_ORIGINS: '', NODE_ENV: 'development' });
  const asked = { headers: { origin: site.origin }, data: { name: 'Ada' } };
  expect((await page.request.post(`${companion.url}/demo/sign-in`, asked)).status()).toBe(404);
  await page.goto(`${companion.url}/demo/account`);
  await expect(page.getByText('Nobody can sign in at this shop')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeHidden();
});
