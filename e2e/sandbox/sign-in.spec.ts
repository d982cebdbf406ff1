import type { Page } from '@playwright/test';
import { answerWith, expect, messenger, test } from './fixtures.ts';

const auth = { enabled: true, allowSessionUpgrade: false };
const code = {
  authCode: 'the-code',
  redirectUri: 'https://shop.example/signed-in',
  codeVerifier: 'the-verifier',
};
const headlessMode = { enabled: true };

/** The page's own plugin, as Genesys asks for it (genesys.md 3.4). */
const provider = ({ resolved = code as object, more = '' } = {}) => `
  Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
    AuthProvider.registerCommand('getAuthCode', (e) => e.resolve(${JSON.stringify(resolved)}));
    AuthProvider.registerCommand('reAuthenticate', (e) => { window.reAuthenticated = true; e.resolve() });
    AuthProvider.registerCommand('signIn', (e) => { e.resolve(); AuthProvider.publish('signedIn', {}) });
    ${more}
    AuthProvider.ready();
  })`;

const sessionResponse = { connected: true, newSession: true, readOnly: false };

/** What the server says when a guest has become a signed-in visitor. */
const steppedUp = {
  type: 'message',
  class: 'StructuredMessage',
  code: 200,
  body: {
    id: 'e'.repeat(32),
    type: 'Event',
    direction: 'Inbound',
    events: [{ eventType: 'Presence', presence: { type: 'SignIn' } }],
    channel: { time: '2026-11-24T10:00:00.000Z' },
  },
};

test.beforeEach(async ({ page, snippet }) => {
  await page.route(
    '**/token/oauthcodegrantjwtexchange',
    answerWith({ jwt: 'jwt-1', refreshToken: 'refresh-1' }),
  );
  await page.route('**/token/refresh', answerWith({ jwt: 'jwt-2' }));
  await page.route('**/token/revoke', answerWith({}));
  snippet.play(({ action, tracingId }) => {
    // The sandbox knows no such session: it would say so of a Join, and the window would close.
    if (action === 'onMessage') return [];
    if (action !== 'configureAuthenticatedSession') return undefined;
    return [
      { type: 'response', class: 'SessionResponse', code: 200, tracingId, body: sessionResponse },
      steppedUp,
    ];
  });
});

test('[3.4/commands] [3.3/Auth] the code of the page is exchanged, and the session is the signed-in visitor’s', async ({
  page,
  snippet,
}) => {
  const exchange = page.waitForRequest(
    (request) => request.method() === 'POST' && /exchange$/.test(request.url()),
  );
  await snippet.visit({ config: { auth }, script: provider() });
  await snippet.command('Messenger.open');
  const { authCode, ...others } = code;
  expect((await exchange).postDataJSON()).toMatchObject({ oauth: { code: authCode, ...others } });
  expect((await exchange).headers()).not.toHaveProperty('authorization');
  expect((await snippet.event('Auth.authenticating')).envelope.data).toEqual({
    authCode,
    redirectUri: code.redirectUri,
  });
  expect((await snippet.event('Auth.authenticated')).envelope.data).toEqual({
    jwt: 'jwt-1',
    refreshToken: 'refresh-1',
  });
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    authenticated: true,
  });
  expect(snippet.sent[0]).toMatchObject({ action: 'configureAuthenticatedSession', data: { code: 'jwt-1' } });
});

test('[3.4/commands] nothing happens before AuthProvider.ready', async ({ snippet }) => {
  await snippet.visit({ config: { auth }, script: provider().replace('AuthProvider.ready();', '') });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.ready');
  expect((await snippet.events()).map(({ name }) => name)).not.toContain('Auth.authenticating');
  expect(snippet.sent).toEqual([]);
});

test('[3.2/Auth] [3.5/gcatkn] tokens are kept, renewed and, on logout, gone', async ({ page, snippet }) => {
  await snippet.visit({ config: { auth }, script: provider() });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  expect(await snippet.command('Auth.getTokens')).toEqual({
    resolved: { jwt: 'jwt-1', refreshToken: 'refresh-1' },
  });
  expect(await storedTokens(page)).toEqual(['gcartkn', 'gcatkn']);
  expect(await snippet.command('Auth.refreshToken')).toEqual({
    resolved: { jwt: 'jwt-2', refreshToken: 'refresh-1' },
  });
  expect(await snippet.command('Auth.reAuthenticate')).toHaveProperty('resolved');
  expect(await page.evaluate(() => Reflect.get(window, 'reAuthenticated'))).toBe(true);

  const revoke = page.waitForRequest((request) => request.method() === 'DELETE');
  expect(await snippet.command('Auth.logout')).toHaveProperty('resolved');
  expect((await revoke).headers().authorization).toBe('bearer jwt-2');
  await snippet.event('Auth.loggedOut');
  expect(await storedTokens(page)).toEqual([]);
  await expect(messenger(page).getByText('You have signed out.')).toBeVisible();
  await snippet.command('Auth.logout');
  await snippet.event('Auth.logoutError');
});

test('a JWT that the server does not take is renewed, then the visitor signs in again', async ({
  page,
  snippet,
}) => {
  const taken: string[] = [];
  snippet.play(({ action, tracingId, data }) => {
    if (action !== 'configureAuthenticatedSession') return undefined;
    taken.push(data.code);
    const refused = { type: 'response', class: 'string', code: 401, tracingId, body: 'User is unauthorized' };
    return [
      data.code === 'jwt-1'
        ? refused
        : { type: 'response', class: 'SessionResponse', code: 200, tracingId, body: sessionResponse },
    ];
  });
  await snippet.visit({ config: { auth }, script: provider() });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  expect(taken).toEqual(['jwt-1', 'jwt-2']);

  await page.route('**/token/refresh', answerWith({ message: 'expired' }, 401));
  expect(await snippet.command('Auth.refreshToken')).toHaveProperty('rejected');
  await snippet.event('Auth.tokenError');
});

test('[3.3/Auth] what goes wrong is told by events', async ({ page, snippet }) => {
  await page.route('**/token/oauthcodegrantjwtexchange', answerWith({ message: 'no' }, 400));
  await snippet.visit({ config: { auth }, script: provider() });
  await snippet.command('Messenger.open');
  await snippet.event('Auth.authError');
  await expect(messenger(page).getByRole('button', { name: 'Try again' })).toBeVisible();

  await snippet.visit({ config: { auth }, script: provider({ resolved: {} }) });
  await snippet.command('Messenger.open');
  await snippet.event('Auth.authProviderError');
});

test('[3.4/idToken] the implicit flow exchanges an id token, and has no refresh token', async ({
  page,
  snippet,
}) => {
  await page.route('**/token/oauthcodegrantjwtexchange', answerWith({ jwt: 'jwt-1' }));
  const exchange = page.waitForRequest(
    (request) => request.method() === 'POST' && /exchange$/.test(request.url()),
  );
  await snippet.visit({
    config: { auth },
    script: provider({ resolved: { idToken: 'the-id-token', nonce: 'the-nonce' } }),
  });
  await snippet.command('Messenger.open');
  expect((await exchange).postDataJSON().oauth).toEqual({ idToken: 'the-id-token', nonce: 'the-nonce' });
  expect((await snippet.event('Auth.authenticated')).envelope.data).toEqual({ jwt: 'jwt-1' });
});

test('[3.4/configureOnly] headless, the session is configured as soon as the provider is ready', async ({
  snippet,
}) => {
  const more = `AuthProvider.data('settings', { headless: { configureOnly: true } });`;
  await snippet.visit({ config: { auth, headlessMode }, script: provider({ more }) });
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    authenticated: true,
  });
  expect(snippet.sent.map(({ action }) => action)).toEqual(['configureAuthenticatedSession']);
});

test('[3.2/MessagingService.stepUpConversation] [3.3/AuthProvider] a guest signs in and goes on', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { auth: { ...auth, allowSessionUpgrade: true } }, script: provider() });
  await snippet.command('Messenger.open');
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    authenticated: false,
  });
  await snippet.event('Auth.signInAvailable');
  const guest = snippet.sent.find(({ action }) => action === 'configureSession');
  await messenger(page).getByRole('button', { name: 'Sign in' }).click();
  await snippet.event('Auth.signingIn');
  await snippet.event('Auth.signedIn');
  await snippet.event('MessagingService.steppedUpConversation');
  const signedIn = snippet.sent.find(({ action }) => action === 'configureAuthenticatedSession');
  expect(signedIn?.token).toBe(guest?.token);
  await expect(messenger(page).getByRole('button', { name: 'Sign in' })).toBeHidden();

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  expect(await snippet.command('MessagingService.stepUpConversation')).toEqual({
    resolved: { authCode: 'the-code', jwt: 'jwt-1' },
  });
});

test('[3.3/AuthProvider] a sign-in that failed is told', async ({ snippet }) => {
  const more = `setTimeout(() => AuthProvider.publish('signInFailed', { reason: 'no' }));`;
  await snippet.visit({
    config: { auth: { ...auth, allowSessionUpgrade: true } },
    script: provider({ more }),
  });
  expect((await snippet.event('Auth.signInFailed')).envelope.data).toEqual({ reason: 'no' });
});

function storedTokens(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage)
      .map((key) => key.replace(/.*:/, ''))
      .filter((name) => /^gca?r?tkn$/.test(name))
      .toSorted(),
  );
}
