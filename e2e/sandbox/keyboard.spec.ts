import { violations } from '../axe.ts';
import { expect, messenger, talk, test, textbox } from './fixtures.ts';

const html = (attributes: string) =>
  `<!doctype html><html ${attributes}><head><title>Page</title></head><body><h1>A page</h1></body></html>`;

test('what has the focus is seen, also where the deployment’s colour is pale', async ({
  page,
  snippet,
  control,
}) => {
  await control({ primaryColor: '#ffe14d', homeScreen: { enabled: true } });
  await snippet.visit();
  const launcher = page.frameLocator('#genesys-mxg-frame').getByRole('button');
  await launcher.focus();
  await page.keyboard.press('Enter');
  const window = messenger(page);
  const first = window.getByRole('button', { name: 'Start a conversation' });
  await expect(first).toBeFocused();
  expect(contrastOnWhite(await ringOf(first))).toBeGreaterThan(3);
  await page.keyboard.press('Enter');
  await expect(textbox(page)).toBeFocused();
  expect(contrastOnWhite(await ringOf(textbox(page)))).toBeGreaterThan(3);
  const avatar = await window.locator('.avatar').evaluate((element) => getComputedStyle(element).color);
  expect(contrastOnWhite(avatar)).toBeGreaterThan(3);
});

test('a keyboard searches, reads and goes back to what it searched for', async ({
  page,
  snippet,
  control,
}) => {
  await control({ knowledge: 'on' });
  await snippet.visit();
  await page.frameLocator('#genesys-mxg-frame').getByRole('button').focus();
  await page.keyboard.press('Enter');
  const window = messenger(page);
  await window.getByRole('button', { name: 'Search for answers' }).focus();
  await page.keyboard.press('Enter');
  await expect(window.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('umbrella');
  await page.keyboard.press('Enter');
  await window.getByRole('listitem').first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  // Not the button below the article: a long one would be scrolled to its end.
  await expect(window.getByRole('heading', { name: 'Can I send an umbrella back?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(window.getByRole('searchbox')).toBeFocused();
  await expect(window.getByRole('searchbox')).toHaveValue('umbrella');
});

test('a keyboard shares the page, and has the way to stop it under its fingers', async ({
  page,
  snippet,
  control,
}) => {
  const cobrowse = { enabled: true, channels: ['Voice'] };
  await control({ cobrowse, cobrowseJoinCodes: ['1234'] });
  await snippet.visit();
  await snippet.command('Messenger.open');
  const window = messenger(page);
  await window.getByRole('button', { name: 'Share this page' }).focus();
  await page.keyboard.press('Enter');
  await expect(window.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Stop sharing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(window.getByRole('textbox', { name: 'Code' })).toBeFocused();
});

test('who says aloud what is written on the launcher presses it, open or not', async ({
  page,
  snippet,
  control,
}) => {
  const localizedLabels = [{ key: 'MessengerLauncherButtonText', value: 'Questions?' }];
  await control({ customI18nLabels: [{ language: 'en-us', localizedLabels }] });
  await snippet.visit();
  const launcher = page.frameLocator('#genesys-mxg-frame').getByRole('button', { name: 'Questions?' });
  await launcher.click();
  await expect(textbox(page)).toBeVisible();
  await expect(launcher).toHaveAccessibleName('Minimise Messenger: Questions?');
});

test('English words in a page from right to left end with their own full stop', async ({
  page,
  snippet,
  control,
}) => {
  const cobrowse = { enabled: true, channels: ['Voice'] };
  await control({ cobrowse });
  await snippet.visit({ html: html('lang="he" dir="rtl"') });
  await snippet.command('Messenger.open');
  await messenger(page).getByRole('button', { name: 'Share this page' }).click();
  await expect(messenger(page).getByText('Which code have you heard')).toHaveCSS('unicode-bidi', 'plaintext');
});

test('a keyboard scrolls cards that are answered, and a line of code that is too long', async ({
  page,
  snippet,
  control,
}) => {
  await control({ markdown: 'on' });
  await snippet.visit();
  await snippet.command('Messenger.open');
  const window = messenger(page);
  await talk(page, 'What do you recommend?');
  const cards = window.getByRole('list', { name: 'Cards' });
  await cards.getByRole('button').first().click();
  await expect(cards.getByRole('button').first()).toBeDisabled();
  const text = `\`\`\`\n${'One long line of code. '.repeat(8)}\n\`\`\``;
  const channel = { time: new Date(0).toISOString() };
  snippet.push({
    type: 'message',
    class: 'StructuredMessage',
    code: 200,
    body: { id: 'm1', type: 'Text', direction: 'Outbound', text, channel },
  });
  for (const wide of [cards, window.locator('pre')]) {
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  }
  expect(await violations(page, { only: ['scrollable-region-focusable'] })).toEqual([]);
});

test('a keyboard leaves a long list at the inspector by one Tab, and comes back to its line', async ({
  page,
  sandbox,
}) => {
  for (let number = 1; number <= 40; number++) await fetch(`${sandbox.url}/line-${number}`);
  await page.goto(`${sandbox.url}/sandbox`);
  const line = (number: number) => page.getByRole('button', { name: new RegExp(`/line-${number}\\b`) });
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Tab');
  await expect(line(40)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const close = page.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'Close' });
  await expect(close).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(39)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(line(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(line(40)).toBeFocused();
});

test('a keyboard gives a conversation back at the desk, takes it again, ends it, and reads it', async ({
  page,
  snippet,
  sandbox,
  context,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await expect(textbox(page)).toBeVisible();
  const desk = await context.newPage();
  await desk.goto(`${sandbox.url}/agent`);
  const take = desk.getByRole('button', { name: 'Take conversation' });
  await take.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await desk.getByRole('button', { name: 'Leave it to the bot' }).focus();
  await desk.keyboard.press('Enter');
  await expect(take).toBeFocused();
  await desk.keyboard.press('Enter');
  const end = desk.getByRole('button', { name: 'End conversation' });
  await end.focus();
  await desk.keyboard.press('Enter');
  await desk.getByRole('dialog').getByRole('button', { name: 'End conversation' }).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('log', { name: 'Transcript' })).toBeFocused();
});

type Locator = ReturnType<typeof textbox>;

function ringOf(element: Locator): Promise<string> {
  return element.evaluate((focused) => getComputedStyle(focused).outlineColor);
}

/** WCAG's contrast ratio of an `rgb()` colour with white. */
function contrastOnWhite(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
