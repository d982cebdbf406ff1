import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { test as base, expect, messenger, type Page, talk, troubles } from './fixtures.ts';
import { installPackages } from './somebody-elses.ts';
import { claimsIn, USER_TOKEN_SECRET, userToken } from './user-tokens.ts';

/**
 * Three pages and the router that shows them. Home and Delivery have a chat each, About has none; the header says where the
 * chat stands. `window.shop` is what the site itself would do: sign somebody in, speak another language.
 */
const shops = {
  React: `import { createElement as h, StrictMode, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { Messenger, useMessenger } from 'messenger-tag/react';
    function Header() {
      const { chat, status } = useMessenger();
      return h('header', null,
        h('output', null, status.state + ', ' + status.unread),
        h('button', { onClick: () => chat('open') }, 'Ask us'));
    }
    function WithChat({ title, props }) {
      const onMessageSent = () => (document.title = title + ': sent');
      return h('main', null, h('h1', null, title), h(Messenger, { ...OPTIONS, ...props, onMessageSent }));
    }
    const pages = {
      Home: (props) => h(() => h(WithChat, { title: 'Home', props }), { key: 'Home' }),
      Delivery: (props) => h(WithChat, { key: 'Delivery', title: 'Delivery', props }),
      About: () => h('main', { key: 'About' }, h('h1', null, 'About')),
    };
    function Shop() {
      const [page, show] = useState('Home');
      const [props, setProps] = useState({});
      window.shop = (more) => setProps({ ...props, ...more });
      return [
        h(Header, { key: 'header' }),
        h('nav', { key: 'nav' }, Object.keys(pages).map((name) => h('button', { key: name, onClick: () => show(name) }, name))),
        pages[page](props),
      ];
    }
    createRoot(document.querySelector('#shop')).render(h(StrictMode, null, h(Shop)));`,
  Vue: `import { createApp, h, ref, shallowReactive } from 'vue';
    import { Messenger, useMessenger } from 'messenger-tag/vue';
    const Header = {
      setup() {
        const { chat, status } = useMessenger();
        return () => h('header', [
          h('output', status.value.state + ', ' + status.value.unread),
          h('button', { onClick: () => chat('open') }, 'Ask us'),
        ]);
      },
    };
    const WithChat = {
      props: ['title', 'more'],
      setup(props) {
        const onMessageSent = () => (document.title = props.title + ': sent');
        return () => h('main', [h('h1', props.title), h(Messenger, { ...OPTIONS, ...props.more, onMessageSent })]);
      },
    };
    const page = ref('Home');
    const more = ref({});
    window.shop = (changed) => (more.value = { ...more.value, ...changed });
    const pages = {
      Home: () => h(WithChat, { key: 'Home', title: 'Home', more: more.value }),
      Delivery: () => h(WithChat, { key: 'Delivery', title: 'Delivery', more: more.value }),
      About: () => h('main', { key: 'About' }, h('h1', 'About')),
    };
    createApp({
      render: () => [
        h(Header),
        h('nav', Object.keys(pages).map((name) => h('button', { onClick: () => (page.value = name) }, name))),
        pages[page.value](),
      ],
    }).mount('#shop');`,
};

/** A site with a build of its own and the package as npm would install it; answers the address of its page. */
const test = base.extend<{ buildShop(script: string, options: object): Promise<string> }>({
  buildShop: async ({ site }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-components-'));
    installPackages(folder);
    writeFileSync(join(folder, 'package.json'), '{"name": "shop", "private": true, "type": "module"}');
    await use(async (script, options) => {
      const page = '<title>Shop</title><div id="shop"></div><script type="module" src="./shop.js"></script>';
      writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en">${page}</html>`);
      writeFileSync(join(folder, 'shop.js'), script.replaceAll('OPTIONS', JSON.stringify(options)));
      // As it runs on a developer's machine: only there does strict mode try every effect twice.
      const define = { 'process.env.NODE_ENV': '"development"' };
      await build({ root: folder, configFile: false, logLevel: 'error', define });
      const headers = { 'content-type': 'text/javascript' };
      for (const file of readdirSync(join(folder, 'dist/assets')))
        site.put(`/assets/${file}`, {
          html: readFileSync(join(folder, 'dist/assets', file), 'utf8'),
          headers,
        });
      return site.put('/', readFileSync(join(folder, 'dist/index.html'), 'utf8'));
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));
const launchers = (page: Page) => page.locator('messenger-tag').getByRole('button');
const change = (page: Page, props: object) =>
  page.evaluate((changed) => (window as unknown as { shop(props: object): void }).shop(changed), props);

for (const [framework, script] of Object.entries(shops)) {
  test(`a chat by the component of ${framework} goes on from page to page, leaves with the last, and comes back`, async ({
    page,
    companion,
    buildShop,
  }) => {
    const found = troubles(page);
    const guests: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/guest-token')) guests.push(request.url());
    });
    await page.goto(await buildShop(script, { companion: companion.url }));
    const says = page.locator('output');
    await expect(launchers(page)).toHaveCount(1);
    await expect(says).toHaveText('waiting, 0');
    await page.getByRole('button', { name: 'Ask us' }).click();
    await talk(page, 'Where is my order?');
    await expect(says).toHaveText('open, 0');
    await expect(page).toHaveTitle('Home: sent');
    const guestId = (await status(page))?.guestId;

    await page.getByRole('button', { name: 'Delivery' }).click();
    await expect(page.getByRole('heading', { name: 'Delivery' })).toBeVisible();
    await talk(page, 'And when does it come?');
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
    await expect(page).toHaveTitle('Delivery: sent');
    expect(guests).toHaveLength(1);

    await page.getByRole('button', { name: 'About' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    await expect(page.locator('messenger-tag')).toHaveCount(0);
    await expect(says).toHaveText('waiting, 0');

    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('log')).toContainText('And when does it come?');
    expect((await status(page))?.guestId).toBe(guestId);
    expect(found).toEqual([]);
  });

  test(`a chat by the component of ${framework} follows its props: who signs in, what they carry, which language`, async ({
    page,
    sandbox,
    startCompanion,
    buildShop,
    received,
    control,
  }) => {
    // Else Genesys's launcher takes the place of ours.
    await control({ launcherVisibility: 'Off' });
    const found = troubles(page);
    const companion = await startCompanion({ USER_TOKEN_SECRET });
    await page.goto(await buildShop(script, { companion: companion.url }));
    await page.getByRole('button', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await change(page, {
      userToken: await userToken('ada', sandbox.deploymentId),
      attributes: { plan: 'gold' },
    });
    await expect
      .poll(async () => {
        await talk(page, 'It is me');
        const { context, plan } = (await received()).conversations[0]?.customAttributes ?? {};
        return { customer: claimsIn(context).customerId, plan };
      })
      .toEqual({ customer: 'ada', plan: 'gold' });
    await expect(page.locator('output')).toHaveText('open, 0');

    await change(page, { locale: 'ar' });
    await expect(page.locator('output')).toHaveText('open, 0');
    await expect(messenger(page).getByRole('log')).toContainText('It is me');
    await page.evaluate(() => window.MessengerTag?.('close'));
    await expect(launchers(page)).toHaveAccessibleName(/^محادثة(, غير مقروءة: \d+)?$/);

    await change(page, { userToken: undefined });
    await page.getByRole('button', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(messenger(page).getByRole('log')).not.toContainText('It is me');
    expect(found).toEqual([]);
  });
}
