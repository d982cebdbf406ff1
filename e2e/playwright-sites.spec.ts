import { plainPage } from './fixtures.ts';
import { expect, test as forAuthors } from './for-authors.ts';
import { startSite } from './pages.ts';

/** A site of another machine, as its page comes to the browser. */
const test = forAuthors.extend<{ shop: (origin: string, tag: string) => Promise<string> }>({
  shop: async ({ context }, use) => {
    await use(async (origin, tag) => {
      await context.route(`${origin}/**`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: plainPage(tag) }),
      );
      return `${origin}/`;
    });
  },
});

for (const origin of ['https://shop.test', 'http://shop.test']) {
  test.describe(`a site at ${origin}`, () => {
    test.use({ allowedOrigins: [origin] });

    test('chats with companion and sandbox of this machine, though the browser would keep it from them', async ({
      page,
      shop,
      companion,
      messenger,
      agent,
      sandbox,
    }) => {
      await page.goto(await shop(origin, companion.tag));
      await messenger.open();
      await messenger.send('Do you deliver?');
      await agent.reply('We do.');
      await expect(messenger.transcript).toContainText('We do.');
      const status = await page.evaluate(() => window.MessengerTag?.('status'));
      expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
      const [upgrade] = await sandbox.received({ path: '/v1', status: 101 });
      expect(upgrade).toMatchObject({ origin });
    });

    test('loses its socket when Genesys cuts it, and comes back', async ({
      page,
      shop,
      companion,
      genesys,
      sandbox,
      messenger,
    }) => {
      await page.goto(await shop(origin, companion.tag));
      await messenger.open();
      await sandbox.verify({ name: 'SessionResponse' }, { times: 1 });
      await genesys.set({ closeSockets: true });
      await sandbox.verify({ name: 'SessionResponse' }, { times: 2 });
      await messenger.send('Still there?');
    });

    test('meets a socket that is refused as one that is refused', async ({
      page,
      shop,
      companion,
      genesys,
      sandbox,
      messenger,
    }) => {
      await genesys.fail('socket', { status: 403 });
      await page.goto(await shop(origin, companion.tag));
      await messenger.open();
      await sandbox.verify({ path: '/v1', status: 403 });
      await sandbox.verify({ kind: 'frame' }, { times: 0 });
      await genesys.recover();
      await page.reload();
      await messenger.open();
      await messenger.send('Hello again.');
    });
  });
}

test.describe('a Genesys that hangs', () => {
  test.use({ allowedOrigins: ['https://shop.test'] });

  test('hangs for a page from elsewhere, too, and ends with its test', async ({
    page,
    shop,
    companion,
    messenger,
    genesys,
    sandbox,
  }) => {
    await genesys.fail('script', { hang: true });
    await page.goto(await shop('https://shop.test', companion.tag));
    const opened = messenger.open().catch(() => 'given up with the test');
    await sandbox.verify({ path: '/genesys-bootstrap/', status: 0 });
    expect(await Promise.race([opened, 'still waiting'])).toBe('still waiting');
  });
});

test('a tag that names a companion of production meets the companion of the test', async ({
  page,
  companion,
  messenger,
  sandbox,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await companion.replaces('https://chat.example.com');
  const tag = '<script async src="https://chat.example.com/loader.js"></script>';
  const site = await startSite();
  await page.goto(site.put('/', plainPage(tag)));
  await messenger.open();
  const status = await page.evaluate(() => window.MessengerTag?.('status'));
  expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
  await sandbox.verify({ name: 'configureSession' }, { times: 1 });
  expect(asked).toContain('https://chat.example.com');
  expect(asked).not.toContain(companion.url);
  const loader = await page.evaluate(() =>
    fetch('https://chat.example.com/loader.js').then((answer) => answer.text()),
  );
  expect(loader).toContain('https://chat.example.com/');
  await site.close();
});

test.describe('a tag that names a deployment of production', () => {
  test.use({ deploymentId: '11111111-2222-4333-8444-555555555555', allowedOrigins: ['https://shop.test'] });

  test('finds it in the sandbox', async ({ page, shop, companion, messenger, organisation }) => {
    await companion.replaces('https://chat.example.com/');
    const tag = `<script async src="https://chat.example.com/loader.js" data-deployment-id="${organisation.deploymentId}"></script>`;
    await page.goto(await shop('https://shop.test', tag));
    await messenger.open();
    await messenger.send('Hello?');
  });
});

test.describe('who has not said where the site is', () => {
  test('is told at once what the browser forbids, and what to write', async ({
    page,
    shop,
    companion,
    messenger,
  }) => {
    await page.goto(await shop('https://shop.test', companion.tag));
    await expect(messenger.open()).rejects.toThrow(
      /keeps https:\/\/shop\.test from this machine.*test\.use\(\{ allowedOrigins: \['https:\/\/shop\.test'\] \}\)/,
    );
  });

  test('is told that a companion of production cannot be reached, and what to write', async ({
    page,
    companion,
    messenger,
  }) => {
    const site = await startSite();
    const tag = '<script async src="https://chat.invalid/loader.js"></script>';
    await page.goto(site.put('/', plainPage(tag)));
    await expect(messenger.open()).rejects.toThrow("write companion.replaces('https://chat.invalid')");
    await companion.replaces('https://chat.invalid');
    await page.reload();
    await messenger.open();
    await site.close();
  });
});
