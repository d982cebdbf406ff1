import { violations } from '../axe.ts';
import { expect, messenger, talk, test, textbox } from './fixtures.ts';

test.describe('GenesysJS', () => {
  test('[13.1/GenesysJS.configuration] the configuration lacks what says how Messenger looks, and two products', async ({
    snippet,
    sandbox,
  }) => {
    await snippet.visit();
    await snippet.event('Messenger.ready');
    const outcome = (await snippet.command('GenesysJS.configuration')) as { resolved: Answer };
    const { messenger: trimmed, ...top } = outcome.resolved;
    expect(top).toMatchObject({ id: sandbox.deploymentId, apiEndpoint: sandbox.url });
    for (const member of ['cobrowse', 'supportCenter', 'position']) expect(top).not.toHaveProperty(member);
    for (const member of ['launcherButton', 'styles', 'homeScreen'])
      expect(trimmed).not.toHaveProperty(member);
    for (const member of ['markdown', 'humanize'])
      expect(trimmed.apps.conversations).not.toHaveProperty(member);
    expect(trimmed.apps.conversations).toHaveProperty('autoStart');
  });

  test('[13.1/configurationReceived] is whole and replayed, also where the deployment is inactive', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ deploymentStatus: 'Inactive' });
    // The queue of an inactive deployment is never worked off: only the loaded script itself hears a subscription.
    await snippet.visit({ script: 'window.stub = Genesys' });
    await page.waitForFunction(() => window.Genesys !== Reflect.get(window, 'stub'));
    const received = await page.evaluate(
      () =>
        new Promise<Answer>((resolve) =>
          window.Genesys?.('subscribe', 'GenesysJS.configurationReceived', () =>
            // Who comes after it was published gets it, too.
            window.Genesys?.('subscribe', 'GenesysJS.configurationReceived', resolve),
          ),
        ),
    );
    expect(received).not.toHaveProperty('eventName');
    expect(received.data.deploymentConfig).toMatchObject({
      status: 'Inactive',
      cobrowse: {},
      supportCenter: {},
      position: {},
      messenger: {
        styles: {},
        launcherButton: {},
        homeScreen: {},
        apps: { conversations: { markdown: {}, humanize: {} } },
      },
    });
    await expect(page.locator('iframe')).toHaveCount(0);
  });
});

test('[13.1/domainNotAllowed] a page on a host that is refused hears so, and gets no configuration', async ({
  page,
  snippet,
  control,
}) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/domains.json', async (route) => {
    await held;
    await route.continue();
  });
  await control({ allowedDomains: ['shop.example'] });
  await snippet.visit({ script: 'window.stub = Genesys' });
  await page.waitForFunction(() => window.Genesys !== Reflect.get(window, 'stub'));
  const refused = page.evaluate(
    () =>
      new Promise((resolve) => {
        const heard: string[] = [];
        window.Genesys?.('subscribe', 'GenesysJS.configurationReceived', () => heard.push('configuration'));
        window.Genesys?.('subscribe', 'GenesysJS.domainNotAllowed', () => resolve(heard));
      }),
  );
  goOn();
  expect(await refused).toEqual([]);
});

test.describe('the home screen', () => {
  test('[13.2/homeScreen] is seen first, with logo and headings, and leads to a conversation', async ({
    page,
    snippet,
    control,
  }) => {
    await control({
      homeScreen: { enabled: true, logoUrl: logo },
      customI18nLabels: [
        {
          language: 'en-us',
          localizedLabels: [
            { key: 'MessengerHomeHeaderTitle', value: 'Rain again?' },
            { key: 'MessengerHomeHeaderSubTitle', value: 'We have an answer.' },
          ],
        },
      ],
    });
    await snippet.visit();
    await snippet.command('Messenger.open');
    const window = messenger(page);
    await expect(window.getByRole('heading', { name: 'Rain again?' })).toBeVisible();
    await expect(window.getByText('We have an answer.')).toBeVisible();
    await expect(window.locator('img.logo')).toHaveAttribute('src', logo);
    expect(snippet.sent).toEqual([]);
    await window.getByRole('button', { name: 'Start a conversation' }).click();
    await snippet.event('Conversations.opened');
    await expect(textbox(page)).toBeVisible();
    await window.getByRole('button', { name: 'Back to the start' }).click();
    await expect(window.getByRole('heading', { name: 'Rain again?' })).toBeVisible();
    await snippet.command('Messenger.close');
    await snippet.event('Conversations.closed');

    // Who has a conversation goes on with it.
    await snippet.command('Messenger.open');
    await expect(textbox(page)).toBeVisible();
  });

  test('[13.2/homeScreen] [13.2/knowledge] knowledge and co-browsing by voice force it on, and are on it', async ({
    page,
    snippet,
    control,
  }) => {
    await control({
      knowledge: 'on',
      cobrowse: { enabled: true, channels: ['Voice'] },
      conversationsApp: 'off',
    });
    await snippet.visit();
    expect(await snippet.command('Messenger.openConversation')).toEqual({
      rejected: 'Conversation app must be enabled in your configuration.',
    });
    await snippet.command('Messenger.open');
    const ways = messenger(page).locator('.home .way');
    await expect(ways).toHaveText(['Search for answers', 'Share this page']);
    await ways.first().click();
    await expect(messenger(page).getByRole('searchbox')).toBeVisible();
  });

  test('a window with nothing to show is refused', async ({ snippet, control }) => {
    await control({ conversationsApp: 'off' });
    await snippet.visit();
    expect(await snippet.command('Messenger.open')).toEqual({
      rejected: 'Conversation app must be enabled in your configuration.',
    });
  });
});

test.describe('Markdown', () => {
  const words = 'Both are **on the way**:\n- [The Calder](https://shop.example/calder)\n- `C-92`';
  const said = {
    type: 'message',
    class: 'StructuredMessage',
    code: 200,
    body: {
      id: 'm1',
      type: 'Text',
      direction: 'Outbound',
      text: words,
      channel: { time: new Date(0).toISOString() },
    },
  };

  test('[13.2/conversations] of bots and agents is drawn, that of the visitor is not', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ markdown: 'on' });
    await snippet.visit();
    await snippet.command('Messenger.open');
    await talk(page, 'Is **this** bold?');
    snippet.push(said);
    const log = messenger(page).getByRole('log');
    await expect(log.locator('strong')).toHaveText('on the way');
    await expect(log.getByRole('link', { name: 'The Calder' })).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(log.locator('li')).toHaveText(['The Calder', 'C-92']);
    await expect(log).toContainText('Is **this** bold?');
  });

  test('[13.2/conversations] stays as it was written where it is off', async ({ page, snippet }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await expect(textbox(page)).toBeVisible();
    await snippet.event('MessagingService.started');
    snippet.push(said);
    await expect(messenger(page).getByRole('log')).toContainText('Both are **on the way**');
  });
});

test.describe('languages', () => {
  const german = {
    languages: ['en-us', 'de-de'],
    customI18nLabels: [
      { language: 'de-de', localizedLabels: [{ key: 'MessengerLauncherButtonText', value: 'Fragen?' }] },
    ],
  };

  test('[13.2/customI18nLabels] the window speaks the page’s language, and the launcher has its text', async ({
    page,
    snippet,
    control,
  }) => {
    await control(german);
    await snippet.visit({
      html: '<!doctype html><html lang="de"><head></head><body>Guten Tag</body></html>',
    });
    const button = page.frameLocator('#genesys-mxg-frame').getByRole('button', { name: 'Fragen?' });
    await expect(button).toBeVisible();
    await button.click();
    const window = messenger(page);
    await expect(window.getByRole('textbox', { name: 'Nachricht' })).toBeVisible();
    await expect(window.locator('html')).toHaveAttribute('lang', 'de-de');
  });

  test('[13.1/Messenger.configure] the page can choose another of the deployment’s languages, at any time', async ({
    page,
    snippet,
    control,
  }) => {
    await control(german);
    await snippet.visit();
    await snippet.command('Messenger.open');
    await expect(textbox(page)).toBeVisible();
    expect(await snippet.command('Messenger.configure', { config: { lang: 'de-de' } })).toHaveProperty(
      'resolved',
    );
    await expect(messenger(page).getByRole('textbox', { name: 'Nachricht' })).toBeVisible();
    await snippet.command('Messenger.configure', { config: { lang: 'en-us' } });
    await expect(textbox(page)).toBeVisible();
    expect(await snippet.command('Messenger.configure', { config: { lang: 'fr-fr' } })).toEqual({
      rejected: 'This deployment does not speak "fr-fr", but en-us, de-de.',
    });
    expect(await snippet.command('Messenger.configure')).toEqual({
      rejected: 'Messenger.configure needs {config: {lang}}.',
    });
  });

  test('a page in none of them gets the default one', async ({ page, snippet, control }) => {
    await control({ ...german, defaultLanguage: 'de-de' });
    await snippet.visit({ html: '<!doctype html><html lang="fr"><head></head><body>Bonjour</body></html>' });
    await snippet.command('Messenger.open');
    await expect(messenger(page).getByRole('textbox', { name: 'Nachricht' })).toBeVisible();
  });
});

test('[4.8/look-and-feel] colour, position and the bot’s picture reach the page', async ({
  page,
  snippet,
  control,
}) => {
  await control({
    primaryColor: '#7a1f3d',
    position: { alignment: 'Left', sideSpace: 40, bottomSpace: 30 },
    humanize: { enabled: true, bot: { name: 'Kim', avatarUrl: logo } },
  });
  await page.setViewportSize({ width: 1200, height: 800 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  const window = messenger(page);
  await expect(window.getByRole('heading', { name: 'Kim' })).toBeVisible();
  await expect(window.locator('.avatar img')).toHaveAttribute('src', logo);
  await expect(window.locator('header')).toHaveCSS('background-color', 'rgb(122, 31, 61)');
  const box = await page.locator('#genesys-mxg-container-frame').boundingBox();
  expect(box).toMatchObject({ x: 40 });
  // The launcher stands below it.
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(800 - 30 - 72 - 10);
});

test('axe finds nothing on the screens that are no conversation, nor in an invitation', async ({
  page,
  snippet,
  control,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await control({
    homeScreen: { enabled: true, logoUrl: logo },
    knowledge: 'on',
    cobrowse: { enabled: true, channels: ['Voice'] },
    cobrowseJoinCodes: ['1234'],
  });
  await snippet.visit({
    html: '<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>A page</h1></main></body></html>',
  });
  await snippet.command('Engage.invite', { engageContent: { offerText: 'May we help you choose?' } });
  await expect(page.frameLocator('#genesys-sandbox-toast-frame').getByRole('alert')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await snippet.command('Messenger.open');
  const window = messenger(page);
  await expect(window.getByRole('button', { name: 'Search for answers' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await window.getByRole('button', { name: 'Search for answers' }).click();
  await window.getByRole('searchbox').fill('umbrella');
  await window.getByRole('searchbox').press('Enter');
  await expect(window.getByRole('listitem').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await window.getByRole('button', { name: 'Back to the start' }).click();
  await window.getByRole('button', { name: 'Share this page' }).click();
  await expect(window.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.keyboard.type('9999');
  await page.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** A picture without a server. */
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" rx="8" fill="#0165A7"/></svg>',
)}`;

// biome-ignore lint/suspicious/noExplicitAny: a test looks at answers of every shape.
type Answer = any;
