import { expect, messenger, talk, test, textbox } from './fixtures.ts';

const headless = { headlessMode: { enabled: true } };
const withConversations = (conversations: object) => ({ messenger: { apps: { conversations } } });
const disconnected = {
  type: 'message',
  class: 'StructuredMessage',
  code: 200,
  body: {
    id: 'd'.repeat(32),
    type: 'Event',
    direction: 'Outbound',
    events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
    channel: { time: new Date().toISOString(), type: 'Private' },
    metadata: { readOnly: 'true' },
  },
};

test.describe('when it is there', () => {
  test('[3.3/lazy] with the window only once that was opened; headless at once', async ({
    page,
    snippet,
  }) => {
    await snippet.visit({
      script: `Genesys('command', 'MessagingService.fetchHistory', {}, () => seen.push({ name: 'answered' }),
        () => seen.push({ name: 'answered' }))`,
    });
    await snippet.event('Launcher.visible');
    expect(await snippet.messagingEvents()).toEqual([]);
    await snippet.command('Messenger.open');
    await snippet.event('MessagingService.ready');
    expect((await snippet.events()).map(({ name }) => name)).not.toContain('answered');

    await page.evaluate(() => localStorage.clear());
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
  });

  test('[3.3/headless-order] the events at start, without and with a session', async ({ page, snippet }) => {
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.allowedFileTypes');
    expect(await snippet.messagingEvents()).toEqual([
      'sessionDurationConfigured',
      'ready',
      'allowedFileTypes',
    ]);

    await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
    await snippet.event('MessagingService.messagesReceived');
    const received = await page.evaluate(() => Object.keys(localStorage).length);
    expect(received).toBeGreaterThan(0);
    // The session that was read had been disconnected, so that it could only be read.
    await page.route('**/api/v2/webmessaging/messages?*', (route) =>
      route.fulfill({
        json: { entities: [], pageSize: 25, pageNumber: 1, total: 0, pageCount: 1 },
        headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      }),
    );
    snippet.play((frame) => {
      const answer = (className: string, body: object) => [
        { type: 'response', class: className, code: 200, tracingId: frame.tracingId, body },
      ];
      if (frame.action === 'getJwt') return answer('JwtResponse', { jwt: 'a.b.c', exp: 9_999_999_999 });
      if (frame.action !== 'configureSession') return undefined;
      return answer('SessionResponse', {
        connected: true,
        newSession: false,
        readOnly: true,
        expirationDate: 9,
      });
    });
    await page.reload();
    await snippet.event('MessagingService.historyComplete');
    expect(await snippet.messagingEvents()).toEqual([
      'sessionDurationConfigured',
      'ready',
      'restoring',
      'sessionTimingUpdated',
      'allowedFileTypes',
      'readOnlyConversation',
      'started',
      'restored',
      'historyComplete',
    ]);
    const { envelope } = await snippet.event('MessagingService.started');
    expect(envelope.data).toMatchObject({ newSession: false, readOnly: true, expirationDate: 9 });
  });
});

test.describe('a conversation', () => {
  test('[3.2/MessagingService.startConversation] it resolves when the socket opens, and refuses a second', async ({
    snippet,
  }) => {
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    // Nobody answers what comes over the socket.
    snippet.play(() => []);
    expect(await snippet.command('MessagingService.startConversation')).toHaveProperty('resolved');
    expect(await snippet.messagingEvents()).not.toContain('started');

    snippet.play(() => undefined);
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    await snippet.command('MessagingService.configureConversation');
    expect(await snippet.command('MessagingService.startConversation')).toEqual({
      rejected: 'There is already an active conversation',
    });

    await snippet.visit({
      config: { ...headless, ...withConversations({ messagingEndpoint: 'ws://127.0.0.1:9' }) },
    });
    await snippet.event('MessagingService.ready');
    expect(await snippet.command('MessagingService.startConversation')).toEqual({
      rejected: 'Cannot start conversation',
    });
  });

  test('[3.2/MessagingService.configureConversation] configured, then joined: headless with auto start only', async ({
    snippet,
  }) => {
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    expect(await snippet.command('MessagingService.configureConversation')).toHaveProperty('resolved');
    expect(await snippet.command('MessagingService.configureConversation')).toEqual({
      rejected: 'There is already an active conversation',
    });
    expect(snippet.sent.filter(({ action }) => action === 'onMessage')).toEqual([]);
    expect(await snippet.command('MessagingService.joinConversation')).toHaveProperty('resolved');
    await snippet.event('MessagingService.messagesReceived');
    expect(snippet.sent.find(({ action }) => action === 'onMessage')).toMatchObject({
      message: { events: [{ eventType: 'Presence', presence: { type: 'Join' } }] },
    });

    await snippet.visit({ config: { ...headless, ...withConversations({ autoStart: { enabled: false } }) } });
    await snippet.event('MessagingService.ready');
    expect(await snippet.command('MessagingService.joinConversation')).toEqual({
      rejected: 'Auto start must be enabled in the configuration',
    });
  });

  test('[3.2/MessagingService.sendMessage] it opens a session if there is none, and resolves at once', async ({
    snippet,
  }) => {
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    expect(await snippet.command('MessagingService.sendMessage', { message: ' \n' })).toEqual({
      rejected: 'Message only contains whitespaces',
    });
    expect(await snippet.command('MessagingService.sendMessage', { message: 'Hello' })).toHaveProperty(
      'resolved',
    );
    await snippet.event('MessagingService.sendingMessage');
    await snippet.event('MessagingService.started');
    const { envelope } = await snippet.event('MessagingService.messagesReceived');
    expect(envelope.data.messages).toHaveLength(1);

    const postback = { text: 'Red', payload: 'RED' };
    await snippet.command('MessagingService.sendMessage', { type: 'quickReply', postback });
    await expect
      .poll(() => snippet.sent.at(-1)?.message)
      .toMatchObject({
        type: 'Structured',
        text: 'Red',
        content: [{ contentType: 'ButtonResponse', buttonResponse: { type: 'QuickReply', ...postback } }],
      });
    snippet.push(disconnected);
    await snippet.event('MessagingService.conversationDisconnected');
    expect(await snippet.command('MessagingService.sendMessage', { message: 'Hello?' })).toEqual({
      rejected: 'Conversation session has ended, start a new session to send a message.',
    });
  });

  test('[3.2/MessagingService.sendTyping] [3.2/MessagingService.clearTypingTimeout] once in five seconds', async ({
    page,
    snippet,
  }) => {
    await snippet.visit({ config: headless });
    await snippet.command('MessagingService.startConversation');
    await snippet.event('MessagingService.started');
    // With autostart it wants to have seen a Presence: the echo of the Join.
    await snippet.event('MessagingService.messagesReceived');
    expect(await snippet.command('MessagingService.sendTyping')).toHaveProperty('resolved');
    await snippet.event('MessagingService.clientTypingStarted');
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const answered = () => resolve('answered');
          window.Genesys?.('command', 'MessagingService.sendTyping', {}, answered, answered);
          window.Genesys?.('command', 'Database.get', {}, () => setTimeout(resolve, 0, 'no answer'));
        }),
    );
    expect(outcome).toBe('no answer');
    await snippet.command('MessagingService.clearTypingTimeout');
    expect(await snippet.command('MessagingService.sendTyping')).toHaveProperty('resolved');
    const typed = snippet.sent.filter(({ message }) => message?.events?.[0]?.eventType === 'Typing');
    expect(typed).toHaveLength(2);
  });

  test('[3.2/MessagingService.fetchHistory] page after page, until all is fetched', async ({
    page,
    snippet,
  }) => {
    await snippet.visit({ config: headless });
    await snippet.event('MessagingService.ready');
    expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
      rejected: 'not able to fetch history',
    });
    await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
    await snippet.event('MessagingService.messagesReceived');
    await page.reload();
    await snippet.event('MessagingService.restored');
    expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
      resolved: { messages: [], pageNumber: 2, pageSize: 25 },
    });
    await snippet.event('MessagingService.historyComplete');
    expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
      resolved: 'All the messages are fetched',
    });
  });

  test('[3.2/MessagingService.clearSession] the socket is closed and the transcript gone', async ({
    page,
    snippet,
    received,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await talk(page, 'quux');
    await snippet.command('MessagingService.clearSession');
    await snippet.event('MessagingService.sessionCleared');
    await expect(messenger(page).getByRole('log')).not.toContainText('quux');
    await expect
      .poll(async () => ((await received()).conversations[0] as { connections?: number })?.connections)
      .toBe(0);
  });

  test('[3.2/MessagingService.resetConversation] a new one in place of one that can only be read', async ({
    page,
    snippet,
  }) => {
    await snippet.visit();
    await snippet.command('Messenger.open');
    await snippet.event('MessagingService.messagesReceived');
    expect(await snippet.command('MessagingService.resetConversation')).toHaveProperty('rejected');
    snippet.push(disconnected);
    await snippet.event('MessagingService.readOnlyConversation');
    await expect(messenger(page).getByText('This conversation has ended.')).toBeVisible();
    await expect(textbox(page)).toBeHidden();
    expect(await snippet.command('MessagingService.resetConversation')).toHaveProperty('resolved');
    await snippet.event('MessagingService.conversationReset');
    expect(snippet.sent.findLast(({ action }) => action === 'configureSession')).toMatchObject({
      startNew: true,
    });
    await expect(textbox(page)).toBeVisible();
  });

  test('[3.2/MessagingService.clearConversation] [7.4/clearConversation-off] it is final, and needs to be enabled', async ({
    page,
    snippet,
    received,
  }) => {
    await snippet.visit({ config: withConversations({ conversationClear: { enabled: false } }) });
    await snippet.command('Messenger.open');
    await snippet.event('MessagingService.started');
    expect(await snippet.command('MessagingService.clearConversation')).toEqual({
      rejected: 'Please check your conversation clear option is enabled in your configuration.',
    });

    await page.evaluate(() => localStorage.clear());
    await snippet.visit();
    await snippet.command('Messenger.open');
    await talk(page, 'quux');
    expect(await snippet.command('MessagingService.clearConversation')).toHaveProperty('resolved');
    await snippet.event('MessagingService.conversationCleared');
    await expect(messenger(page).getByRole('log')).not.toContainText('quux');
    expect(await snippet.command('MessagingService.clearConversation')).toEqual({
      rejected: 'There is no active conversation found to clear.',
    });
    const states = (await received()).conversations.map((one) => (one as { state?: string }).state);
    expect(states).toContain('closed');
  });
});

test('[3.3/MessagingService] a lost connection, the other side’s typing and an expired session are told', async ({
  page,
  snippet,
  control,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await snippet.event('MessagingService.started');
  await snippet.event('MessagingService.typingReceived');
  await snippet.event('MessagingService.messagesReceived');
  await snippet.event('MessagingService.allowedFileTypes');
  await control({ closeSockets: true });
  await snippet.event('MessagingService.reconnecting');
  await snippet.event('MessagingService.reconnected');
  await snippet.event('MessagingService.restored');
  await talk(page, 'Are you there?');
  await control({ expireSessions: true });
  await snippet.event('MessagingService.sessionExpired');
  await expect(textbox(page)).toBeHidden();
});
