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
