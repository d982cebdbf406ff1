import { plainPage } from './fixtures.ts';
import { expect, test } from './for-authors.ts';
import { startSite } from './pages.ts';

test('who opens the chat before any page is told so, and who has no tag on it', async ({
  page,
  messenger,
}) => {
  await expect(messenger.open()).rejects.toThrow('Nothing is open: write page.goto before messenger.open.');
  const site = await startSite();
  await page.goto(site.put('/', plainPage('')));
  await expect(messenger.open()).rejects.toThrow('does the page have the script tag?');
  await site.close();
});

test('who writes before the chat is open is told to open it', async ({ page, companion, messenger }) => {
  const site = await startSite();
  await page.goto(site.put('/', plainPage(companion.tag)));
  await expect(messenger.send('Hello?')).rejects.toThrow('write messenger.open before messenger.send');
  await site.close();
});

test('who opens a chat that begins with a home screen is told what stands there', async ({
  page,
  companion,
  messenger,
  genesys,
}) => {
  await genesys.set({ homeScreen: { enabled: true } });
  const site = await startSite();
  await page.goto(site.put('/', plainPage(companion.tag)));
  await expect(messenger.open()).rejects.toThrow('nothing to write in: a home screen is there');
  await site.close();
});

test('who names no origin to replace reads what one is', async ({ companion }) => {
  await expect(companion.replaces('chat.example.com')).rejects.toThrow(
    'companion.replaces: "chat.example.com" is no origin. Write it with http:// or https://',
  );
});

test('who breaks a part that Genesys does not have reads which there are', async ({ genesys }) => {
  await expect(genesys.fail('scirpt' as '/')).rejects.toThrow(
    "'scirpt' is no part of Genesys Cloud. Write 'login', 'guests', 'script',",
  );
});

test('who misspells a member of a filter is told so, and the test does not pass', async ({ sandbox }) => {
  const misspelt = { methd: 'POST' } as object;
  await expect(sandbox.verify(misspelt)).rejects.toThrow('methd is not known');
  await expect(sandbox.received(misspelt)).rejects.toThrow('methd is not known');
});

test.describe('an allowed origin that was copied with a slash at its end', () => {
  test.use({ allowedOrigins: ['https://shop.test/'] });

  test('is that origin', async ({ page, companion, messenger }) => {
    await page.route('https://shop.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: plainPage(companion.tag) }),
    );
    await page.goto('https://shop.test/');
    await messenger.open();
  });
});
