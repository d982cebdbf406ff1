import { expect, test } from 'vitest';
import {
  ask,
  control,
  event,
  guestWith,
  ofBot,
  ofCode,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';

const token = '0123456789abcdef0123456789abcdef';
const attributes = (customAttributes: object) => ({ channel: { metadata: { customAttributes } } });

test('[4.2/text] [4.3/StructuredMessage] [4.3/inbound-echo] a text is echoed inbound with ids, metadata and the tracing id', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const frame = await ask(guest, { ...text(token, 'hi', { metadata: { id: 'mine' } }), tracingId: 'trace' });
  expect(frame).toMatchObject({
    type: 'message',
    class: 'StructuredMessage',
    tracingId: 'trace',
    body: {
      type: 'Text',
      direction: 'Inbound',
      text: 'hi',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      channel: {
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        messageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      },
      metadata: { id: 'mine' },
    },
  });
});

test('[4.3/outbound] what the bot says has no messageId, is Private, and names who says it', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  guest.send(text(token, 'What about returns?'));
  const said = (await guest.next(ofBot)).body;
  expect(said).toMatchObject({
    direction: 'Outbound',
    originatingEntity: 'Bot',
    channel: { type: 'Private', from: { nickname: expect.any(String) } },
  });
  expect(said.channel).not.toHaveProperty('messageId');
});

test('[4.2/quick-reply] a press on a quick reply is echoed with what was pressed', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const content = [
    { contentType: 'ButtonResponse', buttonResponse: { type: 'QuickReply', text: 'Red', payload: 'RED' } },
  ];
  const message = { type: 'Structured', text: 'Red', content };
  expect((await ask(guest, { action: 'onMessage', token, message })).body).toMatchObject(message);
});

test('[4.2/join] a visitor who joins is greeted', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  const { body } = await ask(guest, event(token, 'Presence', 'Join'));
  expect(body).toMatchObject({ type: 'Event', direction: 'Inbound' });
  expect((await guest.next(ofBot)).body.text).toEqual(expect.any(String));
});

test('[4.2/typing] [4.6/typing-interval] typing is shown, is not kept, and is not refused when a client types more often than Genesys’s own', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  for (let times = 0; times < 10; times++) {
    const { body } = await ask(guest, event(token, 'Typing', times % 2 ? 'Off' : 'On'));
    expect(body.events[0].eventType).toBe('Typing');
  }
  expect((await control(sandbox)).conversations[0]?.messages).toEqual([]);
});

test('[4.2/presence-types] every type of presence is taken', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  for (const type of [
    'SignIn',
    'SessionExpired',
    'Authenticate',
    'AuthenticateCancel',
    'AuthenticateFailure',
  ])
    expect((await ask(guest, event(token, 'Presence', type))).body.events[0].presence.type).toBe(type);
  expect((await ask(guest, event(token, 'Presence', 'Dance'))).code).toBe(400);
});

test('[4.2/echo] [4.3/health-check] a health check is answered as a response with its text and the times as strings', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const request = { action: 'echo', token, tracingId: 'SGVhbHRo', message: { type: 'Text', text: 'ping' } };
  expect(await ask(guest, request)).toMatchObject({
    type: 'response',
    class: 'StructuredMessage',
    tracingId: 'SGVhbHRo',
    body: {
      text: 'ping',
      metadata: { durationSeconds: '259200', expirationDate: expect.stringMatching(/^\d{10}$/) },
    },
  });
});

test('[4.2/customAttributes] custom attributes are taken in the message and beside it', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  await ask(guest, text(token, 'one', attributes({ inside: '1' })));
  guest.send({ ...text(token, 'two'), ...attributes({ beside: '2' }) });
  await guest.next(({ body }) => body.text === 'two');
  expect((await control(sandbox)).conversations[0]?.customAttributes).toEqual({ inside: '1', beside: '2' });
});

test('[4.4/4013] [4.6/custom-attributes] more than 2048 bytes of keys and values are refused in the documented words', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  expect((await ask(guest, text(token, 'fits', attributes({ ab: '€'.repeat(682) })))).code).toBe(200);
  guest.send(text(token, 'does not', attributes({ abc: '€'.repeat(682) })));
  expect(await guest.next(ofCode(4013))).toMatchObject({
    class: 'string',
    body: 'Custom Attributes in channel metadata is larger than 2048 bytes',
  });
});

test('[4.4/4011] [4.6/inbound-text] a text has at most 4096 bytes', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  expect((await ask(guest, text(token, 'x'.repeat(4096)))).code).toBe(200);
  guest.send(text(token, `${'x'.repeat(4095)}é`));
  expect(await guest.next(ofCode(4011))).toMatchObject({ type: 'response', class: 'string' });
});
