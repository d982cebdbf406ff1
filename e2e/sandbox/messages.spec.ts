import { expect, messenger, test } from './fixtures.ts';
import { eventFrame, messageFrame, presenceFrame, readOnlyDisconnect, textFrame } from './server-frames.ts';

const headlessMode = { enabled: true };
const withoutAutoStart = { messenger: { apps: { conversations: { autoStart: { enabled: false } } } } };

test('[7.1/own-echo] [7.1/one-message] [7.1/sendingMessage] the visitor’s own message comes back as received', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  const { message } = (await snippet.event('MessagingService.sendingMessage')).envelope.data;
  const [received] = (await snippet.event('MessagingService.messagesReceived')).envelope.data.messages;
  const frame = snippet.sent.find(({ action }) => action === 'onMessage');
  expect(message).toEqual({ ...frame?.message, tracingId: frame?.tracingId });
  expect(message).toMatchObject({ type: 'Text', text: 'Hello', metadata: { id: expect.any(String) } });
  expect(received).toMatchObject({ direction: 'Inbound', text: 'Hello', tracingId: message.tracingId });
  expect(received.id).toMatch(/^[0-9a-f]{32}$/);
  expect(received.channel.messageId).toMatch(/^[0-9a-f-]{36}$/);

  await expect.poll(() => snippet.dataOf('MessagingService.messagesReceived')).toHaveLength(3);
  for (const { messages } of await snippet.dataOf('MessagingService.messagesReceived'))
    expect(messages).toHaveLength(1);
  expect(await snippet.messagingEvents()).not.toContain('messagesUpdated');
});

test('[7.1/sendingMessage] a Join and a press on a button are told as sent, typing is not', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  await snippet.command('MessagingService.sendTyping');
  const postback = { text: 'Red', payload: 'RED' };
  await snippet.command('MessagingService.sendMessage', { type: 'quickReply', postback });
  await expect
    .poll(async () =>
      (await snippet.dataOf('MessagingService.sendingMessage')).map(({ message }) => message.type),
    )
    .toEqual(['Event', 'Structured']);
  expect(snippet.sent.filter(({ action }) => action === 'onMessage')).toHaveLength(3);
});

test('[7.1/presence] presence comes by messagesReceived, and after a reload by restored', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  snippet.push(presenceFrame('SignIn'));
  await expect
    .poll(async () => presences(await snippet.dataOf('MessagingService.messagesReceived')))
    .toEqual(['Join', 'SignIn']);

  await page.reload();
  const { messages } = (await snippet.event('MessagingService.restored')).envelope.data;
  expect(messages.at(-1)).toMatchObject({ type: 'event', eventType: 'Presence', presence: { type: 'Join' } });
  await snippet.command('MessagingService.clearConversation');
  await expect
    .poll(async () => presences(await snippet.dataOf('MessagingService.messagesReceived')))
    .toContain('Clear');
});

test('[7.1/disconnect-first] [7.5/conversationDisconnected] [7.5/readOnlyConversation] a disconnect is told before it is received', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  const disconnect = readOnlyDisconnect();
  snippet.push(disconnect);
  expect((await snippet.event('MessagingService.conversationDisconnected')).envelope.data).toEqual({
    message: disconnect.body,
    readOnly: true,
  });
  expect((await snippet.event('MessagingService.readOnlyConversation')).envelope.data).toEqual(
    disconnect.body,
  );
  await expect
    .poll(async () => presences(await snippet.dataOf('MessagingService.messagesReceived')))
    .toContain('Disconnect');
  const names = await snippet.messagingEvents();
  expect(names.indexOf('conversationDisconnected')).toBeLessThan(names.lastIndexOf('messagesReceived'));
});

test('[7.1/typing] typing is no message, and ends with any message that arrives', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: withoutAutoStart });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  const typing = { type: 'On', duration: 60_000 };
  snippet.push(eventFrame({ eventType: 'Typing', typing }, { direction: 'Inbound' }));
  snippet.push(eventFrame({ eventType: 'Typing', typing }));
  expect((await snippet.event('MessagingService.typingReceived')).envelope.data).toEqual({ typing });
  const shown = messenger(page).locator('.typing');
  await expect(shown).toBeVisible();
  snippet.push(textFrame('Here I am', { direction: 'Inbound' }));
  await expect(shown).toBeHidden();
  await expect.poll(() => snippet.dataOf('MessagingService.messagesReceived')).toHaveLength(1);
  expect(await snippet.dataOf('MessagingService.typingReceived')).toHaveLength(1);
  expect(await snippet.messagingEvents()).not.toContain('typingTimeout');
});

test('[7.1/typing] typing that does not say how long is shown for five seconds', async ({ snippet }) => {
  await snippet.visit({ config: withoutAutoStart });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  snippet.push(eventFrame({ eventType: 'Typing', typing: { type: 'On' } }));
  expect((await snippet.event('MessagingService.typingReceived')).envelope.data).toEqual({
    typing: { type: 'On', duration: 5000 },
  });
  snippet.push(eventFrame({ eventType: 'Typing', typing: { type: 'On', durationMs: 1 } }));
  await snippet.event('MessagingService.typingTimeout');
});

test('[7.1/offers] invitations to browse together or to see each other come there and by events of their own', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  const coBrowse = { type: 'Offering', sessionId: 'the-session', sessionJoinToken: 'the-token' };
  snippet.push(eventFrame({ eventType: 'CoBrowse', coBrowse }));
  expect((await snippet.event('MessagingService.cobrowseOffer')).envelope.data).toEqual({
    id: expect.any(String),
    ...coBrowse,
  });
  snippet.push(eventFrame({ eventType: 'CoBrowse', coBrowse: { ...coBrowse, type: 'OfferingRejected' } }));
  await snippet.event('MessagingService.cobrowseOfferRejected');
  snippet.push(
    eventFrame({ eventType: 'Video', video: { type: 'OfferingExpired', offeringId: 'the-offer' } }),
  );
  expect((await snippet.event('MessagingService.videoOfferExpired')).envelope.data).toMatchObject({
    offeringId: 'the-offer',
  });
  await expect.poll(() => snippet.dataOf('MessagingService.messagesReceived')).toHaveLength(3);
});

test('[7.1/other-events] [7.1/receipts] other kinds of event are dropped, receipts are not', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  snippet.push(eventFrame({ eventType: 'Weather', weather: { type: 'Rain' } }));
  snippet.push(messageFrame({ type: 'Receipt', status: 'Read' }));
  snippet.push(textFrame('Hello'));
  await expect
    .poll(async () =>
      (await snippet.dataOf('MessagingService.messagesReceived')).map(({ messages }) => messages[0].type),
    )
    .toEqual(['Receipt', 'Text']);
});

test('[7.1/own-time] messages are told apart by their time, and the sandbox’s own each have one', async ({
  snippet,
  control,
}) => {
  await control({ botDelayMs: 0 });
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  const messages = async () =>
    (await snippet.dataOf('MessagingService.messagesReceived')).map((data) => data.messages[0]);
  // The echo, the greeting and the answer, the last two at one moment.
  await expect.poll(messages).toHaveLength(3);
  expect(new Set((await messages()).map(({ channel }) => channel.time)).size).toBe(3);

  const first = textFrame('one');
  const { channel } = first.body;
  for (const frame of [first, textFrame('of the same time', { channel }), textFrame('two')])
    snippet.push(frame);
  await expect.poll(async () => (await messages()).slice(3).map(({ text }) => text)).toEqual(['one', 'two']);
});

function presences(received: Record<string, unknown>[]): string[] {
  return received.flatMap(({ messages }) =>
    (messages as { events?: { presence?: { type: string } }[] }[]).flatMap(
      ({ events }) => events?.[0]?.presence?.type ?? [],
    ),
  );
}
