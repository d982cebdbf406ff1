import { expect, messenger, talk, test, textbox } from './fixtures.ts';

test('quick replies are offered with the newest message, and answered as a button response', async ({
  page,
  snippet,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  const replies = messenger(page).getByRole('group', { name: 'Suggested replies' });
  await expect(replies.getByRole('button')).toHaveText(['Delivery', 'Returns', 'Talk to a person']);
  await replies.getByRole('button', { name: 'Returns' }).click();
  await expect(replies).toBeHidden();
  await expect(textbox(page)).toBeFocused();
  await expect(messenger(page).getByRole('log')).toContainText('You: Returns');
  await expect(messenger(page).getByRole('log')).toContainText('60 days');
  expect(snippet.sent.find(({ message }) => message?.type === 'Structured')?.message).toMatchObject({
    text: 'Returns',
    content: [
      {
        contentType: 'ButtonResponse',
        buttonResponse: { type: 'QuickReply', text: 'Returns', payload: 'Returns' },
      },
    ],
  });
});

test('cards have buttons, which answer until something newer is said', async ({ page, snippet }) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await talk(page, 'What do you recommend?');
  const cards = messenger(page).getByRole('list', { name: 'Cards' });
  await expect(cards.getByRole('heading')).toHaveText(['The Calder', 'The Pocketful']);
  const button = cards.getByRole('button', { name: 'Sizes of the Calder' });
  await button.click();
  await expect(messenger(page).getByRole('log')).toContainText('height in the shoes you wear most');
  await expect(button).toBeDisabled();
  await page.reload();
  await expect(cards.getByRole('heading')).toHaveText(['The Calder', 'The Pocketful']);
});

test('the visitor clears the conversation, after a question, and begins another', async ({
  page,
  snippet,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await talk(page, 'quux');
  const clear = messenger(page).getByRole('button', { name: 'Clear conversation' });
  await clear.click();
  await messenger(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('quux');
  await clear.click();
  await messenger(page).getByRole('dialog').getByRole('button', { name: 'Clear conversation' }).click();
  await expect(messenger(page).getByText('This conversation has been cleared.')).toBeVisible();
  await expect(messenger(page).getByRole('log')).not.toContainText('quux');
  await messenger(page).getByRole('button', { name: 'Start a new conversation' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('Hello, I am Robin');
});

test('a keyboard alone opens it, talks, and closes it', async ({ page, snippet }) => {
  await snippet.visit();
  const launcher = page.frameLocator('#genesys-mxg-frame').getByRole('button', { name: 'Open Messenger' });
  await launcher.focus();
  await page.keyboard.press('Enter');
  await expect(textbox(page)).toBeFocused();
  await page.keyboard.type('quux');
  await page.keyboard.press('Enter');
  await expect(messenger(page).getByRole('log', { name: 'Conversation' })).toContainText('quux');
  const close = messenger(page).getByRole('button', { name: 'Close Messenger' });
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(textbox(page)).toBeHidden();
  await expect(launcher).toBeFocused();
});

test('it has the page’s direction, and moves nothing for who wants nothing moved', async ({
  page,
  snippet,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await snippet.visit({
    html: '<!doctype html><html lang="he" dir="rtl"><head></head><body>שלום</body></html>',
  });
  await snippet.command('Messenger.open');
  await expect(messenger(page).locator('html')).toHaveAttribute('dir', 'rtl');
  // Its words are English: this deployment has no other language.
  await expect(messenger(page).locator('html')).toHaveAttribute('lang', 'en-us');
  await expect(messenger(page).locator('.message').last()).toHaveCSS('animation-name', 'none');
});
