import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { MountOptions } from '../loader/api.ts';
import { test as base, type Companion, expect, messenger, type Site, talk, troubles } from './fixtures.ts';
import { installPackages, run } from './somebody-elses.ts';

/** A site with a build of its own and the package as npm would install it. */
const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-build-'));
    installPackages(folder);
    writeFileSync(join(folder, 'package.json'), '{"name": "shop", "private": true, "type": "module"}');
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a site built with Vite mounts the package, and its visitor chats', async ({
  page,
  site,
  companion,
  sandbox,
  folder,
  received,
}) => {
  const found = troubles(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = await buildShop(folder, site, companion, { deploymentId: sandbox.deploymentId });

  await page.goto(address);
  const button = page.locator('messenger-tag').getByRole('button');
  await expect(button).toBeVisible();
  // The texts, too, came with the site's build.
  await button.hover();
  await expect(button).toHaveAttribute('aria-label', 'محادثة');
  await button.click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(page.locator('#said')).toHaveText('opened, open');
  await talk(page, 'Where is my order?');

  const [conversation] = (await received()).conversations;
  expect(conversation?.customAttributes).toMatchObject({ orderId: '7', guestId: expect.any(String) });
  // Everything of ours came from the site's own build; the companion was asked for the guest alone.
  expect(asked.filter((url) => url.startsWith(companion.url))).toEqual([`${companion.url}/api/guest-token`]);
  expect(found).toEqual([]);
});

test('a launcher with looks of the site’s own comes from the site’s own build', async ({
  page,
  site,
  companion,
  folder,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(
    await buildShop(folder, site, companion, { launcherIcon: 'phone', launcherText: 'Call us' }),
  );
  const button = page.locator('messenger-tag').getByRole('button', { name: 'Call us', exact: true });
  await expect(button.locator('svg.phone')).toBeVisible();
  expect(asked.filter((url) => url.startsWith(companion.url))).toEqual([]);
});

test('a site built with Vite gets its guest also where the companion asks for a proof of work', async ({
  page,
  site,
  startCompanion,
  sandbox,
  folder,
}) => {
  const companion = await startCompanion({ PROOF_OF_WORK: 'always' });
  await page.goto(await buildShop(folder, site, companion, { deploymentId: sandbox.deploymentId }));
  await page.locator('messenger-tag').getByRole('button').click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(page.locator('#said')).toHaveText('opened, open');
  const status = await page.evaluate(() => window.MessengerTag?.('status'));
  expect(status).toMatchObject({ guestId: expect.any(String) });
});

test('a chat that leaves with its page, as a router of the site does it, comes back as the same guest', async ({
  page,
  site,
  companion,
  sandbox,
  folder,
}) => {
  const found = troubles(page);
  const status = () => page.evaluate(() => window.MessengerTag?.('status'));
  const handedToSdk = () =>
    page.evaluate(
      () => new Promise((resolve) => window.Genesys?.('command', 'GuestSession.get', {}, resolve, resolve)),
    );
  await page.goto(await buildShop(folder, site, companion, { deploymentId: sandbox.deploymentId }));
  await page.locator('messenger-tag').getByRole('button').click();
  await talk(page, 'Where is my order?');
  const guestId = (await status())?.guestId;
  expect(await handedToSdk()).toMatchObject({ guestId });

  await page.evaluate(() => window.MessengerTag?.('destroy'));
  await expect(messenger(page).getByRole('textbox')).toBeHidden();
  expect(await handedToSdk()).toEqual({});

  await page.evaluate(() => dispatchEvent(new Event('shop:comes-back')));
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
  expect(await status()).toEqual(expect.objectContaining({ state: 'open', guestId }));
  expect((await status())?.problem).toBeUndefined();
  expect(await handedToSdk()).toMatchObject({ guestId, token: expect.any(String) });
  expect(found).toEqual([]);
});

test('a chat mounted without a deployment comes back by itself after a reload, while its conversation goes on', async ({
  page,
  site,
  companion,
  folder,
}) => {
  await page.goto(await buildShop(folder, site, companion, {}));
  await page.locator('messenger-tag').getByRole('button').click();
  await talk(page, 'Where is my order?');
  await page.evaluate(() => window.MessengerTag?.('close'));
  await page.reload();
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
  await expect
    .poll(async () => (await page.evaluate(() => window.MessengerTag?.('status')))?.state)
    .toBe('ready');
});

test('a region that the site names does not lead a page of the sandbox to the real Genesys', async ({
  page,
  site,
  companion,
  sandbox,
  folder,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const options = { deploymentId: sandbox.deploymentId, region: 'euw1' };
  await page.goto(await buildShop(folder, site, companion, options));
  await page.locator('messenger-tag').getByRole('button').click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked.filter((url) => /mypurecloud|pure\.cloud/.test(url))).toEqual([]);
});

test('the types of the package stand up to a strict check in a package of either type', async ({
  folder,
}) => {
  writeFileSync(
    join(folder, 'chat.mts'),
    `import { mount, type MountOptions, type Problem } from 'messenger-tag';
    const options: MountOptions = { companion: 'https://chat.example.com/', load: 'delay:500', attributes: { plan: 'gold' } };
    const chat = mount(options);
    chat('on', 'message_received', (event) => event.detail.unread.toFixed());
    chat('open').then(({ state, problem }) => [state.length, problem satisfies Problem | undefined]);
    document.addEventListener('messenger-tag:problem', ({ detail }) => detail.code === 'blocked');
    window.MessengerTag?.('destroy');
    // @ts-expect-error -- a slip in a value
    mount({ load: 'soon' });
    // @ts-expect-error -- a slip in a name
    mount({ loda: 'now' });`,
  );
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const flags = `--noEmit --strict --exactOptionalPropertyTypes --target es2022 --lib es2022,dom --skipLibCheck false --module ${module} --moduleResolution ${resolution}`;
    expect(await run(folder, 'typescript/bin/tsc', ...flags.split(' '), 'chat.mts')).toEqual({
      code: 0,
      output: '',
    });
  }
});

/** Builds the shop and puts it on the site; answers its address. */
async function buildShop(
  folder: string,
  site: Site,
  companion: Companion,
  options: MountOptions,
): Promise<string> {
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="ar"><title>Shop</title><p id="said"></p><script type="module" src="./shop.js"></script></html>',
  );
  writeFileSync(
    join(folder, 'shop.js'),
    `import { mount } from 'messenger-tag';
    const start = () => mount(${JSON.stringify({ companion: companion.url, ...options, attributes: { orderId: '7' } })});
    const chat = start();
    chat('on', 'opened', async () => {
      document.querySelector('#said').textContent = 'opened, ' + (await chat('status')).state;
    });
    addEventListener('shop:comes-back', start);`,
  );
  await build({ root: folder, configFile: false, logLevel: 'error' });
  const type = { 'content-type': 'text/javascript' };
  for (const file of readdirSync(join(folder, 'dist/assets')))
    site.put(`/assets/${file}`, {
      html: readFileSync(join(folder, 'dist/assets', file), 'utf8'),
      headers: type,
    });
  return site.put('/', readFileSync(join(folder, 'dist/index.html'), 'utf8'));
}
