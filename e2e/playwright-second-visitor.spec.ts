import { plainPage } from './fixtures.ts';
import { messengerOn, test } from './for-authors.ts';

test.use({ allowedOrigins: ['https://shop.test'] });

test('a second visitor, in a context of the test’s own, chats with the same Genesys', async ({
  page,
  browser,
  companion,
  messenger,
  sandbox,
}) => {
  const context = await browser.newContext();
  await companion.reaches(context);
  const second = await context.newPage();
  const chat = messengerOn(second);
  for (const each of [page, second]) {
    await each.route('https://shop.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: plainPage(companion.tag) }),
    );
    await each.goto('https://shop.test/');
  }
  await messenger.open();
  await chat.open();
  await chat.send('I am the second.');
  await sandbox.verify({ name: 'configureSession' }, { times: 2 });
});

test('a visitor’s context may be closed while its page still asks', async ({ browser, companion }) => {
  const context = await browser.newContext();
  await companion.reaches(context);
  await context.route('https://shop.test/', (route) => route.fulfill({ body: 'A shop' }));
  const page = await context.newPage();
  await page.goto('https://shop.test/');
  await page.evaluate(async (url) => {
    const askOn = (): Promise<void> => fetch(url).then(askOn);
    for (let each = 0; each < 20; each += 1) void askOn();
    await fetch(url);
  }, `${companion.url}/loader/manifest.json`);
  await context.close();
});
