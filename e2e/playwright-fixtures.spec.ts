import { plainPage } from './fixtures.ts';
import { type Site, startSite } from './pages.ts';

const built = '../dist/packages/messenger-tag-companion/dist/server/playwright/test.js';
const { test: forAuthors, expect } = (await import(built)) as typeof import('../server/playwright/test.ts');

const test = forAuthors.extend<{ site: string }>({
  site: async ({ companion }, use) => {
    const site = await startSite();
    await use(site.put('/', plainPage(companion.tag)));
    await site.close();
  },
});

test('the agent sees what the visitor brought, types, asks with quick replies and leaves', async ({
  page,
  site,
  messenger,
  agent,
}) => {
  await page.goto(site);
  await messenger.open();
  await page.evaluate(() => window.MessengerTag?.('set', { plan: 'gold' }));
  await messenger.send('Hello?');
  await expect.poll(() => agent.attributes()).toMatchObject({ plan: 'gold', guestId: expect.any(String) });
  await agent.type();
  await agent.reply('Which colour?', { quickReplies: ['Red', 'Blue'] });
  await expect(messenger.transcript).toContainText('Which colour?');
  await agent.disconnect();
  await expect(messenger.window.getByText('This conversation has ended.')).toBeVisible();
  expect(await agent.messages()).toContainEqual({ from: 'agent', text: 'Which colour?' });
});

test('a guest resource that fails leaves a chat without a guest, until it recovers', async ({
  page,
  site,
  messenger,
  genesys,
  agent,
}) => {
  await genesys.fail('guests', { status: 404 });
  await page.goto(site);
  await messenger.open();
  await messenger.send('Hello?');
  await expect.poll(() => agent.messages()).toContainEqual({ from: 'guest', text: 'Hello?' });
  expect(await agent.attributes()).not.toHaveProperty('guestId');
  expect(await genesys.requests()).toContainEqual(
    expect.objectContaining({ method: 'POST', path: '/api/v2/conversations/guests', status: 404 }),
  );
  await messenger.close();
});

test('a page without the tag is told so', async ({ page, messenger }) => {
  page.setDefaultTimeout(500);
  await expect(messenger.open()).rejects.toThrow('does the page have the script tag?');
});

const elsewhere = forAuthors.extend<{ shop: Site }>({
  shop: async ({}, use) => {
    const shop = await startSite('shop.localhost');
    await use(shop);
    await shop.close();
  },
  allowedOrigins: ({ shop }, use) => use([shop.origin]),
});

elsewhere(
  'a site of another name is an allowed origin of companion and organisation',
  async ({ page, shop, companion, messenger }) => {
    await page.goto(shop.put('/', plainPage(companion.tag)));
    await messenger.open();
    const status = await page.evaluate(() => window.MessengerTag?.('status'));
    expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
  },
);
