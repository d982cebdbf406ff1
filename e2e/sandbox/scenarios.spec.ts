import { readFileSync } from 'node:fs';
import { expect, messenger, talk, test } from './fixtures.ts';

const orders = {
  name: 'Ada',
  start: [
    {
      ask: 'Which of your orders is it about?',
      quickReplies: ['A-1234', 'A-5678'],
      answers: [{ when: 'a-####', reply: [{ wait: 100 }, '{match} left this morning.'] }],
      otherwise: '“{words}” is no order.',
    },
    {
      say: 'While you wait:',
      cards: [{ title: 'The Calder', description: 'The everyday umbrella.', buttons: ['Sizes'] }],
    },
  ],
  answers: [
    { when: 'sizes', reply: 'There are two.' },
    { when: 'person', reply: ['A person will come.', { handOver: true }] },
    { when: 'bye', reply: ['Goodbye!', { disconnect: true }] },
  ],
};

test('a visitor has the conversation that the scenario says', async ({ page, snippet, control }) => {
  await control({ scenario: orders, botDelayMs: 0 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  const chat = messenger(page);
  const log = chat.getByRole('log');
  await expect(log).toContainText('Which of your orders is it about?');
  await talk(page, 'The red one');
  await expect(log).toContainText('“The red one” is no order.');
  await talk(page, 'Sorry: A-1234.');
  await expect(log).toContainText('A-1234 left this morning.');
  await chat.getByRole('button', { name: 'Sizes' }).click();
  await expect(log).toContainText('There are two.');
  await talk(page, 'bye');
  await expect(log).toContainText('Goodbye!');
  await expect(chat.getByText('This conversation has ended.')).toBeVisible();
});

test('a press on a quick reply of a question is its answer', async ({ page, snippet, control }) => {
  await control({ scenario: orders, botDelayMs: 0 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  await messenger(page).getByRole('button', { name: 'A-5678' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('A-5678 left this morning.');
});

test('what a person says at the desk is saved as a scenario, which says it again', async ({
  page,
  snippet,
  sandbox,
  control,
  browser,
}) => {
  await control({ botDelayMs: 0 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  await talk(page, 'quux');
  const desk = await (await browser.newContext()).newPage();
  await desk.goto(`${sandbox.url}/agent`);
  await desk.getByRole('button', { name: 'Take conversation' }).click();
  await desk.getByRole('textbox', { name: 'Message' }).fill('I have looked it up: it is in stock.');
  await desk.getByRole('textbox', { name: 'Message' }).press('Enter');
  await expect(messenger(page).getByRole('log')).toContainText('it is in stock');

  const downloaded = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Save as scenario' }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toBe('scenario.json');
  const scenario = JSON.parse(readFileSync(await download.path(), 'utf8'));
  await desk.context().close();

  await control({ scenario });
  await page.evaluate(() => localStorage.clear());
  await snippet.visit();
  await snippet.command('Messenger.open');
  await talk(page, 'Anything');
  await expect(messenger(page).getByRole('log')).toContainText(/You wrote “quux”.*it is in stock/s);
});
