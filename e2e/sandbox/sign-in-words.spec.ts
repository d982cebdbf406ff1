import type { Page } from '@playwright/test';
import { answerWith, expect, type Frame, messenger, test } from './fixtures.ts';

const auth = { enabled: true, allowSessionUpgrade: true };

/** Answers for the code when the test says so. */
const provider = `
  Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
    AuthProvider.registerCommand('getAuthCode', (e) => { window.asked = e });
    AuthProvider.registerCommand('reAuthenticate', (e) => e.resolve());
    AuthProvider.registerCommand('signIn', (e) => { e.resolve(); AuthProvider.publish('signedIn', {}) });
    AuthProvider.ready();
  })`;

test.beforeEach(async ({ page, snippet }) => {
  await page.route('**/token/oauthcodegrantjwtexchange', answerWith({ jwt: 'jwt-1' }));
  snippet.play(({ action, tracingId }) => {
    if (action === 'onMessage') return [];
    if (action !== 'configureAuthenticatedSession') return undefined;
    const body = { connected: true, newSession: true, readOnly: false };
    return [{ type: 'response', class: 'SessionResponse', code: 200, tracingId, body }];
  });
  await snippet.visit({ config: { auth }, script: provider });
  await snippet.command('Messenger.open');
  await snippet.event('Auth.signInAvailable');
  await messenger(page).getByRole('button', { name: 'Sign in' }).click();
  await page.waitForFunction(() => Reflect.has(window, 'asked'));
  await messenger(page).getByRole('textbox').fill('It is me.');
  await messenger(page).getByRole('textbox').press('Enter');
  await expect(messenger(page).getByRole('log')).toContainText('Sending…');
  expect(saidIn(snippet.sent)).toEqual(['configureSession']);
});

test('what a visitor writes while they are being signed in is said once they are', async ({
  page,
  snippet,
}) => {
  await settle(page, 'resolve', { authCode: 'the-code', redirectUri: 'https://shop.example/signed-in' });
  await expect
    .poll(() => saidIn(snippet.sent))
    .toEqual(['configureSession', 'configureAuthenticatedSession', 'It is me.']);
});

test('what a visitor writes while they are being signed in is a guest’s where that fails', async ({
  page,
  snippet,
}) => {
  await settle(page, 'reject', 'no');
  await snippet.event('MessagingService.stepUpConversationError');
  await expect.poll(() => saidIn(snippet.sent)).toEqual(['configureSession', 'It is me.']);
});

const settle = (page: Page, how: 'resolve' | 'reject', value: unknown) =>
  page.evaluate(([name, given]) => Reflect.get(window, 'asked')[name](given), [how, value] as const);

/** How sessions were configured, and the words that were said in them. */
const saidIn = (sent: readonly Frame[]) =>
  sent.flatMap(({ action, message }) => (/^configure/.test(action) ? [action] : (message?.text ?? [])));
