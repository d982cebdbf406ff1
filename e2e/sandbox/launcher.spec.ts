import type { Page } from '@playwright/test';
import { expect, messenger, talk, test, textbox } from './fixtures.ts';

const frame = (page: Page) => page.locator('#genesys-mxg-frame');
const button = (page: Page, name: string) =>
  page.frameLocator('#genesys-mxg-frame').getByRole('button', { name });
const question = { title: 'Need help?', body: 'Our people are here.' };

test('[12/on-demand] the window and a toast show it, the end of the conversation hides it', async ({
  page,
  snippet,
  control,
}) => {
  await control({ launcherVisibility: 'OnDemand' });
  await snippet.visit();
  await snippet.event('Launcher.ready');
  await expect(frame(page)).toBeHidden();
  await snippet.command('Toaster.open', question);
  await snippet.event('Launcher.visible');
  await expect(frame(page)).toBeVisible();

  await snippet.visit();
  await snippet.event('Launcher.ready');
  await snippet.command('Messenger.open');
  await snippet.event('Launcher.visible');
  await expect(button(page, 'Minimise Messenger')).toBeVisible();
  await talk(page, 'Hello');
  await snippet.command('Messenger.close');

  await page.reload();
  await snippet.event('MessagingService.restored');
  await expect(button(page, 'Open Messenger')).toBeVisible();
  await snippet.command('MessagingService.clearConversation');
  await snippet.event('Launcher.hidden');
  await expect(frame(page)).toBeHidden();

  await snippet.command('Launcher.show');
  await expect(frame(page)).toBeVisible();
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByText('Online')).toBeVisible();
  await control({ expireSessions: true });
  await snippet.event('MessagingService.sessionExpired');
  await expect(frame(page)).toBeHidden();
});

test('[12/show-hide] show resolves and says nothing where it is shown, hide rejects where it is hidden', async ({
  snippet,
  control,
}) => {
  await control({ launcherVisibility: 'OnDemand' });
  await snippet.visit();
  await snippet.event('Launcher.ready');
  for (let times = 0; times < 2; times += 1)
    expect(await snippet.command('Launcher.show')).toEqual({ resolved: undefined });
  await snippet.event('Launcher.visible');
  expect(await snippet.dataOf('Launcher.visible')).toHaveLength(1);
  expect(await snippet.command('Launcher.hide')).toEqual({ resolved: undefined });
  expect(await snippet.command('Launcher.hide')).toEqual({ rejected: 'Launcher button is already hidden' });
});

test('[12/stays] while the window is open it is the button that makes it small, below the window', async ({
  page,
  snippet,
}) => {
  await page.setViewportSize({ width: 1000, height: 760 });
  await snippet.visit();
  await button(page, 'Open Messenger').click();
  await expect(textbox(page)).toBeFocused();
  const minimise = button(page, 'Minimise Messenger');
  await expect(minimise).toHaveAttribute('aria-expanded', 'true');
  const [launcher, window] = await Promise.all([
    frame(page).boundingBox(),
    page.locator('#genesys-mxg-container-frame').boundingBox(),
  ]);
  expect((window?.y ?? 0) + (window?.height ?? 0)).toBeLessThan(launcher?.y ?? 0);
  await minimise.click();
  await snippet.event('Messenger.closed');
  await expect(textbox(page)).toBeHidden();
  await expect(button(page, 'Open Messenger')).toHaveAttribute('aria-expanded', 'false');

  // A window that fills the screen covers it, and has a button of its own.
  await page.setViewportSize({ width: 390, height: 700 });
  await button(page, 'Open Messenger').click();
  await expect(frame(page)).toBeHidden();
  await messenger(page).getByRole('button', { name: 'Close Messenger' }).click();
  await expect(button(page, 'Open Messenger')).toBeFocused();
});

test('[12/headless] nothing is drawn, and the frames have 0 by 0 px', async ({ page, snippet }) => {
  await snippet.visit({ config: { headlessMode: { enabled: true } } });
  await snippet.event('MessagingService.ready');
  expect(await snippet.command('Toaster.open', question)).toHaveProperty('resolved');
  await snippet.event('Toaster.opened');
  for (const id of ['genesys-mxg-frame', 'genesys-mxg-container-frame']) {
    expect(await page.locator(`#${id}`).boundingBox()).toMatchObject({ width: 0, height: 0 });
    await expect(page.locator(`#${id}`)).toHaveAttribute('inert');
  }
  await expect(page.locator('iframe').filter({ visible: true })).toHaveCount(0);
  expect(await snippet.command('Launcher.show')).toEqual({
    rejected: 'Invalid configuration of Launcher button',
  });
  expect(await snippet.command('Toaster.accept')).toHaveProperty('resolved');
  await snippet.event('Toaster.accepted');
});

test('[12/toaster] the first button accepts, the second declines, the icon closes; buttons have a type', async ({
  page,
  snippet,
}) => {
  await snippet.visit();
  await snippet.event('Toaster.ready');
  const toast = page.frameLocator('iframe[title="Need help?"]');
  const buttons = { type: 'binary', primary: 'Chat now', secondary: 'No, thanks' };
  for (const [index, event] of [
    [1, 'accepted'],
    [2, 'declined'],
    [0, 'closed'],
  ] as const) {
    await snippet.command('Toaster.open', { ...question, buttons });
    await expect(toast.getByRole('button')).toHaveText(['', 'Chat now', 'No, thanks']);
    await toast.getByRole('button').nth(index).click();
    await snippet.event(`Toaster.${event}`);
  }
  expect(await snippet.command('Toaster.open', { ...question, buttons: { primary: 'Yes' } })).toEqual({
    rejected: 'A toast with buttons needs buttons.type: unary or binary.',
  });
  await snippet.command('Toaster.open', question);
  await expect(toast.getByRole('button')).toHaveCount(1);
});
