import { answerWith, expect, type Frame, test } from './fixtures.ts';

const headlessMode = { enabled: true };
const auth = { enabled: true, allowSessionUpgrade: false };
const code = { authCode: 'code-1', redirectUri: 'https://shop.example/signed-in' };

/** The page's own plugin; `getAuthCode` is the body of the command. */
const provider = (getAuthCode = `e.resolve(${JSON.stringify(code)})`, more = '') => `
  Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
    window.asked = 0;
    AuthProvider.registerCommand('getAuthCode', (e) => { window.asked += 1; ${getAuthCode} });
    AuthProvider.registerCommand('reAuthenticate', (e) => { void fetch('/sign-in-anew'); e.resolve(); });
    ${more}
    AuthProvider.ready();
  })`;

test.beforeEach(async ({ page, snippet }) => {
  await page.route(
    '**/token/oauthcodegrantjwtexchange',
    answerWith({ jwt: 'jwt-1', refreshToken: 'refresh-1' }),
  );
  await page.route('**/token/refresh', answerWith({ jwt: 'jwt-2' }));
  await page.route('**/token/revoke', answerWith({}));
  snippet.play(configured);
});

test('[10.1/at-once] a page that waits for authenticated before it opens gets it, after a reload too', async ({
  page,
  snippet,
}) => {
  const opens = `Genesys('subscribe', 'Auth.authenticated', () => Genesys('command', 'Messenger.open'))`;
  await snippet.visit({ config: { auth }, script: `${provider()};${opens}` });
  expect((await snippet.event('Auth.authenticating')).envelope.data).toEqual(code);
  await snippet.event('Messenger.opened');
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    authenticated: true,
  });
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(1);

  await page.reload();
  expect((await snippet.event('Auth.authenticated')).envelope.data).toEqual({
    jwt: 'jwt-1',
    refreshToken: 'refresh-1',
  });
  await snippet.event('Messenger.opened');
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(0);
});

test('[10.1/getTokens-logout] a page reads at Auth.ready whether somebody is signed in, and nobody is after a sign-out', async ({
  page,
  snippet,
}) => {
  const reads = `AuthProvider.subscribe('Auth.ready', () => {
    window.atReady = AuthProvider.data('Auth.authenticated');
    window.isSignedIn = () => AuthProvider.data('Auth.authenticated');
  });`;
  await snippet.visit({ config: { auth }, script: provider(undefined, reads) });
  await snippet.event('Auth.authenticated');
  await page.reload();
  await snippet.event('Auth.authenticated');
  expect(await page.evaluate(() => Reflect.get(window, 'atReady'))).toBe(true);
  await snippet.command('Auth.logout');
  expect(await page.evaluate(() => Reflect.get(window, 'isSignedIn')())).toBe(false);
});

test('[10.1/headless] a socket opens by itself; with autostart a conversation begins, unless it is to be configured only', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { auth, headlessMode }, script: provider() });
  await snippet.event('MessagingService.sendingMessage');
  expect(actionsOf(snippet.sent)).toEqual(['configureAuthenticatedSession', 'onMessage']);

  await page.evaluate(() => localStorage.clear());
  snippet.sent.length = 0;
  const settings = `AuthProvider.data('settings', { headless: { configureOnly: true } });`;
  await snippet.visit({ config: { auth, headlessMode }, script: provider(undefined, settings) });
  await snippet.event('MessagingService.started');
  expect(await snippet.command('MessagingService.joinConversation')).toHaveProperty('resolved');
  await snippet.event('MessagingService.sendingMessage');
  expect(actionsOf(snippet.sent)).toEqual(['configureAuthenticatedSession', 'onMessage']);
});

test('[10.1/step-up] [10.1/signedIn] a guest signs in, and the server says so', async ({
  page,
  snippet,
  control,
}) => {
  await control({ authentication: 'on' });
  await page.unroute('**/token/oauthcodegrantjwtexchange');
  snippet.play(() => undefined);
  const signIn = `AuthProvider.registerCommand('signIn', (e) => {
    e.resolve(); AuthProvider.publish('signedIn', { authCode: 'code-1' }) });`;
  const config = { auth: { ...auth, allowSessionUpgrade: true } };
  await snippet.visit({ config, script: provider(undefined, signIn) });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.messagesReceived');
  expect(actionsOf(snippet.sent)[0]).toBe('configureSession');
  expect(await page.evaluate(() => Reflect.get(window, 'asked'))).toBe(0);

  await page.frameLocator('#genesys-mxg-container-frame').getByRole('button', { name: 'Sign in' }).click();
  expect((await snippet.event('Auth.signedIn')).envelope.data).toEqual({ authCode: 'code-1' });
  expect((await snippet.event('MessagingService.steppedUpConversation')).envelope.data).toMatchObject({
    type: 'Event',
    events: [{ eventType: 'Presence', presence: { type: 'SignIn' } }],
  });
});

test('[10.1/getAuthCode] exactly one of code and id token, with what else the page says about it', async ({
  page,
  snippet,
}) => {
  const more = { codeVerifier: 'the-verifier', nonce: 'the-nonce', maxAge: 60, iss: 'https://id.example' };
  const exchange = page.waitForRequest(
    (request) => /exchange$/.test(request.url()) && request.method() === 'POST',
  );
  await snippet.visit({
    config: { auth },
    script: provider(`e.resolve(${JSON.stringify({ ...code, ...more })})`),
  });
  expect((await exchange).postDataJSON().oauth).toEqual({
    code: code.authCode,
    redirectUri: code.redirectUri,
    ...more,
  });
  // Tokens that come after the storage is emptied would be found by the next page.
  await snippet.event('Auth.authenticated');

  for (const wrong of [{}, { ...code, idToken: 'a-token' }]) {
    await page.evaluate(() => localStorage.clear());
    await snippet.visit({ config: { auth }, script: provider(`e.resolve(${JSON.stringify(wrong)})`) });
    await snippet.event('Auth.authProviderError');
  }
});

test('[10.1/newest-code] [10.1/redirectUri] [10.1/after-403] a refused JWT leads to a refresh, a new sign-in and a new code', async ({
  page,
  snippet,
}) => {
  const exchanged: Frame[] = [];
  const asked: string[] = [];
  page.on('request', (request) => {
    const [, last = ''] = /\/(refresh|sign-in-anew)$/.exec(request.url()) ?? [];
    if (last !== '' && request.method() !== 'OPTIONS') asked.push(last);
  });
  await page.route('**/token/oauthcodegrantjwtexchange', (route) => {
    const { oauth } = route.request().postDataJSON() ?? {};
    if (oauth) exchanged.push(oauth);
    return answerWith({ jwt: `jwt-of-${oauth?.code}`, refreshToken: 'refresh-1' })(route);
  });
  await page.route('**/token/refresh', answerWith({ message: 'too old' }, 401));
  snippet.play((frame) => {
    if (frame.data?.code !== 'jwt-of-code-1') return configured(frame);
    const { tracingId } = frame;
    return [{ type: 'response', class: 'string', code: 403, tracingId, body: 'Try to authenticate again' }];
  });
  const newest = `e.resolve({ authCode: 'code-' + window.asked, redirectUri: '${code.redirectUri}' })`;
  await snippet.visit({ config: { auth }, script: provider(newest) });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  expect(exchanged).toEqual([
    { code: 'code-1', redirectUri: code.redirectUri },
    { code: 'code-2', redirectUri: code.redirectUri },
  ]);
  expect(asked).toEqual(['refresh', 'sign-in-anew']);
});

test('[10.1/getTokens-logout] the tokens are told as authenticated, and every tab tells of the sign-out', async ({
  page,
  context,
  snippet,
}) => {
  await snippet.visit({ config: { auth }, script: provider() });
  await snippet.event('Auth.authenticated');
  expect(await snippet.command('Auth.getTokens')).toEqual({
    resolved: { jwt: 'jwt-1', refreshToken: 'refresh-1' },
  });
  await expect.poll(() => snippet.dataOf('Auth.authenticated')).toHaveLength(2);

  const other = await context.newPage();
  // The other tab's configuration is the sandbox's own, in which nobody signs in.
  await other.route('**/config.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), auth } });
  });
  await other.goto(page.url());
  const saw = (name: string) => Reflect.get(window, 'seen').some((event: Frame) => event.name === name);
  await other.waitForFunction(saw, 'Auth.authenticated');
  await snippet.command('Auth.logout');
  expect((await snippet.event('Auth.loggedOut')).envelope.data).toEqual({
    status: 200,
    statusText: 'OK',
    data: '{}',
  });
  await other.waitForFunction(saw, 'Auth.loggedOut');
});

test('[10.1/signedIn] of the implicit flow the page signs out at its provider', async ({ page, snippet }) => {
  await page.route('**/token/oauthcodegrantjwtexchange', answerWith({ jwt: 'jwt-1' }));
  const more = `AuthProvider.registerCommand('logoutOIDC', (e) => { window.leftProvider = true; e.resolve() });`;
  const getAuthCode = `e.resolve({ idToken: 'the-token', nonce: 'the-nonce' })`;
  await snippet.visit({ config: { auth }, script: provider(getAuthCode, more) });
  await snippet.event('Auth.authenticated');
  await snippet.command('Auth.logout');
  await page.waitForFunction(() => Reflect.get(window, 'leftProvider') === true);
});

test('[10.1/configuration] the configuration says whether visitors sign in, and nobody else may write then', async ({
  snippet,
  control,
}) => {
  await control({ authentication: 'on' });
  await snippet.visit();
  expect(
    (await snippet.event('GenesysJS.configurationReceived')).envelope.data.deploymentConfig,
  ).toMatchObject({
    auth: { enabled: true, allowSessionUpgrade: false },
  });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.ready');
  expect(await snippet.command('MessagingService.sendMessage', { message: 'Hello' })).toEqual({
    rejected: 'Messages cannot be sent while authenticating',
  });
  expect(snippet.sent).toEqual([]);
});

function configured({ action, tracingId }: Frame): object[] | undefined {
  if (action !== 'configureAuthenticatedSession') return undefined;
  const body = { connected: true, newSession: true, readOnly: false };
  return [{ type: 'response', class: 'SessionResponse', code: 200, tracingId, body }];
}

const actionsOf = (sent: readonly Frame[]) => sent.map(({ action }) => action);
