import type { Page } from '@playwright/test';
import { expect, type Frame, messenger, test, textbox } from './fixtures.ts';

/** Visitors of one browser after each other, with the sandbox's own servers: who sees what of whom. */

const control = { authentication: 'on', sessionUpgrade: 'on', botDelayMs: 0 } as const;

/** The page's plugin: `window.visitor` is who has signed in at the site; a code is somebody. */
const provider = `Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
  window.visitor = sessionStorage.visitor;
  AuthProvider.registerCommand('getAuthCode', (e) => {
    if (window.visitor) e.resolve({ authCode: 'code-of-' + window.visitor, redirectUri: 'https://shop.example/' });
  });
  AuthProvider.registerCommand('reAuthenticate', (e) => e.resolve());
  AuthProvider.registerCommand('signIn', (e) => {
    e.resolve();
    AuthProvider.publish('signedIn', {});
  });
  AuthProvider.ready();
})`;

async function signInAs(page: Page, visitor: string): Promise<void> {
  await page.evaluate((name) => {
    sessionStorage.visitor = name;
    Object.assign(window, { visitor: name });
  }, visitor);
}

/** Presses Messenger's own button; the server's word is in the transcript's events. */
async function stepUpAs(page: Page, visitor: string): Promise<void> {
  await signInAs(page, visitor);
  await messenger(page).getByRole('button', { name: 'Sign in' }).click();
  await page.waitForFunction(() =>
    Reflect.get(window, 'seen').some(({ name }: Frame) => name === 'MessagingService.steppedUpConversation'),
  );
}

async function say(page: Page, words: string): Promise<void> {
  await textbox(page).fill(words);
  await textbox(page).press('Enter');
  await expect(transcript(page)).toContainText(words);
}

const transcript = (page: Page) => messenger(page).getByRole('log');
const stored = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .map((key) => key.replace(/.*:/, ''))
      .toSorted(),
  );

test.beforeEach(async ({ control: set }) => set(control));

test('a guest who signs in goes on with the same conversation; signed out, nothing of it is left to the next one', async ({
  page,
  snippet,
  sandbox,
}) => {
  await snippet.visit({ script: provider });
  await snippet.command('Messenger.open');
  await say(page, 'Said by a guest');
  await stepUpAs(page, 'ada');
  await say(page, 'Said by Ada');
  await expect(transcript(page)).toContainText('Said by a guest');
  const tokens = new Set(snippet.sent.flatMap(({ token }) => token ?? []));
  expect(tokens.size).toBe(1);
  expect(snippet.sent.find(({ action }) => action === 'configureAuthenticatedSession')).toMatchObject({
    startNew: false,
  });

  await textbox(page).fill('Begun by Ada');
  expect(await snippet.command('Auth.logout')).toHaveProperty('resolved');
  await expect(messenger(page).getByText('You have signed out.')).toBeVisible();
  expect(await stored(page)).toEqual(['actmu', 'gcmcopn']);
  await expect(messenger(page).locator('body')).not.toContainText('Said by');
  await signInAs(page, '');
  await messenger(page).getByRole('button', { name: 'Continue' }).click();
  await say(page, 'Said by the next one');
  await expect(messenger(page).locator('body')).not.toContainText('Ada');
  await expect(textbox(page)).toHaveValue('');
  const conversations = (await (await fetch(`${sandbox.url}/agent/conversations`)).json()) as Frame[];
  expect(
    conversations.map(({ messages }) => messages.some((one: Frame) => one.text === 'Said by Ada')),
  ).toEqual([false, true]);

  await page.reload();
  await expect(transcript(page)).toContainText('Said by the next one');
  await expect(messenger(page).locator('body')).not.toContainText('Ada');
});

test('signed out before a reload, or in another tab, nothing is shown; another customer has another conversation', async ({
  page,
  context,
  snippet,
}) => {
  // Three pages, one after the other.
  test.slow();
  await snippet.visit({ script: provider });
  await snippet.command('Messenger.open');
  await stepUpAs(page, 'ada');
  await say(page, 'Said by Ada');

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(transcript(other)).toContainText('Said by Ada');
  await snippet.command('Auth.logout');
  await expect(messenger(other).getByText('You have signed out.')).toBeVisible();
  await expect(messenger(other).locator('body')).not.toContainText('Said by');
  await other.close();

  await signInAs(page, 'grace');
  await page.reload();
  await snippet.event('Messenger.ready');
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await messenger(page).getByRole('button', { name: 'Sign in' }).click();
  await snippet.event('MessagingService.steppedUpConversation');
  await say(page, 'Said by Grace');
  await expect(messenger(page).locator('body')).not.toContainText('Ada');
});

test('[3.5/gcatkn] without a sign-out the next visitor is taken for the former one', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ script: provider });
  await snippet.command('Messenger.open');
  await stepUpAs(page, 'ada');
  await say(page, 'Said by Ada');
  await signInAs(page, 'grace');
  await page.reload();
  await expect(transcript(page)).toContainText('Said by Ada');
});

test('who comes to a session of somebody who is not signed in any more begins anew, and sees nothing', async ({
  page,
  snippet,
  control: set,
}) => {
  await snippet.visit({ script: provider });
  await snippet.command('Messenger.open');
  await stepUpAs(page, 'ada');
  await say(page, 'Said by Ada');
  // The refresh token is too old then, the session is not.
  await set({ advance: { days: 2 } });
  await signInAs(page, 'grace');
  await page.reload();
  const started = async () => (await snippet.event('MessagingService.started')).envelope.data;
  expect(await started()).toMatchObject({ newSession: true, authenticated: true });
  await say(page, 'Said by Grace');
  await expect(messenger(page).locator('body')).not.toContainText('Ada');

  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (/:gca?r?tkn$/.test(key)) localStorage.removeItem(key);
  });
  await page.reload();
  expect(await started()).toMatchObject({ newSession: true, authenticated: false });
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await expect(messenger(page).locator('body')).not.toContainText('Said by');
});

test('a sign-out outlives the JWT, which is renewed for it', async ({ page, snippet, control: set }) => {
  await snippet.visit({ script: provider });
  await snippet.command('Messenger.open');
  await stepUpAs(page, 'ada');
  await set({ advance: { minutes: 16 } });
  expect(await snippet.command('Auth.logout')).toHaveProperty('resolved');
  expect(await stored(page)).toEqual(['actmu', 'gcmcopn']);
});

test('[3.4/commands] a provider that registers long after Messenger is ready is waited for', async ({
  page,
  snippet,
  control: set,
}) => {
  await set({ sessionUpgrade: 'off' });
  await snippet.visit();
  await snippet.event('Messenger.ready');
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.ready');
  await signInAs(page, 'ada');
  await page.addScriptTag({ content: provider });
  await snippet.event('Auth.authenticated');
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    authenticated: true,
  });
});
