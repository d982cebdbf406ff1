import { expect, launcher, messenger, type Page, panel, plainPage, tagOf, talk, test } from './fixtures.ts';

const anyLauncher = (page: Page) => page.locator('messenger-tag button[data-messenger]');
const theirs = (page: Page) => page.locator('#genesys-mxg-frame');

test.describe('the launcher’s button in Genesys’s deployment', () => {
  for (const launcherVisibility of ['Off', 'OnDemand'])
    test(`${launcherVisibility}: ours stays and counts what came while the window was closed`, async ({
      page,
      site,
      companion,
      control,
    }) => {
      await control({ launcherVisibility });
      await page.goto(site.put('/', plainPage(tagOf(companion))));
      await launcher(page).click();
      // The bot's greeting has come: what comes now is its answer alone, and the window closes before it.
      await expect(messenger(page).getByRole('button', { name: 'Delivery' })).toBeVisible();
      await control({ botDelayMs: 2_000 });
      await talk(page, 'Do you deliver?');
      await page.evaluate(() => window.MessengerTag?.('close'));
      await expect(anyLauncher(page)).toHaveAttribute('data-unread', '1');
      await expect(anyLauncher(page)).toHaveAccessibleName(/^Chat, .*\b1\b/);
      await anyLauncher(page).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
      await page.evaluate(() => window.MessengerTag?.('close'));
      await expect(anyLauncher(page)).toBeVisible();
      await expect(anyLauncher(page)).not.toHaveAttribute('data-unread');
      await expect(anyLauncher(page)).toHaveAccessibleName('Chat');
    });

  test('OnDemand: Genesys’s is there with the window, to make it small, and goes with it', async ({
    page,
    site,
    companion,
    control,
  }) => {
    await control({ launcherVisibility: 'OnDemand' });
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(theirs(page)).toBeVisible();
    await expect(anyLauncher(page)).toBeHidden();
    await page.frameLocator('#genesys-mxg-frame').getByRole('button').click();
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
    await expect(theirs(page)).toBeHidden();
    await expect(anyLauncher(page)).toBeVisible();
    // A session that is over takes Genesys's launcher along, also while the window is open.
    await anyLauncher(page).click();
    await talk(page, 'Hello');
    await control({ expireSessions: true });
    await expect(theirs(page)).toBeHidden();
    await expect(anyLauncher(page)).toBeVisible();
  });

  test('hide and show by the site: obeyed on demand, and told where Genesys refuses', async ({
    page,
    site,
    companion,
    control,
  }) => {
    const status = (name: 'hide' | 'show') => page.evaluate((each) => window.MessengerTag?.(each), name);
    await control({ launcherVisibility: 'OnDemand' });
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher="genesys" data-load="now"'))));
    await expect(theirs(page)).toBeVisible();
    expect((await status('hide'))?.problem).toBeUndefined();
    await expect(theirs(page)).toBeHidden();
    await status('show');
    await expect(theirs(page)).toBeVisible();

    await control({ launcherVisibility: 'On' });
    await page.reload();
    await expect(theirs(page)).toBeVisible();
    await page.waitForFunction(async () => (await window.MessengerTag?.('status'))?.state === 'ready');
    expect((await status('hide'))?.problem).toMatchObject({
      code: 'bad-config',
      detail: expect.stringContaining('OnDemand'),
    });
  });

  test('On: ours gives way to Genesys’s at the same place', async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    const ours = await anyLauncher(page).boundingBox();
    await page.evaluate(() => window.MessengerTag?.('open'));
    await page.evaluate(() => window.MessengerTag?.('close'));
    await expect(theirs(page)).toBeVisible();
    await expect(anyLauncher(page)).toBeHidden();
    const box = await theirs(page).boundingBox();
    expect(ours && box).not.toBeNull();
    if (ours && box)
      for (const side of ['x', 'y'] as const) {
        const middle = (box: typeof ours) => box[side] + box[side === 'x' ? 'width' : 'height'] / 2;
        expect(Math.abs(middle(ours) - middle(box))).toBeLessThanOrEqual(1);
      }
  });
});

for (const value of ['none', 'genesys'])
  test(`data-launcher="${value}" draws no button of ours`, async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, `data-launcher="${value}"`))));
    await page.waitForFunction(() => window.MessengerTag?.version);
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await page.evaluate(() => window.MessengerTag?.('close'));
    await expect(anyLauncher(page)).toHaveCount(0);
  });

for (const key of ['Enter', 'Space'])
  test(`${key} on the launcher opens the chat`, async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await expect(launcher(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(launcher(page)).toBeFocused();
    await page.keyboard.press(key);
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

test('Escape closes the panel, and the focus is on the launcher again', async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
  await expect(launcher(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button')).toHaveCount(2);
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(launcher(page)).toBeFocused();
});

for (const [how, attributes, query] of [
  ['data-debug', 'data-debug', ''],
  ['?messenger-debug', '', '?messenger-debug'],
] as const)
  test(`${how} prints every step with its time`, async ({ page, site, companion }) => {
    const printed: string[] = [];
    page.on('console', (message) => printed.push(message.text()));
    await page.goto(site.put('/', plainPage(tagOf(companion, attributes))) + query);
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    for (const step of ['ready', 'opened'])
      await expect
        .poll(() => printed)
        .toContainEqual(expect.stringMatching(new RegExp(`messenger-tag:${step} \\d+ ms$`)));
  });

for (const [who, attributes, objection] of [
  ['the site’s data-analytics="none"', 'data-analytics="none"', false],
  ['the visitor’s Global Privacy Control', '', true],
] as const)
  test(`${who} keeps everything out of the dataLayer`, async ({ page, site, companion }) => {
    if (objection)
      await page.addInitScript(() =>
        Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
      );
    const layer = '<script>window.dataLayer = []</script>';
    await page.goto(site.put('/', plainPage(layer + tagOf(companion, attributes))));
    await launcher(page).click();
    await talk(page, 'Hello');
    expect(await page.evaluate(() => (window as unknown as { dataLayer: object[] }).dataLayer.length)).toBe(
      0,
    );
  });

test('an attribute too large for Genesys is left out and told by name, and the rest is sent', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await expect(launcher(page)).toBeVisible();
  const problem = page.evaluate(
    () =>
      new Promise((resolve) =>
        window.MessengerTag?.('on', 'problem', ({ detail }: CustomEvent) => resolve(detail)),
      ),
  );
  await page.evaluate(() => window.MessengerTag?.('set', { essay: 'x'.repeat(2_048), plan: 'gold' }));
  await launcher(page).click();
  expect(await problem).toMatchObject({ code: 'bad-config', detail: expect.stringContaining('"essay"') });
  await talk(page, 'Hello');
  const sent = async () => (await received()).conversations[0]?.customAttributes;
  await expect.poll(sent).toMatchObject({ plan: 'gold' });
  expect(await sent()).not.toHaveProperty('essay');
});

test('attributes are sent again after a conversation was cleared', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-attribute-plan="gold"'))));
  await launcher(page).click();
  await talk(page, 'Hello');
  await page.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      window.Genesys?.('subscribe', 'MessagingService.conversationCleared', () => resolve());
      window.Genesys?.('command', 'MessagingService.clearConversation', {}, undefined, reject);
    });
    await window.MessengerTag?.('open');
  });
  await messenger(page).getByRole('button', { name: 'Start a new conversation' }).click();
  await talk(page, 'Once more');
  await expect
    .poll(async () => (await received()).conversations.map(({ customAttributes }) => customAttributes.plan))
    .toEqual(['gold', 'gold']);
});
