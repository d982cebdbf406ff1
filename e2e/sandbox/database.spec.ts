import { expect, test } from './fixtures.ts';

const attributes = (customAttributes: object) => ({ messaging: { customAttributes } });

test('[3.2/Database.set] [3.2/Database.update] [3.2/Database.get] shallow and deep', async ({ snippet }) => {
  await snippet.visit();
  await snippet.event('Database.ready');
  expect(await snippet.command('Database.set', { ...attributes({ a: '1' }), other: 1 })).toEqual({
    resolved: { ...attributes({ a: '1' }), other: 1 },
  });
  expect(await snippet.command('Database.update', attributes({ b: '2' }))).toEqual({
    resolved: { ...attributes({ a: '1', b: '2' }), other: 1 },
  });
  expect(await snippet.command('Database.set', attributes({ a: '3' }))).toEqual({
    resolved: { ...attributes({ a: '3', b: '2' }), other: 1 },
  });
  expect(await snippet.command('Database.get', { name: 'messaging.customAttributes' })).toEqual({
    resolved: { a: '3', b: '2' },
  });
  expect(await snippet.command('Database.get')).toEqual({
    resolved: { ...attributes({ a: '3', b: '2' }), other: 1 },
  });
});

test('[3.2/Database.remove] [3.3/Database] what was sent stays with the conversation', async ({
  snippet,
  received,
  page,
}) => {
  await snippet.visit();
  await snippet.command('Database.set', attributes({ plan: 'gold' }));
  expect((await snippet.event('Database.updated')).envelope.data).toEqual(attributes({ plan: 'gold' }));
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.messagesReceived');
  await snippet.command('Database.remove', { name: 'messaging.customAttributes.plan' });
  await snippet.event('Database.removed');
  expect(await snippet.command('Database.get')).toEqual({ resolved: attributes({}) });
  expect((await received()).conversations[0]?.customAttributes).toEqual({ plan: 'gold' });
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('gold');
});

test('3.7: they go with the next message after they were set, and with no other', async ({ snippet }) => {
  const conversations = { autoStart: { enabled: false } };
  await snippet.visit({ config: { messenger: { apps: { conversations } } } });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  await snippet.command('Database.set', attributes({ plan: 'gold' }));
  await snippet.command('MessagingService.sendMessage', { message: 'one' });
  await snippet.command('MessagingService.sendMessage', { message: 'two' });
  await expect.poll(() => messages(snippet.sent)).toHaveLength(2);
  const [one, two] = messages(snippet.sent);
  expect(one?.message.channel.metadata.customAttributes).toEqual({ plan: 'gold' });
  expect(two?.message).not.toHaveProperty('channel');
});

test('[7.5/customAttributesSizeExceeded] too many are told by an event, and nothing is sent', async ({
  page,
  snippet,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.messagesReceived');
  await snippet.command('Database.set', attributes({ big: 'x'.repeat(3000) }));
  await snippet.command('MessagingService.sendMessage', { message: 'one' });
  const { envelope } = await snippet.event('MessagingService.customAttributesSizeExceeded');
  expect(envelope.data).toEqual({
    body: 'customAttributes object is larger than allowed limit: 2048 bytes',
    errorKey: 'customAttributesSizeExceeded',
  });
  expect(messages(snippet.sent)).toEqual([]);
  await expect(page.frameLocator('#genesys-mxg-container-frame').getByText('Not sent')).toBeVisible();
});

function messages(sent: { action?: string; message?: { type: string } }[]) {
  return sent.filter(({ action, message }) => action === 'onMessage' && message?.type === 'Text') as {
    // biome-ignore lint/suspicious/noExplicitAny: a test looks at frames of every shape.
    message: any;
  }[];
}
