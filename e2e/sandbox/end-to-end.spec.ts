import { readFile } from 'node:fs/promises';
import { expect, messenger, test, textbox } from './fixtures.ts';

/** What the browser's part and the servers' part of the sandbox do together, with nothing played by the test. */

test('an attachment reaches the other side, and is there after a reload', async ({ page, snippet }) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  const buffer = Buffer.from('some words');
  await messenger(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer });
  const send = messenger(page).getByRole('button', { name: 'Send' });
  await expect(send).toHaveAttribute('aria-disabled', 'false');
  await textbox(page).fill('Here it is');
  await textbox(page).press('Enter');
  const link = messenger(page).getByRole('link', { name: 'a.txt' });
  await expect(link).toBeVisible();
  await page.reload();
  await expect(link).toBeVisible();
  const download = page.waitForEvent('download');
  await link.click();
  expect(await readFile(await (await download).path())).toEqual(buffer);
});

test('a file of a type that may not be sent is refused', async ({ page, snippet }) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await messenger(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
  await expect(messenger(page).getByText('Files of this type cannot be sent.')).toBeVisible();
});

test('a visitor signs in, is the same after a reload, and signs out', async ({ page, snippet, control }) => {
  await control({ authentication: 'on' });
  await snippet.visit({
    script: `Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
      AuthProvider.registerCommand('getAuthCode', (e) => e.resolve({ authCode: 'c', redirectUri: 'https://shop.example/' }));
      AuthProvider.registerCommand('reAuthenticate', (e) => e.resolve());
      AuthProvider.ready();
    })`,
  });
  await snippet.command('Messenger.open');
  const started = async () => (await snippet.event('MessagingService.started')).envelope.data;
  expect(await started()).toMatchObject({ authenticated: true });
  await page.reload();
  expect(await started()).toMatchObject({ authenticated: true, newSession: false });
  expect(await snippet.command('Auth.refreshToken')).toHaveProperty('resolved');
  expect(await snippet.command('Auth.logout')).toHaveProperty('resolved');
  await expect(messenger(page).getByText('You have signed out.')).toBeVisible();
});
