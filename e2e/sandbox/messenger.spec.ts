import { expect, messenger, talk, test, textbox } from './fixtures.ts';

const headless = { headlessMode: { enabled: true } };
const needsUserInterface = {
  rejected: 'Messenger user interface must be enabled in your configuration.',
};

test.describe('Messenger', () => {
  test('[3.2/Messenger.open] [3.2/Messenger.close] [3.3/Messenger] open refuses when open; the events come', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    expect(await snippet.command('Messenger.open')).toHaveProperty('resolved');
    await expect(textbox(page)).toBeVisible();
    await snippet.event('Messenger.opened');
    expect(await snippet.command('Messenger.open')).toHaveProperty('rejected');
    expect(await snippet.command('Messenger.close')).toHaveProperty('resolved');
    await expect(textbox(page)).toBeHidden();
    await snippet.event('Messenger.closed');
  });

  test('[3.2/Messenger.openConversation] it opens the window; headless, all of its kind refuse', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    expect(await snippet.command('Messenger.openConversation')).toHaveProperty('resolved');
    await expect(textbox(page)).toBeVisible();

    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    for (const command of ['open', 'openConversation', 'openSearch', 'openCobrowse'])
      expect(await snippet.command(`Messenger.${command}`)).toEqual(needsUserInterface);
    await expect(textbox(page)).toBeHidden();
  });

  test('[3.2/Messenger.clear] [3.5/no-PII] it empties the storage, in all tabs, and ends until a reload', async ({
    page,
    context,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await talk(page, 'My name is Ada Lovelace');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Lovelace');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForFunction(() =>
      Reflect.get(window, 'seen').some(({ name }: { name: string }) => name === 'MessagingService.restored'),
    );

    await snippet.command('Messenger.clear');
    await snippet.event('Messenger.cleared');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await expect(textbox(page)).toBeHidden();
    expect(await snippet.command('Messenger.open')).toHaveProperty('rejected');
    await other.waitForFunction(() =>
      Reflect.get(window, 'seen').some(({ name }: { name: string }) => name === 'Messenger.cleared'),
    );
    await page.reload();
    expect(await snippet.command('Messenger.open')).toHaveProperty('resolved');
  });

  test('[3.3/Conversations] opened, started and closed; error when there is no connection', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await snippet.event('Conversations.opened');
    await snippet.event('Conversations.started');
    await snippet.command('Messenger.close');
    await snippet.event('Conversations.closed');

    await page.evaluate(() => localStorage.clear());
    await snippet.visit({
      config: { messenger: { apps: { conversations: { messagingEndpoint: 'ws://127.0.0.1:9' } } } },
    });
    await snippet.command('Messenger.open');
    expect((await snippet.event('Conversations.error')).envelope.data).toHaveProperty('error');
    await expect(messenger(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('[3.2/no-unread] a message that nobody reads changes neither the title nor the launcher', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await snippet.event('MessagingService.started');
    await snippet.command('Messenger.close');
    await snippet.event('MessagingService.messagesReceived');
    expect(await page.title()).toBe('Page');
    await expect(page.frameLocator('#genesys-mxg-frame').locator('body')).toHaveText('');
  });
});

test.describe('Launcher', () => {
  test('[3.2/Launcher.show] [3.3/Launcher] shows and hides on demand only', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ launcherVisibility: 'OnDemand' });
    await snippet.visit();
    await snippet.event('Launcher.ready');
    const frame = page.locator('#genesys-mxg-frame');
    await expect(frame).toBeHidden();
    expect(await snippet.command('Launcher.hide')).toEqual({ rejected: 'Launcher button is already hidden' });
    await snippet.command('Launcher.show');
    await snippet.event('Launcher.visible');
    await expect(frame).toBeVisible();
    await snippet.command('Launcher.hide');
    await snippet.event('Launcher.hidden');
    await expect(frame).toBeHidden();

    for (const launcherVisibility of ['On', 'Off']) {
      await control({ launcherVisibility });
      await snippet.visit();
      await snippet.event('Launcher.ready');
      await expect(frame).toBeVisible({ visible: launcherVisibility === 'On' });
      for (const command of ['Launcher.show', 'Launcher.hide'])
        expect(await snippet.command(command)).toEqual({
          rejected: 'Invalid configuration of Launcher button',
        });
    }
  });
});

test.describe('the frames', () => {
  test('[3.6/frames] ids, titles, sizes and places, on the right and, right to left, on the left', async ({
    page,
    snippet,
  }) => {
    await page.setViewportSize({ width: 1200, height: 800 });
    await snippet.visit();
    const launcher = page.locator('#genesys-mxg-frame');
    await expect(launcher).toHaveAttribute('title', 'Messenger Launcher');
    expect(await launcher.boundingBox()).toEqual({
      x: 1200 - 72 - 20,
      y: 800 - 72 - 12,
      width: 72,
      height: 72,
    });
    await snippet.command('Messenger.open');
    const window = page.locator('#genesys-mxg-container-frame');
    await expect(window).toHaveAttribute('title', 'Messenger');
    expect(await window.boundingBox()).toEqual({
      x: 1200 - 426 - 20,
      // Above the launcher, with 10 px between them.
      y: 800 - 560 - 12 - 72 - 10,
      width: 426,
      height: 560,
    });
    await expect(window).toHaveCSS('z-index', '99999999');
    await expect(window).toHaveCSS('position', 'fixed');
    await expect(page.locator('#genesys-thirdparty-frame')).toBeAttached();

    await page.setViewportSize({ width: 1200, height: 1400 });
    await expect.poll(async () => (await window.boundingBox())?.height).toBe(712);
    await page.setViewportSize({ width: 600, height: 700 });
    await expect.poll(() => window.boundingBox()).toEqual({ x: 0, y: 0, width: 600, height: 700 });

    await page.setViewportSize({ width: 1200, height: 800 });
    await page.evaluate(() => localStorage.clear());
    await snippet.visit({ html: '<!doctype html><html dir="rtl"><head></head><body>שלום</body></html>' });
    await snippet.command('Messenger.open');
    await expect.poll(async () => (await window.boundingBox())?.x).toBe(20);
  });

  test('[3.6/escape] Escape does not close the window; the clear button is there when enabled only', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await textbox(page).press('Escape');
    await expect(textbox(page)).toBeVisible();
    const clear = messenger(page).getByRole('button', { name: 'Clear conversation' });
    await expect(clear).toBeVisible();

    await page.evaluate(() => localStorage.clear());
    const conversationClear = { enabled: false };
    await snippet.visit({ config: { messenger: { apps: { conversations: { conversationClear } } } } });
    await snippet.command('Messenger.open');
    await expect(messenger(page).getByText('Online')).toBeVisible();
    await expect(clear).toBeHidden();
  });

  test('[3.6/host-page-network] the page itself connects: its policy applies, the frame asks for nothing', async ({
    page,
    snippet,
    sandbox,
  }) => {
    const asked: { url: string; byThePage: boolean }[] = [];
    page.on('request', (request) =>
      asked.push({ url: request.url(), byThePage: request.frame() === page.mainFrame() }),
    );
    const visitWithPolicy = (connect: string) => {
      const policy = `default-src 'none'; script-src 'unsafe-inline' ${sandbox.url}; frame-src ${sandbox.url}; connect-src ${connect}`;
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      return snippet.visit({ html: `<!doctype html><html><head>${meta}</head><body>A page</body></html>` });
    };
    const refused = page.waitForEvent('console', (message) => message.text().includes('connect-src'));
    await visitWithPolicy("'none'");
    expect((await refused).text()).toContain('domains.json');

    await visitWithPolicy(`${sandbox.url} ${sandbox.url.replace('http', 'ws')}`);
    await snippet.command('Messenger.open');
    await talk(page, 'Hello');
    await page.reload();
    await expect(messenger(page).getByRole('log')).toContainText('Hello');
    expect(asked.some(({ url, byThePage }) => byThePage && url.includes('/webmessaging/messages'))).toBe(
      true,
    );
    expect(asked.filter(({ url, byThePage }) => !byThePage && !url.includes('/messenger/'))).toEqual([]);
  });
});

test.describe('what is kept', () => {
  const stored = (name: string) =>
    JSON.parse(
      Object.entries(localStorage).find(([key]) => /^_[\w-]+:/.test(key) && key.endsWith(`:${name}`))?.[1] ??
        'null',
    );

  test('[3.5/gcmcsessionActive] [3.5/actmu] an active conversation, and who the visitor is', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Messenger.ready');
    expect(await page.evaluate(stored, 'gcmcsessionActive')).toBeNull();
    const visitor = await page.evaluate(stored, 'actmu');
    expect(visitor).toBeTruthy();
    await snippet.command('Messenger.open');
    await snippet.event('Conversations.started');
    expect(await page.evaluate(stored, 'gcmcsessionActive')).toEqual({ value: 'true' });
    await page.reload();
    await snippet.event('Messenger.ready');
    expect(await page.evaluate(stored, 'actmu')).toEqual(visitor);
  });

  test('[3.5/gcmcopn] a reload opens the window again if it was open, with a conversation to restore', async ({
    page,
    snippet,
    control,
  }) => {
    const conversations = { autoStart: { enabled: false } };
    await control({ botDelayMs: 0 });
    await snippet.visit({ config: { messenger: { apps: { conversations } } } });
    await snippet.command('Messenger.open');
    await expect(messenger(page).getByText('Online')).toBeVisible();
    await page.reload();
    await snippet.event('Messenger.ready');
    await expect(textbox(page)).toBeHidden();

    await snippet.command('Messenger.open');
    await talk(page, 'quux');
    await expect(messenger(page).getByRole('log')).toContainText('colleague');
    await page.reload();
    await expect(messenger(page).getByRole('log')).toContainText('colleague');

    await snippet.command('Messenger.close');
    await page.reload();
    await snippet.event('MessagingService.restored');
    await expect(textbox(page)).toBeHidden();
  });
});
