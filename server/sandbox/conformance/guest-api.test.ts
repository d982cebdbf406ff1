import { expect, test } from 'vitest';
import {
  type AnyFrame,
  ask,
  clockForTest,
  connect,
  event,
  guestWith,
  ofBot,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';

const token = '0123456789abcdef0123456789abcdef';

test('[11.1/echo] a health check is answered with the token and without, but not with another one', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const echo = { action: 'echo', message: { type: 'Text', text: 'ping' } };
  for (const request of [{ ...echo, token }, echo])
    expect((await ask(guest, request)).body).toMatchObject({ text: 'ping' });
  expect((await ask(guest, { ...echo, token: 'another' })).code).toBe(4007);
});

test('[11.1/echo] before a session is configured, a health check without a token finds none', async () => {
  const stranger = await connect(await sandboxForTest());
  const echo = { action: 'echo', message: { type: 'Text', text: 'ping' } };
  expect((await ask(stranger, echo)).code).toBe(4007);
});

test('[11.1/origin] a bare host is looked up as a host, Genesys’s own is let in, and so is a client that sends none', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  for (const origin of ['shop.example', 'www.Shop.example', 'shop.example:8443', '127.0.0.1', ''])
    await connect(sandbox, { origin });
  for (const origin of [
    'evil.example',
    'notshop.example',
    'shop.example.evil.example',
    'null',
    'evil@shop.example',
  ])
    await expect(connect(sandbox, { origin })).rejects.toThrow('HTTP 403');
});

test('[11.1/origin] the history is given to a bare domain as well', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  const guest = await connect(sandbox, { origin: 'shop.example' });
  await ask(guest, { action: 'configureSession', deploymentId: sandbox.deploymentId, token });
  const { jwt } = (await ask(guest, { action: 'getJwt', token })).body;
  const messages = `${sandbox.url}/api/v2/webmessaging/messages`;
  const answer = await fetch(messages, {
    headers: { authorization: `bearer ${jwt}`, origin: 'shop.example' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('shop.example');
});

test('[11.1/SessionExpiredEvent] a session that has expired is told as a response, with code 200 and an empty body', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  await setControl(sandbox, { expireSessions: true });
  expect(await guest.next()).toEqual({ class: 'SessionExpiredEvent', type: 'response', code: 200, body: {} });
});

test('[11.1/metadata] every event has a correlationId of its own, beside what the client gave', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const seen = new Set<string>();
  for (const type of ['SignIn', 'Authenticate']) {
    const request = event(token, 'Presence', type);
    const answer = await ask(guest, { ...request, message: { ...request.message, metadata: { id: type } } });
    expect(answer.body.metadata).toEqual({ id: type, correlationId: expect.any(String) });
    seen.add(answer.body.metadata.correlationId);
  }
  expect(seen.size).toBe(2);
});

test('[11.1/metadata] so has every text, the visitor’s and the bot’s', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  const echo = await ask(guest, text(token, 'What about returns?', { metadata: { id: 'mine' } }));
  expect(echo.body.metadata).toEqual({ id: 'mine', correlationId: expect.any(String) });
  expect((await guest.next(ofBot)).body.metadata).toEqual({ correlationId: expect.any(String) });
});

test('[11.1/channel] the visitor’s echo does not say that it is private: what the other side says does', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  const echo = await ask(guest, text(token, 'What about returns?'));
  expect(echo.body.channel).toEqual({ time: expect.any(String), messageId: expect.any(String) });
  expect((await guest.next(ofBot)).body.channel.type).toBe('Private');
});

test('[11.1/typing] typing carries a duration in ms, the visitor’s as well as the other side’s', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const typing = { type: 'On', duration: 3000 };
  const message = { type: 'Event', events: [{ eventType: 'Typing', typing }] };
  expect((await ask(guest, { action: 'onMessage', token, message })).body.events[0].typing).toEqual(typing);
  const bare = await ask(guest, event(token, 'Typing', 'On'));
  expect(bare.body.events[0].typing).toEqual({ type: 'On', duration: 5000 });
  guest.send(text(token, 'hello'));
  const ofBot = await guest.next(({ body }) => body.direction === 'Outbound');
  expect(ofBot.body.events).toEqual([{ eventType: 'Typing', typing: { type: 'On', duration: 5000 } }]);
});

test('[11.1/typing] where the configuration forbids it, a visitor’s typing is answered 403', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { showUserTyping: 'off' });
  const guest = await guestWith(sandbox, token);
  const answer = await ask(guest, event(token, 'Typing', 'On'));
  expect(answer).toMatchObject({ type: 'response', class: 'string', code: 403, body: expect.any(String) });
  const config = await fetch(
    `${sandbox.url}/webdeployments/v1/deployments/${sandbox.deploymentId}/config.json`,
  );
  const { conversations } = ((await config.json()) as AnyFrame).messenger.apps;
  expect(conversations).toMatchObject({ showUserTypingIndicator: false, showAgentTypingIndicator: true });
});

test('[11.1/channel] who speaks and to whom is echoed as far as the client tells', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const from = {
    firstName: 'Ada',
    nickname: 'ada',
    additionalIds: [{ type: 'Email', value: 'ada@shop.example' }],
  };
  const { body } = await ask(guest, text(token, 'hi', { channel: { from, to: {} } }));
  expect(body.channel).toMatchObject({ from, to: {} });
  guest.send({ ...text(token, 'beside'), channel: { from: { lastName: 'L' } } });
  const beside = await guest.next((frame) => frame.body.text === 'beside');
  expect(beside.body.channel.from).toEqual({ lastName: 'L' });
  expect(beside.body.channel).not.toHaveProperty('to');
});

test('[11.1/receipt] a receipt says what has become of a message, by its id', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const { id } = (await ask(guest, text(token, 'hi'))).body;
  const reasons = [{ code: 'x', message: 'The phone is off.' }];
  await setControl(sandbox, {
    announce: [{ receipt: { status: 'Read' } }, { receipt: { status: 'Failed', reasons } }],
  });
  const isReceipt = ({ body }: AnyFrame) => body.type === 'Receipt';
  expect((await guest.next(isReceipt)).body).toMatchObject({ id, status: 'Read', reasons: [] });
  expect((await guest.next(isReceipt)).body).toMatchObject({ id, status: 'Failed', reasons });
  const unknown = { announce: [{ receipt: { status: 'Lost' } }] };
  expect((await setControl(sandbox, unknown)).status).toBe(400);
});

test('[11.1/offers] co-browsing and video are offered to the visitor, who accepts or rejects', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const offers = [
    { coBrowse: { type: 'Offering', sessionId: 's', sessionJoinToken: 'j' } },
    { video: { type: 'Offering', offeringId: 'o', jwt: 'w' } },
    { video: { type: 'OfferingExpired', offeringId: 'o' } },
  ];
  await setControl(sandbox, { announce: offers });
  for (const [index, eventType] of (['CoBrowse', 'Video', 'Video'] as const).entries())
    expect((await guest.next()).body).toMatchObject({
      type: 'Event',
      direction: 'Outbound',
      events: [{ eventType, ...offers[index] }],
    });
  const misspelt = { announce: [{ video: { type: 'Offering', ofering: 'o' } }] };
  expect((await setControl(sandbox, misspelt)).status).toBe(400);
  for (const answer of [
    { eventType: 'CoBrowse', coBrowse: { type: 'OfferingAccepted', sessionId: 's' } },
    { eventType: 'Video', video: { type: 'OfferingRejected', offeringId: 'o' } },
  ]) {
    const message = { type: 'Event', events: [answer] };
    expect((await ask(guest, { action: 'onMessage', token, message })).body).toMatchObject({
      direction: 'Inbound',
      events: [answer],
    });
  }
});

test('[7.1/own-time] every message has a time of its own, even within one millisecond', async () => {
  const sandbox = await sandboxForTest({ now: clockForTest().now });
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  const times = new Set<string>();
  for (const words of ['one', 'two', 'three']) {
    guest.send(text(token, words));
    guest.send(event(token, 'Typing', 'On'));
  }
  const messages = 12;
  for (let seen = 0; seen < messages; seen++) times.add((await guest.next()).body.channel.time);
  expect(times.size).toBe(messages);
});
