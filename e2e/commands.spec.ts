import type { Attributes, PlainCommand } from '../loader/api.ts';
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
} from './fixtures.ts';

const queue =
  '<script>window.MessengerTag=window.MessengerTag||function(){(MessengerTag.q=MessengerTag.q||[]).push(arguments)};';

test.describe('window.MessengerTag', () => {
  test('takes commands before the loader has arrived', { tag: '@firefox' }, async ({
    page,
    site,
    companion,
  }) => {
    const early = `${queue}MessengerTag('set', { plan: 'gold' }); MessengerTag('open')</script>`;
    await page.goto(site.put('/', plainPage(early + tagOf(companion))));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('opens, closes and toggles, and each command resolves with the status after it', {
    tag: '@firefox',
  }, async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    expect(await command(page, 'status')).toEqual({ state: 'waiting' });
    expect(await command(page, 'open')).toMatchObject({ state: 'open', region: 'mypurecloud.ie' });
    expect(await command(page, 'close')).toMatchObject({ state: 'ready' });
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    expect(await command(page, 'toggle')).toMatchObject({ state: 'open' });
    expect(await command(page, 'toggle')).toMatchObject({ state: 'ready' });
  });

  test('ends where the last of many commands at once asked to be', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    const last = (...names: PlainCommand[]) =>
      page.evaluate(async (all) => {
        const statuses = await Promise.all(all.map((name) => window.MessengerTag?.(name)));
        return statuses.at(-1)?.state;
      }, names);
    expect(await last('open', 'close', 'open', 'open')).toBe('open');
    expect(await last('close', 'open', 'close')).toBe('ready');
  });

  test('sends customer attributes of the tag and of `set` with the conversation', async ({
    page,
    site,
    companion,
    received,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-attribute-order-id="17"'))));
    await expect(launcher(page)).toBeVisible();
    await command(page, 'set', { plan: 'gold' });
    await command(page, 'open');
    await talk(page, 'Hello');
    const attributes = async () => (await received()).conversations[0]?.customAttributes;
    await expect
      .poll(attributes)
      .toMatchObject({ 'order-id': '17', plan: 'gold', guestId: expect.any(String) });
  });

  test('tells of events, without token, attribute or text in any of them, also to the dataLayer', async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(
      site.put(
        '/',
        plainPage(`<script>window.dataLayer = []</script>${tagOf(companion, 'data-attribute-plan="gold"')}`),
      ),
    );
    await expect(launcher(page)).toBeVisible();
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      const listener = (event: CustomEvent) => heard.push(event.type, event.detail);
      for (const name of ['ready', 'opened', 'message_sent', 'message_received', 'closed'] as const)
        window.MessengerTag?.('on', name, listener);
      window.MessengerTag?.('on', 'conversation_started', listener);
      window.MessengerTag?.('off', 'conversation_started', listener);
    });
    const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
    await launcher(page).click();
    const { token, context } = await (await answer).json();
    await talk(page, 'A secret question');
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await expect.poll(heard).toContain('messenger-tag:message_received');
    await command(page, 'close');
    const all = await heard();
    const layer = await page.evaluate(() => (window as unknown as { dataLayer: object[] }).dataLayer);
    expect(all).toEqual(
      expect.arrayContaining([
        'messenger-tag:ready',
        'messenger-tag:opened',
        'messenger-tag:message_sent',
        'messenger-tag:closed',
      ]),
    );
    expect(all).not.toContain('messenger-tag:conversation_started');
    expect(layer).toContainEqual({ event: 'messenger_tag', messenger_event: 'opened' });
    for (const secret of [token, context, 'gold', 'secret question'])
      expect(JSON.stringify([all, layer])).not.toContain(secret);
  });

  test('shows and hides the launcher', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    await command(page, 'hide');
    await expect(launcher(page)).toBeHidden();
    await command(page, 'show');
    await expect(launcher(page)).toBeVisible();
  });

  test('is gone after destroy, with the launcher and the open window', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    await command(page, 'open');
    await command(page, 'destroy');
    await expect(page.locator('messenger-tag')).toHaveCount(0);
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    expect(await page.evaluate(() => 'MessengerTag' in window)).toBe(false);
  });

  test('never tells the token', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
    await launcher(page).click();
    const { token } = await (await answer).json();
    expect(JSON.stringify(await command(page, 'status'))).not.toContain(token);
  });

  test('takes nonsense without a throw', async ({ page, site, companion }) => {
    const found = troubles(page);
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    for (const nonsense of ['', 'constructor', '__proto__', 'fly']) await command(page, nonsense);
    await command(page, 'set', null);
    await command(page, 'open');
    for (const nonsense of ['', 'constructor', '__proto__', 'fly']) await command(page, nonsense);
    await command(page, 'set', 'text');
    expect(found).toEqual([]);
  });
});

test('elements of the page drive the chat without script, also those added later', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(
    site.put('/', plainPage(tagOf(companion, 'data-launcher="none"'), '<a href="#messenger">Ask us</a>')),
  );
  await expect(page.locator('messenger-tag')).toHaveCount(1);
  await expect(launcher(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Ask us' }).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(page.url()).not.toContain('#');

  await page.evaluate(() => {
    const button = document.createElement('button');
    button.dataset.messenger = 'close';
    button.append('Enough');
    document.body.append(button);
  });
  await page.getByRole('button', { name: 'Enough' }).click();
  await expect(messenger(page).getByRole('textbox')).toBeHidden();
});

for (const load of ['now', 'idle', 'delay:1']) {
  test(`with load="${load}" Messenger is there without being asked for, and its window is not`, async ({
    page,
    site,
    companion,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, `data-load="${load}"`))));
    await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
    await expect.poll(() => command(page, 'status')).toMatchObject({ state: 'ready' });
    await expect(messenger(page).getByRole('textbox')).toHaveCount(0);
    // Genesys shows its own launcher: ours has made room.
    await expect(launcher(page)).toHaveCount(0);
  });
}

test('approaching the launcher fetches stage two and nothing of Genesys', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  const stageTwo = page.waitForResponse(/chat\.js/);
  await launcher(page).hover();
  await stageTwo;
  expect(asked.filter((url) => url.startsWith(sandbox.url))).toEqual([]);
});

test('where Genesys has no launcher of its own, ours stays for the closed window', async ({
  page,
  site,
  companion,
  control,
}) => {
  await control({ launcherVisibility: 'Off' });
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(launcher(page)).toBeHidden();
  await command(page, 'close');
  await expect(launcher(page)).toBeVisible();
});

test('options take effect: position, offset, colour, label and stacking order', async ({
  page,
  site,
  companion,
}) => {
  const attributes =
    'data-position="left" data-offset="5,7" data-color="rgb(1, 2, 3)" data-label="Fragen?" data-z-index="42"';
  await page.goto(site.put('/', plainPage(tagOf(companion, attributes))));
  const button = page.getByRole('button', { name: 'Fragen?' });
  await expect(button).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  const host = page.locator('messenger-tag');
  await expect(host).toHaveCSS('z-index', '42');
  const { x, y, height } = (await host.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  const { height: window } = page.viewportSize() ?? { height: 0 };
  expect([x, window - y - height]).toEqual([5, 7]);
});

test('unknown options and bad values are warned about by name, and the chat works', async ({
  page,
  site,
  companion,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-position="top" data-colour="red"'))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(warnings.filter((text) => text.includes('position'))).toHaveLength(1);
  expect(warnings.filter((text) => text.includes('colour'))).toHaveLength(1);
});

function command(page: Page, name: string, argument?: unknown) {
  return page.evaluate(([command, value]) => window.MessengerTag?.(command as 'set', value as Attributes), [
    name,
    argument,
  ] as const);
}
