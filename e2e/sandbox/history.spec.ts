import type { Page } from '@playwright/test';
import { answerWith, expect, type Frame, test } from './fixtures.ts';
import { presenceFrame, textFrame } from './server-frames.ts';

const headlessMode = { enabled: true };
const withoutAutoStart = { messenger: { apps: { conversations: { autoStart: { enabled: false } } } } };

/** Two pages, as the API gives them. The newest message is of an hour that no clock of a test reaches. */
const [oldest, older, newer, newest] = ['one', 'two', 'three', 'four'].map(
  (text, index) => textFrame(text, { channel: { time: `2026-01-01T1${index}:00:00.000Z` } }).body,
);
const pages = [
  [newest, newer],
  [older, oldest],
];

test.beforeEach(async ({ snippet }) => {
  snippet.play(({ action, tracingId }) => {
    const answer = (className: string, body: object) => [
      { type: 'response', class: className, code: 200, tracingId, body },
    ];
    if (action === 'getJwt') return answer('JwtResponse', { jwt: 'a.b.c', exp: 9_999_999_999 });
    if (action !== 'configureSession') return undefined;
    return answer('SessionResponse', { connected: true, newSession: false, readOnly: false });
  });
});

test('[7.3/newest-first] restored has what is known, newest first, with the number of the page', async ({
  page,
  snippet,
}) => {
  await playHistory(page, pages);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  const { data } = (await snippet.event('MessagingService.restored')).envelope;
  expect(data).toMatchObject({ pageNumber: 1, pageSize: 25 });
  expect(textsOf(data)).toEqual(['four', 'three']);
});

test('[7.3/first-page-is-two] [7.3/fetchHistory] [7.3/historyComplete] page after page, until nothing is new', async ({
  page,
  snippet,
}) => {
  const asked = await playHistory(page, pages);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.restored');
  const first = await snippet.command('MessagingService.fetchHistory');
  expect(first).toHaveProperty('resolved');
  const published = (await snippet.event('MessagingService.oldMessages')).envelope.data;
  expect(first).toEqual({ resolved: published });
  expect(published).toMatchObject({ pageNumber: 2, pageSize: 25 });
  expect(textsOf(published)).toEqual(['two', 'one']);
  expect(await snippet.messagingEvents()).not.toContain('historyComplete');

  expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
    resolved: { messages: [], pageNumber: 3, pageSize: 25 },
  });
  await snippet.event('MessagingService.historyComplete');
  for (let times = 0; times < 2; times += 1)
    expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
      resolved: 'All the messages are fetched',
    });
  expect(asked).toEqual([1, 2, 3]);
  expect(await snippet.dataOf('MessagingService.oldMessages')).toHaveLength(1);
});

test('[7.3/historyComplete] no message comes twice: not what was received meanwhile, not what two pages share', async ({
  page,
  snippet,
}) => {
  await playHistory(page, [
    [newest, newer],
    [newer, oldest],
    [older, oldest],
  ]);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.restored');
  snippet.push({ type: 'message', class: 'StructuredMessage', code: 200, body: older });
  await snippet.event('MessagingService.messagesReceived');
  expect(await fetched(snippet)).toEqual(['one']);
  expect(await fetched(snippet)).toEqual([]);
  await snippet.event('MessagingService.historyComplete');
});

test('[7.3/historyComplete] offline it resolves with the same text', async ({ page, snippet, control }) => {
  await playHistory(page, pages);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.restored');
  snippet.play(() => []);
  await control({ closeSockets: true });
  await snippet.event('MessagingService.reconnecting');
  expect(await snippet.command('MessagingService.fetchHistory')).toEqual({
    resolved: 'All the messages are fetched',
  });
});

test('[7.3/after-reconnected] restored brings messages again, and tells an old Disconnect again', async ({
  page,
  snippet,
  control,
}) => {
  const disconnect = presenceFrame('Disconnect', { channel: { time: '2026-01-01T09:00:00.000Z' } }).body;
  await playHistory(page, [[newest, disconnect]]);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.startConversation');
  await snippet.event('MessagingService.restored');
  await control({ closeSockets: true });
  await snippet.event('MessagingService.reconnected');
  await expect.poll(() => snippet.dataOf('MessagingService.restored')).toHaveLength(2);
  const [before, after] = await snippet.dataOf('MessagingService.restored');
  expect(after).toEqual(before);
  const told = await snippet.dataOf('MessagingService.conversationDisconnected');
  expect(told).toEqual([{ message: disconnect }, { message: disconnect }]);
});

test('[7.1/formatted-id] a message has the id of its channel where there is one, after a reload too', async ({
  page,
  snippet,
}) => {
  snippet.play(() => undefined);
  await snippet.visit({ config: { headlessMode, ...withoutAutoStart } });
  await snippet.event('MessagingService.ready');
  await snippet.command('MessagingService.sendMessage', { message: 'Hello' });
  await expect.poll(() => snippet.dataOf('MessagingService.messagesReceived')).toHaveLength(3);
  const received = (await snippet.dataOf('MessagingService.messagesReceived')).map(
    (data) => data.messages[0],
  );
  await page.reload();
  const { messages } = (await snippet.event('MessagingService.restored')).envelope.data;
  expect(messages.map(({ id }: Frame) => id).toReversed()).toEqual(
    received.map(({ id, channel }) => channel.messageId ?? id),
  );
});

/** Answers requests for the history; the numbers of the pages that were asked for. */
async function playHistory(
  page: Page,
  history: readonly (readonly (object | undefined)[])[],
): Promise<number[]> {
  const asked: number[] = [];
  await page.route('**/api/v2/webmessaging/messages?*', (route) => {
    const pageNumber = Number(new URL(route.request().url()).searchParams.get('pageNumber'));
    if (route.request().method() === 'GET') asked.push(pageNumber);
    const entities = history[pageNumber - 1] ?? [];
    return answerWith({ entities, pageNumber, pageSize: 25, total: 4, pageCount: history.length })(route);
  });
  return asked;
}

async function fetched(snippet: { command(name: string): Promise<object> }): Promise<unknown[]> {
  const { resolved } = (await snippet.command('MessagingService.fetchHistory')) as { resolved: Frame };
  return textsOf(resolved);
}

const textsOf = ({ messages }: Frame) => messages.map(({ text }: Frame) => text);
