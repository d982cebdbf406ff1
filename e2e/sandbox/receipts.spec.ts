import { expect, test } from './fixtures.ts';

test('[7.1/receipts] a receipt comes by messagesReceived, as what is said does', async ({
  snippet,
  control,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  const received = async () =>
    (await snippet.events())
      .filter(({ name }) => name === 'MessagingService.messagesReceived')
      .map(({ envelope }) => envelope.data.messages[0]);
  await snippet.command('MessagingService.sendMessage', { message: 'Where is my order?' });
  await expect.poll(received).toContainEqual(expect.objectContaining({ text: 'Where is my order?' }));
  const { id } = (await received()).find(({ text }) => text === 'Where is my order?');

  await control({ announce: [{ receipt: { status: 'Read' } }] });
  const receipt = { type: 'Receipt', status: 'Read', direction: 'Outbound', id };
  await expect.poll(received).toContainEqual(expect.objectContaining(receipt));
});
