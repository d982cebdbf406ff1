import { expect, test } from './fixtures.ts';

const question = (type: 'unary' | 'binary') => ({
  title: 'Need help?',
  body: 'Our people are here.',
  buttons: { type, primary: 'Chat now', secondary: 'No, thanks' },
});

test('[3.2/Toaster.open] [3.3/Toaster] a question with one or two buttons, one at a time', async ({
  page,
  snippet,
}) => {
  await snippet.visit();
  const toast = page.frameLocator('iframe[title="Need help?"]');
  await snippet.command('Toaster.open', question('binary'));
  await snippet.event('Toaster.opened');
  await expect(toast.getByRole('alert')).toContainText('Our people are here.');
  expect(await snippet.command('Toaster.open', question('unary'))).toHaveProperty('rejected');
  await snippet.event('Toaster.error');
  await toast.getByRole('button', { name: 'Chat now' }).click();
  await snippet.event('Toaster.accepted');
  await expect(page.locator('iframe[title="Need help?"]')).toHaveCount(0);

  await snippet.command('Toaster.open', question('unary'));
  await expect(toast.getByRole('button', { name: 'Chat now' })).toBeVisible();
  await expect(toast.getByRole('button', { name: 'No, thanks' })).toBeHidden();
  await toast.getByRole('button', { name: 'Dismiss' }).click();
  await snippet.event('Toaster.closed');
});

test('[3.2/Toaster.accept] the page itself can accept, decline and close', async ({ snippet }) => {
  await snippet.visit();
  await snippet.event('Toaster.ready');
  for (const [command, event] of [
    ['Toaster.accept', 'Toaster.accepted'],
    ['Toaster.decline', 'Toaster.declined'],
    ['Toaster.close', 'Toaster.closed'],
  ] as const) {
    expect(await snippet.command(command)).toHaveProperty('rejected');
    await snippet.command('Toaster.open', question('binary'));
    expect(await snippet.command(command)).toHaveProperty('resolved');
    await snippet.event(event);
  }
});
