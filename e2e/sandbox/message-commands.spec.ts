import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { presenceFrame, readOnlyDisconnect } from './server-frames.ts';

const headlessMode = { enabled: true };
const conversations = (settings: object) => ({ messenger: { apps: { conversations: settings } } });
const withoutAutoStart = conversations({ autoStart: { enabled: false } });

test('[7.4/staged-file] [7.4/file-alone] [7.4/nothing-to-send] a file that waits goes with the next message', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  for (const nothing of [{}, { message: '' }])
    expect(await snippet.command('MessagingService.sendMessage', nothing)).toEqual({ resolved: undefined });
  expect(messagesIn(snippet.sent)).toEqual([]);

  const first = await upload(page, 'first.txt');
  await snippet.command('MessagingService.sendMessage', {});
  await expect.poll(() => messagesIn(snippet.sent)).toHaveLength(1);
  expect(messagesIn(snippet.sent)[0]).toEqual({
    content: [{ contentType: 'Attachment', attachment: { id: first } }],
    metadata: { id: expect.any(String) },
  });
  const [echo] = (await snippet.event('MessagingService.messagesReceived')).envelope.data.messages;
  expect(echo).toMatchObject({
    type: 'Text',
    content: [{ contentType: 'Attachment', attachment: { id: first, filename: 'first.txt' } }],
  });
  expect(echo).not.toHaveProperty('text');

  const second = await upload(page, 'second.txt');
  await snippet.command('MessagingService.sendMessage', { message: 'Here it is' });
  await expect
    .poll(() => messagesIn(snippet.sent)[1])
    .toMatchObject({
      type: 'Text',
      text: 'Here it is',
      content: [{ contentType: 'Attachment', attachment: { id: second } }],
    });
});

test('[7.4/sendMessage-opens] without a session it opens one, and sends', async ({ snippet }) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  expect(snippet.sent).toEqual([]);
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  await snippet.event('MessagingService.messagesReceived');
  expect(snippet.sent.map(({ action }) => action)).toEqual(['configureSession', 'onMessage']);
});

test('[7.4/start-without-autostart] a conversation starts without a Join', async ({ snippet }) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  expect((await snippet.event('MessagingService.started')).envelope.data).toMatchObject({
    newSession: true,
  });
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  await snippet.event('MessagingService.messagesReceived');
  expect(messagesIn(snippet.sent).map(({ type }) => type)).toEqual(['Text']);
});

test('[7.4/start-with-autostart] a Join begins a new session, and not one that goes on', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  const { message } = (await snippet.event('MessagingService.sendingMessage')).envelope.data;
  expect(message).toMatchObject({
    type: 'Event',
    events: [{ eventType: 'Presence', presence: { type: 'Join' } }],
  });
  const [echo] = (await snippet.event('MessagingService.messagesReceived')).envelope.data.messages;
  expect(echo).toMatchObject({ events: message.events, tracingId: message.tracingId });

  snippet.sent.length = 0;
  await page.reload();
  await snippet.event('MessagingService.restored');
  expect(messagesIn(snippet.sent)).toEqual([]);
});

test('[7.4/after-the-end] four commands reject once a conversation can only be read', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  snippet.push(readOnlyDisconnect());
  await snippet.event('MessagingService.readOnlyConversation');
  const ended = (what: string) => ({
    rejected: `Conversation session has ended, start a new session to ${what}.`,
  });
  expect(await snippet.command('MessagingService.sendMessage', { message: 'Hello' })).toEqual(
    ended('send a message'),
  );
  expect(await snippet.command('MessagingService.sendTyping')).toEqual(ended('send a typing indicator'));
  expect(await page.evaluate(requestUpload, 'late.txt')).toEqual(ended('upload a file'));
  expect(await snippet.command('MessagingService.deleteFile', { id: 'a-file' })).toEqual(
    ended('delete a file'),
  );
});

test('[7.4/while-signing-in] two commands reject while the visitor is being signed in', async ({
  snippet,
}) => {
  const silentProvider = `Genesys('registerPlugin', 'AuthProvider', (AuthProvider) => {
    AuthProvider.registerCommand('getAuthCode', () => { window.asked = true });
    AuthProvider.ready();
  })`;
  await snippet.visit({ config: { headlessMode, auth: { enabled: true } }, script: silentProvider });
  await snippet.event('MessagingService.ready');
  await expect
    .poll(() => snippet.command('MessagingService.sendMessage', { message: 'Hello' }))
    .toEqual({ rejected: 'Messages cannot be sent while authenticating' });
  expect(await snippet.command('MessagingService.sendTyping')).toEqual({
    rejected: 'Typing indicator cannot be sent while authenticating',
  });
});

test('[7.4/conversations-off] every command says so where the conversations app is off', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...conversations({ enabled: false }) } });
  await snippet.event('MessagingService.ready');
  for (const command of ['startConversation', 'sendMessage', 'sendTyping', 'fetchHistory'])
    expect(await snippet.command(`MessagingService.${command}`, { message: 'Hello' })).toEqual({
      rejected: 'Conversation app must be enabled in your configuration.',
    });
  expect(snippet.sent).toEqual([]);
});

test('[7.4/sendTyping] it asks for no flag, and with autostart waits until somebody has come', async ({
  page,
  snippet,
}) => {
  const settings = { showUserTypingIndicator: false, autoStart: { enabled: true } };
  await snippet.visit({ config: { headlessMode, ...conversations(settings) } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.configureConversation');
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const answered = () => resolve('answered');
        window.Genesys?.('command', 'MessagingService.sendTyping', {}, answered, answered);
        window.Genesys?.('command', 'Database.get', {}, () => setTimeout(resolve, 0, 'no answer'));
      }),
  );
  expect(outcome).toBe('no answer');
  snippet.push(presenceFrame('Join', { direction: 'Inbound' }));
  await snippet.event('MessagingService.messagesReceived');
  expect(await snippet.command('MessagingService.sendTyping')).toHaveProperty('resolved');
  expect((await snippet.event('MessagingService.clientTypingStarted')).envelope.data).toEqual({});
  expect(messagesIn(snippet.sent)).toMatchObject([{ events: [{ eventType: 'Typing' }] }]);
});

test('[7.4/resetConversation-off] there is nothing to reset where no conversation ends for reading only', async ({
  snippet,
}) => {
  const conversationDisconnect = { enabled: true, type: 'Send' };
  await snippet.visit({ config: { headlessMode, ...conversations({ conversationDisconnect }) } });
  await snippet.event('MessagingService.ready');
  expect(await snippet.command('MessagingService.resetConversation')).toEqual({
    rejected:
      'Conversation reset is not allowed. Check your configuration if Read only conversation disconnect is enabled.',
  });
});

test('words of nothing but blanks are refused, and go along with a file as none', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  expect(await snippet.command('MessagingService.sendMessage', { message: '  ' })).toEqual({
    rejected: 'Message only contains whitespaces',
  });
  await upload(page, 'a.txt');
  expect(await snippet.command('MessagingService.sendMessage', { message: '  ' })).toHaveProperty('resolved');
  await expect.poll(() => messagesIn(snippet.sent)).toHaveLength(1);
  expect(messagesIn(snippet.sent)[0]).not.toHaveProperty('text');
});

/** Uploads a text to the sandbox, and waits until it has arrived. */
async function upload(page: Page, name: string): Promise<string> {
  const uploaded = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        window.Genesys?.(
          'subscribe',
          'MessagingService.fileUploaded',
          ({ data }: { data: { attachmentId: string } }) => resolve(data.attachmentId),
        ),
      ),
  );
  await page.evaluate(requestUpload, name);
  return uploaded;
}

function requestUpload(name: string): Promise<object> {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['words'], name, { type: 'text/plain' }));
  return new Promise((settle) =>
    window.Genesys?.(
      'command',
      'MessagingService.requestUpload',
      { file: transfer.files },
      (resolved: unknown) => settle({ resolved }),
      (rejected: unknown) => settle({ rejected }),
    ),
  );
}

function messagesIn(sent: readonly { action?: string; message?: Record<string, unknown> }[]) {
  return sent.flatMap(({ action, message }) => (action === 'onMessage' && message ? [message] : []));
}
