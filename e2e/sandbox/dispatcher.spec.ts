import { plainPage } from '../fixtures.ts';
import { expect, type PagePlugin, snippetOf, test } from './fixtures.ts';

test.describe('the loaded script', () => {
  test('2.3: it replaces window.Genesys and reads what the stub has kept', async ({ page, snippet }) => {
    await snippet.visit({ script: 'window.stub = Genesys' });
    await snippet.event('Messenger.ready');
    expect(await page.evaluate(() => window.Genesys === Reflect.get(window, 'stub'))).toBe(false);
    // The old stub is never read again.
    const asked = page.evaluate(
      () =>
        new Promise((resolve) => {
          Reflect.get(window, 'stub')('command', 'Database.get', {}, () => resolve('by the stub'));
          window.Genesys?.('command', 'Database.get', {}, () => resolve('by the script'));
        }),
    );
    expect(await asked).toBe('by the script');
  });

  test('2.3: it asks for the domains, then for the configuration, then executes the queue', async ({
    page,
    snippet,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().replace(/.*\//, '')));
    await snippet.visit({
      script: `Genesys('command', 'Database.get', {}, () => Genesys('subscribe', 'Messenger.ready', () => {
        seen.push({ name: 'queue executed', envelope: {} }) }))`,
    });
    await snippet.event('queue executed');
    expect(asked.filter((file) => file.endsWith('.json'))).toEqual(['domains.json', 'config.json']);
    const names = (await snippet.events()).map(({ name }) => name);
    expect(names[0]).toBe('GenesysJS.configurationReceived');
    expect(names.at(-1)).toBe('queue executed');
  });

  test('[3.3/GenesysJS] configurationReceived carries both configurations', async ({ snippet, sandbox }) => {
    await snippet.visit();
    const { envelope } = await snippet.event('GenesysJS.configurationReceived');
    expect(envelope.data).toMatchObject({
      deploymentConfig: { id: sandbox.deploymentId, status: 'Active' },
      snippetConfig: { environment: 'prod-euw1', deploymentId: sandbox.deploymentId },
    });
  });

  test('2.3: on a foreign domain it only says so, and no queued callback ever comes', async ({
    page,
    snippet,
    control,
  }) => {
    await control({ allowedDomains: ['shop.example'] });
    await snippet.visit({
      script: `Genesys('command', 'Database.get', {}, () => seen.push({ name: 'answered' }))`,
    });
    // The event is not replayed: only who looks before the check can see it. The requests are over when it is.
    await page.waitForResponse('**/domains.json');
    await page.waitForLoadState('networkidle');
    expect((await snippet.events()).map(({ name }) => name)).toEqual([]);
    await expect(page.locator('iframe')).toHaveCount(0);
  });

  test('[3.3/GenesysJS] domainNotAllowed reaches who subscribes to the script itself', async ({
    page,
    site,
    sandbox,
    control,
  }) => {
    await control({ allowedDomains: [] });
    await page.goto(
      site.put(
        '/',
        plainPage(
          `${snippetOf(sandbox)}<script>
            const stub = Genesys;
            let current = stub;
            Object.defineProperty(window, 'Genesys', { get: () => current, set(script) {
              current = script;
              script('subscribe', 'GenesysJS.domainNotAllowed', (envelope) => { window.refused = envelope });
            } });
          </script>`,
        ),
      ),
    );
    const refused = await page.waitForFunction(() => Reflect.get(window, 'refused'));
    expect(await refused.jsonValue()).toMatchObject({
      publisher: 'GenesysJS',
      event: 'GenesysJS.domainNotAllowed',
    });
  });

  test('[3.2/GenesysJS.configuration] answers the configuration, and refuses before it is there', async ({
    page,
    snippet,
  }) => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/domains.json', async (route) => {
      await held;
      await route.continue();
    });
    await snippet.visit({ script: 'window.stub = Genesys' });
    await page.waitForFunction(() => window.Genesys !== Reflect.get(window, 'stub'));
    expect(await snippet.command('GenesysJS.configuration')).toEqual({
      rejected: 'Deployment config is not available',
    });
    goOn();
    await snippet.event('Messenger.ready');
    expect(await snippet.command('GenesysJS.configuration')).toMatchObject({
      resolved: { status: 'Active' },
    });
  });
});

test.describe('Genesys()', () => {
  test('[3.1/command] returns nothing; a function as third argument is the one to resolve with', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Messenger.ready');
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const returned = window.Genesys?.('command', 'Database.get', (data: unknown) =>
            resolve({ returned: typeof returned, data }),
          );
        }),
    );
    expect(outcome).toEqual({ returned: 'undefined', data: {} });
  });

  test('[3.1/subscribe] [8/envelope] [8/replay] the envelope; a replay has no eventName; callbacks run later', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Messenger.ready');
    const seen = await page.evaluate(
      () =>
        new Promise((resolve) => {
          let returned: unknown = 'called at once';
          let live: object | undefined;
          window.Genesys?.('subscribe', 'Database.updated', (envelope: object) => {
            live = envelope;
          });
          window.Genesys?.('command', 'Database.set', { a: 1 }, () => {
            const subscribed = window.Genesys?.('subscribe', 'Messenger.ready', (replayed: object) =>
              resolve({ live, replayed, returned }),
            );
            returned = subscribed ?? 'nothing';
          });
        }),
    );
    expect(seen).toEqual({
      returned: 'nothing',
      live: {
        time: expect.any(Number),
        publisher: 'Database',
        event: 'Database.updated',
        eventName: 'updated',
        data: { a: 1 },
      },
      replayed: { time: expect.any(Number), publisher: 'Messenger', event: 'Messenger.ready', data: {} },
    });
  });

  test('[3.1/replayed] ready, configurationReceived, Launcher.visible, started: and no other', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Launcher.visible');
    await snippet.command('Messenger.open');
    await snippet.event('MessagingService.messagesReceived');
    const replayed = await page.evaluate(async () => {
      const names = (window as unknown as { seen: { name: string }[] }).seen.map(({ name }) => name);
      const heard: string[] = [];
      for (const name of new Set(names)) window.Genesys?.('subscribe', name, () => heard.push(name));
      await new Promise((resolve) => window.Genesys?.('subscribe', 'Messenger.ready', resolve));
      return heard;
    });
    expect(replayed.toSorted()).toEqual(
      [
        'Conversations.ready',
        'Database.ready',
        'Engage.ready',
        'GenesysJS.configurationReceived',
        'Launcher.ready',
        'Launcher.visible',
        'MessagingService.ready',
        'MessagingService.started',
        'Messenger.ready',
        'Toaster.ready',
      ].toSorted(),
    );
  });

  test('[3.1/registerPlugin] the plugin has commands, data, events of its own and those of others', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Messenger.ready');
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.Genesys?.('registerPlugin', 'Shop', async (plugin: PagePlugin) => {
            const heard: string[] = [];
            plugin.data('cart', { items: 2 });
            plugin.registerCommand('count', (call) => call.resolve(call.data));
            plugin.registerCommand('fail', (call) => call.reject('empty'));
            plugin.subscribe('Database.updated', () => heard.push('updated'));
            plugin.subscribe('Shop.sold', () => heard.push('sold'));
            plugin.republish('open', {});
            plugin.ready();
            plugin.publish('sold', {});
            await plugin.command('Database.set', { a: 1 });
            plugin.unsubscribe('Database.updated');
            await plugin.command('Database.set', { a: 2 });
            window.Genesys?.('subscribe', 'Shop.open', async () => {
              resolve({
                heard,
                data: plugin.data('cart'),
                configured: plugin.data('GenesysJS.deploymentConfig.status'),
                counted: await plugin.command('Shop.count', { n: 3 }),
                failed: await plugin.command('Shop.fail').catch((reason: unknown) => reason),
              });
            });
          });
        }),
    );
    expect(outcome).toEqual({
      heard: ['sold', 'updated'],
      data: { items: 2 },
      configured: 'Active',
      counted: { n: 3 },
      failed: 'empty',
    });
    const taken = await page.evaluate(() => {
      try {
        window.Genesys?.('registerPlugin', 'Messenger', () => {});
        return 'registered';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(taken).toBe("Can't register plugin Messenger -- Name is already taken");
  });

  test('[3.2/no-Conversations-commands] a command that is not there is never answered', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.event('Conversations.ready');
    const answered = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const wrong = () => resolve('answered');
          window.Genesys?.('command', 'Conversations.open', {}, wrong, wrong);
          window.Genesys?.('command', 'Conversations.unreadCount', {}, wrong, wrong);
          window.Genesys?.('command', 'Database.get', {}, () => setTimeout(resolve, 0, 'the next one only'));
        }),
    );
    expect(answered).toBe('the next one only');
  });
});
