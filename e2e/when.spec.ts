import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  requestsOf,
  tagOf,
  talk,
  test,
} from './fixtures.ts';

test.describe('when the loader fetches', () => {
  test('a pointer on the launcher brings stage two, and nothing of Genesys', async ({
    page,
    site,
    companion,
  }) => {
    const requests = await requestsOf(page);
    const chat = page.waitForResponse(/chat\.js/);
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).hover();
    await chat;
    await expect.poll(() => state(page)).toBe('waiting');
    expect(requests.filter(({ url }) => /guest-token|genesys/.test(url))).toEqual([]);
  });

  test('keyboard focus on the launcher brings stage two', async ({ page, site, companion }) => {
    const chat = page.waitForResponse(/chat\.js/);
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await chat;
    await page.keyboard.press('Enter');
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  for (const [what, connection] of Object.entries({
    'who save data': { saveData: true, effectiveType: '4g' },
    'on 2g': { saveData: false, effectiveType: '2g' },
  })) {
    test(`nothing comes ahead to visitors ${what}, and a click works`, async ({ page, site, companion }) => {
      await page.addInitScript(
        (value) => Object.defineProperty(navigator, 'connection', { value }),
        connection,
      );
      const requests = await requestsOf(page);
      await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="idle"'))));
      await launcher(page).hover();
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      expect(requests.filter(({ url }) => url.includes('chat.js'))).toEqual([]);
      await launcher(page).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
    });
  }

  for (const load of ['visible', 'delay:50', 'delay:0']) {
    test(`load="${load}" brings Messenger without being asked for`, async ({ page, site, companion }) => {
      await page.goto(site.put('/', plainPage(tagOf(companion, `data-load="${load}"`))));
      await expect.poll(() => state(page)).toBe('ready');
    });
  }

  test('load="visible" waits for an element of the page that opens the chat', async ({
    page,
    site,
    companion,
  }) => {
    const body = '<p style="height: 300vh">A long page</p><button data-messenger="open">Ask us</button>';
    const tag = tagOf(companion, 'data-load="visible" data-launcher="none"');
    const chat = page.waitForResponse(/ahead\.js/);
    await page.goto(site.put('/', plainPage(tag, body)));
    await chat;
    expect(await state(page)).toBe('waiting');
    await page.getByRole('button', { name: 'Ask us' }).scrollIntoViewIfNeeded();
    await expect.poll(() => state(page)).toBe('ready');
  });

  test('load="manual" waits to be asked', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="manual"'))));
    await expect(launcher(page)).toBeVisible();
    expect(await state(page)).toBe('waiting');
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('a conversation that goes on is there without a click, so that answers reach the visitor', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).click();
    await talk(page, 'Where is my order?');
    await page.evaluate(() => window.MessengerTag?.('close'));
    await page.goto(site.put('/other', plainPage(tagOf(companion))));
    await expect.poll(() => state(page)).toBe('ready');
  });

  test('a page that nobody sees yet waits, and goes on when it is seen', async ({
    page,
    site,
    companion,
  }) => {
    await page.addInitScript(() => {
      let hidden = true;
      Object.defineProperty(document, 'hidden', { get: () => hidden });
      Object.assign(window, {
        show() {
          hidden = false;
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        },
      });
    });
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-load="idle"'))));
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await expect(launcher(page)).toHaveCount(0);
    await page.evaluate(() => (window as unknown as { show(): void }).show());
    await expect(launcher(page)).toBeVisible();
    await expect.poll(() => state(page)).toBe('ready');
  });
});

const state = (page: Page) => page.evaluate(async () => (await window.MessengerTag?.('status'))?.state);
