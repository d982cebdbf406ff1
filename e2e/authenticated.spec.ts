import { command, customersOf, expectLog, test } from './authenticated.ts';
import { expect, launcher, panel, problemsOf, talk } from './fixtures.ts';
import { userToken } from './user-tokens.ts';

test.describe('a visitor who signs in during a conversation', { tag: '@firefox' }, () => {
  test('goes on with it as who they are, signs out, and the next one sees nothing', async ({
    page,
    provider,
    visit,
    tokenOf,
    conversations,
    sandbox,
  }) => {
    const problems = await problemsOf(page);
    const companion = await provider({ sessionUpgrade: 'on' });
    await visit(companion, page);
    await launcher(page).click();
    await talk(page, 'Hello from nobody');
    await expect.poll(async () => customersOf(await conversations())).toEqual([undefined]);

    await command(page, 'identify', await tokenOf('ada'));
    await expect.poll(async () => customersOf(await conversations())).toEqual(['ada']);
    await expectLog(page, 'Hello from nobody');
    // The same person by another token: nothing changes.
    const guest = await command(page, 'status');
    await command(page, 'identify', await userToken('ada', sandbox.deploymentId, '11m'));
    expect(await command(page, 'status')).toEqual(guest);
    await talk(page, 'Hello from Ada');
    expect(await conversations()).toHaveLength(1);

    await command(page, 'logout');
    await command(page, 'open');
    await expectLog(page, undefined);
    await page.reload();
    await command(page, 'open');
    await expectLog(page, undefined);
    expect(await problems()).toEqual([]);
  });

  test('is out also where the page is left in the same moment', async ({
    page,
    provider,
    visit,
    tokenOf,
    site,
  }) => {
    const companion = await provider({ sessionUpgrade: 'on' });
    await visit(companion, page);
    await command(page, 'identify', await tokenOf('ada'));
    await launcher(page).click();
    await talk(page, 'Hello from Ada');
    // Nothing that Genesys is asked for gets through any more.
    await page.route('**/token/revoke', (route) => route.abort());
    await page.evaluate(() => {
      WebSocket.prototype.send = () => {};
      void window.MessengerTag?.('logout');
    });
    await page.goto(site.put('/goodbye', '<p>Goodbye</p>'));
    await page.unroute('**/token/revoke');
    await visit(companion, page);
    await launcher(page).click();
    await expectLog(page, undefined);
    expect(await leftIn(page)).toEqual([]);
  });
});

test.describe('a page that may be somebody else’s by now', () => {
  test('lets go of a conversation of before, where Messenger was never on the page of the logout', async ({
    page,
    provider,
    visit,
    tokenOf,
  }) => {
    const companion = await provider({ sessionUpgrade: 'on' });
    await visit(companion, page);
    await command(page, 'identify', await tokenOf('ada'));
    await launcher(page).click();
    await talk(page, 'Hello from Ada');
    // A day later: no page fetches the chat unasked any more.
    await page.addInitScript(() => localStorage.removeItem('messenger-tag:chat'));
    await visit(companion, page);
    await command(page, 'logout');
    await launcher(page).click();
    await expectLog(page, undefined);
  });

  test('shows another visitor nothing of the one before, and has a conversation of their own', async ({
    page,
    provider,
    visit,
    tokenOf,
    conversations,
  }) => {
    const companion = await provider({ sessionUpgrade: 'off' });
    await visit(companion, page);
    await command(page, 'identify', await tokenOf('ada'));
    await launcher(page).click();
    await talk(page, 'Hello from Ada');
    await expect.poll(async () => customersOf(await conversations())).toEqual(['ada']);
    await command(page, 'identify', await tokenOf('bob'));
    await expectLog(page, undefined);
    await talk(page, 'Now Bob');
    await expect.poll(async () => customersOf(await conversations())).toEqual(['ada', 'bob']);
  });

  test('has nobody’s chat in its other tabs either', async ({
    context,
    page,
    provider,
    visit,
    tokenOf,
    conversations,
  }) => {
    const companion = await provider({ sessionUpgrade: 'on' });
    const ada = await tokenOf('ada');
    const other = await context.newPage();
    await visit(companion, page);
    await command(page, 'identify', ada);
    await command(page, 'open');
    await talk(page, 'Hello from Ada');
    // Else the other tab would be signing in still when she signs out here, and go on as its own page says.
    await expect.poll(async () => customersOf(await conversations())).toEqual(['ada']);
    // There the chat opens by itself, as it is open here, maybe before anybody has seen the launcher.
    await other.goto(page.url());
    await other.waitForFunction(() => window.MessengerTag);
    await command(other, 'identify', ada);
    await command(other, 'open');
    await expectLog(other, 'Hello from Ada');
    await command(page, 'logout');
    await expect.poll(async () => (await command(other, 'status')).state).toBe('ready');
    await command(other, 'open');
    await expectLog(other, undefined);
    await talk(other, 'Somebody else');
    await expect.poll(async () => customersOf(await conversations())).toEqual(['ada', undefined]);
  });
});

test('a sign-in that is over while the chat is open is renewed by the site’s function, and nobody notices', async ({
  page,
  provider,
  visit,
  tokenOf,
  conversations,
  control,
}) => {
  const problems = await problemsOf(page);
  const companion = await provider({ sessionUpgrade: 'off' });
  const tokens = [await tokenOf('ada'), await tokenOf('ada')];
  const asked: number[] = [];
  await page.exposeFunction('freshToken', () => tokens[Math.min(asked.push(1), tokens.length) - 1]);
  await visit(companion, page);
  await page.evaluate(() => {
    const { freshToken } = window as unknown as { freshToken: () => Promise<string> };
    void window.MessengerTag?.('identify', () => freshToken());
  });
  await launcher(page).click();
  await talk(page, 'Hello from Ada');
  await expect.poll(async () => customersOf(await conversations())).toEqual(['ada']);
  // Neither Genesys's JWT nor its refresh token is good any more.
  await control({ advance: { days: 2 }, closeSockets: true });
  await talk(page, 'Still here');
  const saidBy = async () => (await conversations()).at(-1);
  await expect.poll(async () => JSON.stringify((await saidBy())?.messages)).toContain('Still here');
  expect((await saidBy())?.customer?.subject).toBe('ada');
  expect(asked.length).toBeGreaterThan(1);
  expect(await problems()).toEqual([]);
});

test('where the site’s visitors must sign in, the panel says so, and the chat opens once they have', async ({
  page,
  provider,
  visit,
  tokenOf,
}) => {
  const companion = await provider({ sessionUpgrade: 'off' }, { USER_TOKENS: 'required' });
  await visit(companion, page);
  const needed = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('messenger-tag:sign_in_needed', ({ type }) => resolve(type));
      }),
  );
  await launcher(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('Please sign in first');
  expect(await needed).toBe('messenger-tag:sign_in_needed');
  await command(page, 'identify', await tokenOf('ada'));
  await expectLog(page, undefined);
});

test('tokens and codes are in no event, no dataLayer, no global, no address, and no storage of ours', async ({
  page,
  provider,
  visit,
  tokenOf,
}) => {
  const companion = await provider({ sessionUpgrade: 'on' });
  const token = await tokenOf('ada');
  const seen: string[] = [];
  const codes: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/auth-code')) return;
    const { authCode, codeVerifier } = await response.json();
    codes.push(authCode, codeVerifier);
  });
  await page.addInitScript(() => {
    const events: string[] = [];
    Object.assign(window, { dataLayer: [], events });
    const { dispatchEvent } = document;
    document.dispatchEvent = (event) => {
      events.push(event.type + JSON.stringify((event as CustomEvent).detail));
      return dispatchEvent.call(document, event);
    };
  });
  await visit(companion, page);
  await launcher(page).click();
  await talk(page, 'Hello from Ada');
  await command(page, 'identify', token);
  await expect.poll(() => codes.length).toBeGreaterThan(1);
  await talk(page, 'It is me');
  const status = await command(page, 'status');
  const inPage = await page.evaluate(() => {
    const { events, dataLayer } = window as unknown as { events: string[]; dataLayer: unknown[] };
    const ours = Object.entries(localStorage).filter(([key]) => key.startsWith('messenger-tag'));
    const globals = Object.entries(window).filter(([, value]) => typeof value === 'string');
    return JSON.stringify([events, dataLayer, ours, globals, location.href, document.cookie]);
  });
  for (const secret of [token, ...codes])
    expect([...seen, inPage, JSON.stringify(status)].join('\n')).not.toContain(secret);
});

/** What Genesys and the chat keep in the page's storage of whoever signs in. */
const leftIn = (page: import('@playwright/test').Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /gca?r?tkn$|:leaving$/.test(key)));
