import { answerWith, expect, messenger, test } from './fixtures.ts';
import { readOnlyDisconnect } from './server-frames.ts';

const headlessMode = { enabled: true };
const conversations = (settings: object) => ({ messenger: { apps: { conversations: settings } } });
const withoutAutoStart = conversations({ autoStart: { enabled: false } });

const sessionBody = {
  connected: true,
  newSession: true,
  readOnly: false,
  durationSeconds: 900,
  expirationDate: 1_791_139_139,
  allowedMedia: { inbound: { fileTypes: [{ type: '*/*' }], maxFileSizeKB: 10_240 } },
  blockedExtensions: ['.exe'],
};

test('[7.5/started] [7.5/sessionTimingUpdated] [7.5/allowedFileTypes] what a session is told to be', async ({
  page,
  snippet,
  control,
}) => {
  snippet.play(({ action, tracingId }) => {
    if (action !== 'configureSession') return undefined;
    return [{ type: 'response', class: 'SessionResponse', code: 200, tracingId, body: sessionBody }];
  });
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.allowedFileTypes');
  await snippet.command('MessagingService.startConversation');
  const times = { durationSeconds: 900, expirationDate: 1_791_139_139 };
  const started = { newSession: true, authenticated: false, readOnly: false, ...times };
  expect((await snippet.event('MessagingService.started')).envelope.data).toEqual(started);
  expect((await snippet.event('MessagingService.sessionTimingUpdated')).envelope.data).toEqual(times);
  const ofConnections = async () => (await snippet.dataOf('MessagingService.allowedFileTypes')).slice(1);
  expect(await ofConnections()).toEqual([sessionBody]);
  const late = await page.evaluate(
    () => new Promise((resolve) => window.Genesys?.('subscribe', 'MessagingService.started', resolve)),
  );
  expect(late).toMatchObject({ event: 'MessagingService.started', data: started });

  await control({ closeSockets: true });
  await snippet.event('MessagingService.reconnected');
  expect(await ofConnections()).toEqual([sessionBody, sessionBody]);
});

test('[7.5/sessionDurationConfigured] it is told at the start where it is configured, and not elsewhere', async ({
  snippet,
  control,
}) => {
  await control({ sessionDurationSeconds: 3600 });
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  expect((await snippet.messagingEvents())[0]).toBe('sessionDurationConfigured');
  expect(await snippet.dataOf('MessagingService.sessionDurationConfigured')).toEqual([
    { sessionDurationSeconds: 3600 },
  ]);
  await snippet.visit({ config: { headlessMode, ...conversations({ sessionDurationSeconds: 'none' }) } });
  await snippet.event('MessagingService.ready');
  expect(await snippet.messagingEvents()).not.toContain('sessionDurationConfigured');
});

test('[7.5/readOnlyConversation] while restoring it carries the whole frame, also of what can be written to', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  expect(await snippet.messagingEvents()).not.toContain('readOnlyConversation');
  await page.reload();
  await snippet.event('MessagingService.restored');
  expect((await snippet.event('MessagingService.readOnlyConversation')).envelope.data).toMatchObject({
    type: 'response',
    class: 'SessionResponse',
    code: 200,
    tracingId: expect.any(String),
    body: { connected: true, newSession: false, readOnly: false },
  });
});

test('[7.5/conversationReset] it carries what started does, right after it; the command resolves with it', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  snippet.push(readOnlyDisconnect());
  await snippet.event('MessagingService.readOnlyConversation');
  const outcome = await snippet.command('MessagingService.resetConversation');
  const { data } = (await snippet.event('MessagingService.conversationReset')).envelope;
  expect(data).toMatchObject({ newSession: true, readOnly: false });
  expect(outcome).toEqual({ resolved: data });
  expect((await snippet.dataOf('MessagingService.started')).at(-1)).toEqual(data);
  const names = await snippet.messagingEvents();
  expect(names[names.indexOf('conversationReset') - 1]).toBe('started');
});

test('[7.5/conversationCleared] it carries the whole frame; the command resolves with it', async ({
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  const frame = { type: 'message', class: 'SessionClearedEvent', code: 200, body: {} };
  expect(await snippet.command('MessagingService.clearConversation')).toEqual({ resolved: frame });
  expect((await snippet.event('MessagingService.conversationCleared')).envelope.data).toEqual(frame);
  expect(await snippet.messagingEvents()).not.toContain('sessionCleared');
});

test('[7.5/sessionCleared] it carries nothing, after clearSession', async ({ snippet }) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  await snippet.command('MessagingService.clearSession');
  expect((await snippet.event('MessagingService.sessionCleared')).envelope.data).toEqual({});
  expect(await snippet.messagingEvents()).not.toContain('conversationCleared');
});

test('[7.5/error] what the server refuses and what does not connect are both told as {error}', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.sendMessage', { message: 'x'.repeat(5000) });
  const { tracingId } = (await snippet.event('MessagingService.sendingMessage')).envelope.data.message;
  expect((await snippet.event('MessagingService.error')).envelope.data).toEqual({
    error: {
      type: 'response',
      class: 'string',
      code: 4011,
      body: expect.any(String),
      tracingId,
      errorKey: 'messageLengthExceeded',
    },
  });

  await page.evaluate(() => localStorage.clear());
  await snippet.visit({
    config: { headlessMode, ...conversations({ messagingEndpoint: 'ws://127.0.0.1:9' }) },
  });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  expect((await snippet.event('MessagingService.error')).envelope.data).toEqual({
    error: 'Cannot start conversation',
  });
});

test('a message that was refused is shown as not sent', async ({ page, snippet }) => {
  await snippet.visit({ config: withoutAutoStart });
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  await snippet.command('MessagingService.sendMessage', { message: 'x'.repeat(5000) });
  await expect(messenger(page).getByText('Not sent')).toBeVisible();
});

test('a history that cannot be read is told, and the conversation goes on', async ({ page, snippet }) => {
  await snippet.visit({ config: { headlessMode } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.messagesReceived');
  await page.route('**/api/v2/webmessaging/messages?*', answerWith({}, 500));
  await page.reload();
  expect((await snippet.event('MessagingService.error')).envelope.data).toEqual({
    error: 'Unable to fetch history',
  });
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  await snippet.event('MessagingService.messagesReceived');
});

test('[3.3/MessagingService] without a network the page hears offline at once, and reconnected when it is back', async ({
  page,
  snippet,
}) => {
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.started');
  await page.context().setOffline(true);
  await snippet.event('MessagingService.offline');
  await page.context().setOffline(false);
  await snippet.event('MessagingService.reconnected');
  expect((await snippet.messagingEvents()).filter((name) => /offline|reconn/.test(name))).toEqual([
    'reconnecting',
    'offline',
    'reconnected',
  ]);
});
