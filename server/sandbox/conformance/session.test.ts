import { expect, test } from 'vitest';
import WebSocket from 'ws';
import {
  ask,
  clockForTest,
  connect,
  event,
  guestWith,
  ofBot,
  ofClass,
  refused,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = '0123456789abcdef0123456789abcdef';
const hours = 60 * 60 * 1000;
const configure = (sandbox: Sandbox, more: object = {}) => ({
  action: 'configureSession',
  deploymentId: sandbox.deploymentId,
  token,
  ...more,
});

test('[4/envelope] every answer has type, class, code and body, and the tracing id of what it answers', async () => {
  const sandbox = await sandboxForTest();
  const guest = await connect(sandbox);
  for (const request of [
    configure(sandbox),
    text(token, 'hi'),
    { action: 'getConfiguration', token },
    { action: 'dance' },
  ]) {
    guest.send({ ...request, tracingId: request.action });
    const frame = await guest.next(({ tracingId }) => tracingId === request.action);
    expect(['response', 'message']).toContain(frame.type);
    expect(frame).toEqual(expect.objectContaining({ class: expect.any(String), code: expect.any(Number) }));
    expect(frame).toHaveProperty('body');
  }
  guest.send({ action: 'getConfiguration', token });
  expect(await guest.next(ofClass('GetConfigurationResponse'))).not.toHaveProperty('tracingId');
});

test('[4.1/token] [4.4/400] a token has any form and at most 2048 characters', async () => {
  const sandbox = await sandboxForTest();
  const guest = await connect(sandbox);
  for (const allowed of ['12345', 'not a uuid ✓', 't'.repeat(2048)])
    expect((await ask(guest, configure(sandbox, { token: allowed }))).class).toBe('SessionResponse');
  const refusal = await ask(guest, configure(sandbox, { token: 't'.repeat(2049) }));
  expect(refusal).toMatchObject({ class: 'string', code: 400, body: 'Request failed.' });
});

test('[4.2/configureSession] [4.4/400] a deployment that is not there is refused in Genesys’s words', async () => {
  const sandbox = await sandboxForTest();
  const guest = await connect(sandbox);
  const refusal = await ask(guest, { ...configure(sandbox), deploymentId: 'another' });
  expect(refusal).toMatchObject({
    type: 'response',
    class: 'string',
    code: 400,
    body: 'Deployment not found',
  });
});

test('[4.2/configureSession] [4.3/SessionResponse] a session is made, resumed and started anew, its times in epoch seconds', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await connect(sandbox);
  const journeyContext = {
    customer: { id: token, idType: 'cookie' },
    customerSession: { id: '', type: 'web' },
  };
  const { body } = await ask(guest, configure(sandbox, { startNew: false, journeyContext }));
  expect(body).toEqual({
    connected: true,
    newSession: true,
    readOnly: false,
    clearedExistingSession: false,
    autoStarted: false,
    maxCustomDataBytes: 2048,
    allowedMedia: { inbound: { fileTypes: expect.any(Array), maxFileSizeKB: 10_000 } },
    blockedExtensions: expect.any(Array),
    durationSeconds: 259_200,
    expirationDate: Math.floor(clock.now() / 1000) + 259_200,
  });
  expect((await ask(guest, configure(sandbox))).body.newSession).toBe(false);
  const anew = await ask(guest, configure(sandbox, { startNew: true }));
  expect(anew.body).toMatchObject({ newSession: true, clearedExistingSession: true });
});

test('[4.3/fourth-connection] [4.6/three-connections] [4.3/ConnectionClosedEvent] a fourth connection closes the oldest, which is told by reason and reasonCode', async () => {
  const sandbox = await sandboxForTest();
  const guests = [];
  for (let count = 0; count < 4; count++) guests.push(await guestWith(sandbox, token));
  const [oldest, ...others] = guests;
  const closing = await oldest?.next();
  expect(closing).toMatchObject({ type: 'message', class: 'ConnectionClosedEvent' });
  expect(closing?.body.reason).toBe(closing?.body.reasonCode);
  expect(closing?.body.reason).toEqual(expect.any(String));
  await oldest?.closed;
  others[0]?.send(text(token, 'still here'));
  for (const other of others) expect((await other.next()).body.text).toBe('still here');
});

test('[4.4/4006] [4.3/SessionExpiredEvent] [4.6/session-life] a session expires 72 hours after its last message', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  clock.pass(71 * hours);
  guest.send(text(token, 'still here'));
  await guest.next();
  clock.pass(71 * hours);
  guest.send({ action: 'getConfiguration', token });
  await guest.next(ofClass('GetConfigurationResponse'));
  clock.pass(hours);
  guest.send(text(token, 'too late'));
  expect(await guest.next(ofClass('SessionExpiredEvent'))).toMatchObject({ type: 'response', body: {} });
  expect(await guest.next()).toMatchObject({ class: 'string', code: 4006 });
  expect((await ask(guest, configure(sandbox))).code).toBe(4006);
  expect((await ask(guest, configure(sandbox, { startNew: true }))).body.newSession).toBe(true);
});

test('[4.6/session-life] the life of a session can be set from 15 minutes to 18 months', async () => {
  const sandbox = await sandboxForTest();
  for (const sessionDurationSeconds of [899, 47_347_201])
    expect((await setControl(sandbox, { sessionDurationSeconds })).status).toBe(400);
  await setControl(sandbox, { sessionDurationSeconds: 900 });
  const guest = await connect(sandbox);
  expect((await ask(guest, configure(sandbox))).body.durationSeconds).toBe(900);
});

test('[4.4/4007] [4.3/string] a request without a session is told so in the documented words', async () => {
  const guest = await connect(await sandboxForTest());
  expect(await ask(guest, { ...text(token, 'hi'), tracingId: 't' })).toEqual({
    type: 'response',
    class: 'string',
    code: 4007,
    body: 'session not found error message',
    tracingId: 't',
  });
});

test('[4.4/4020] a known action that lacks a field is told which', async () => {
  const sandbox = await sandboxForTest();
  const guest = await connect(sandbox);
  const lacking: [object, string][] = [
    [{ action: 'configureSession', token }, 'deploymentId'],
    [{ action: 'getJwt' }, 'token'],
    [{ action: 'onMessage', token, message: { type: 'Text' } }, 'message.text'],
    [{ action: 'onAttachment', token, attachmentId: 'a', fileName: 'a.png' }, 'fileType'],
  ];
  for (const [request, field] of lacking)
    expect(await ask(guest, request)).toMatchObject({
      class: 'string',
      code: 4020,
      body: expect.stringContaining(field),
    });
});

test('[4.2/closeSession] [4.3/close-all] closing all: the others are told, the caller is disconnected and may start anew', async () => {
  const sandbox = await sandboxForTest();
  const [caller, other] = [await guestWith(sandbox, token), await guestWith(sandbox, token)];
  const answer = await ask(caller, { action: 'closeSession', token, closeAllConnections: true });
  expect(answer).toMatchObject({ class: 'SessionResponse', body: { connected: false } });
  expect((await other.next()).class).toBe('ConnectionClosedEvent');
  await other.closed;
  expect((await ask(caller, configure(sandbox, { startNew: true }))).body).toMatchObject({
    connected: true,
    newSession: true,
  });
});

test('[4.2/clear] [4.3/clear-order] [4.3/SessionClearedEvent] a clear is echoed, then the session is cleared, then the connection closed', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const echo = await ask(guest, event(token, 'Presence', 'Clear'));
  expect(echo.body.events).toEqual([{ eventType: 'Presence', presence: { type: 'Clear' } }]);
  expect(await guest.next()).toMatchObject({ class: 'SessionClearedEvent', body: {} });
  expect((await guest.next()).class).toBe('ConnectionClosedEvent');
  await guest.closed;
});

test('[4.4/403] a clear where it is switched off is refused in the documented words', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { conversationClear: 'off' });
  const guest = await guestWith(sandbox, token);
  expect(await ask(guest, event(token, 'Presence', 'Clear'))).toMatchObject({
    code: 403,
    body: 'Presence events Conversation Clear are not supported',
  });
});

test('[4.3/disconnect] [4.4/409] after a read-only disconnect nothing can be said', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  guest.send({ action: 'disconnectCustomer', token });
  expect((await guest.next()).body).toMatchObject({
    direction: 'Outbound',
    events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
    metadata: { readOnly: 'true' },
  });
  expect((await ask(guest, text(token, 'hello?'))).code).toBe(409);
  expect((await ask(guest, configure(sandbox))).body.readOnly).toBe(true);
});

test('[4.2/clear] [4.3/disconnect] what can only be read can be cleared, but where clearing is switched off', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  guest.send({ action: 'disconnectCustomer', token });
  await guest.next(({ body }) => body.metadata?.readOnly === 'true');
  await setControl(sandbox, { conversationClear: 'off' });
  expect((await ask(guest, event(token, 'Presence', 'Clear'))).code).toBe(403);
  await setControl(sandbox, { conversationClear: 'on' });
  guest.send(event(token, 'Presence', 'Clear'));
  await guest.next(ofClass('SessionClearedEvent'));
  await guest.next(ofClass('ConnectionClosedEvent'));
});

test('[4.3/disconnect] after one of type Send the visitor may go on', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { conversationDisconnect: 'Send' });
  const guest = await guestWith(sandbox, token);
  const { body } = await ask(guest, { action: 'disconnectCustomer', token });
  expect(body.metadata).not.toHaveProperty('readOnly');
  expect((await ask(guest, text(token, 'hello again'))).body.text).toBe('hello again');
});

test('[4.3/autoStart] the server greets nobody who has not joined: Join is for the client to send', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await connect(sandbox);
  guest.send(configure(sandbox));
  expect((await guest.next()).body).toMatchObject({ newSession: true, autoStarted: false });
  expect((await ask(guest, { action: 'getConfiguration', token })).class).toBe('GetConfigurationResponse');
  guest.send(event(token, 'Presence', 'Join'));
  expect((await guest.next(ofBot)).body.direction).toBe('Outbound');
});

test('[4.2/getConfiguration] [4.3/GetConfigurationResponse] the configuration names the limits', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const { deploymentId } = sandbox;
  expect(await ask(guest, { action: 'getConfiguration', token, deploymentId })).toMatchObject({
    type: 'response',
    class: 'GetConfigurationResponse',
    body: {
      allowedMedia: { inbound: { maxFileSizeKB: 10_000 } },
      blockedExtensions: expect.any(Array),
      maxCustomDataBytes: 2048,
      messageRoutingEnabled: true,
      sessionDurationSeconds: 259_200,
    },
  });
});

test('[4.3/ResumeTokenResponse] resumeToken is answered with a token and when it ends', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const { body, ...frame } = await ask(guest, { action: 'resumeToken', token });
  expect(frame).toMatchObject({ type: 'response', class: 'ResumeTokenResponse' });
  expect(body.resumeToken).toEqual(expect.any(String));
  expect(body.exp).toBeGreaterThan(clock.now() / 1000);
});

test('[4.4/1002] [4.5/upgrade-403] [4.5/subdomains] the upgrade is refused with 403 for a foreign Origin or deployment; subdomains are no strangers', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  await connect(sandbox, { origin: 'https://www.shop.example' });
  const foreign = connect(sandbox, { origin: 'https://evil.example' });
  await expect(foreign).rejects.toThrow('HTTP 403');
  const unknown = connect(sandbox, { origin: 'https://shop.example', deploymentId: 'unknown' });
  await expect(unknown).rejects.toThrow('HTTP 403');
});

test('[2.2/websocket] [4.6/heartbeat] the socket takes an application name, and a ping is answered', async () => {
  const sandbox = await sandboxForTest();
  const address = `${sandbox.url.replace('http', 'ws')}/v1?deploymentId=${sandbox.deploymentId}&application=Test-1`;
  const socket = new WebSocket(address, { origin: 'http://localhost' });
  const pong = new Promise((resolve) => socket.once('pong', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.ping('alive?');
  expect(String(await pong)).toBe('alive?');
  socket.terminate();
});

test('[4.2/actions] every action of the enum is known; clearConversation and startTyping are none', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { rateLimits: 'off' });
  const known =
    'configureSession configureAuthenticatedSession onAttachment getAttachment deleteAttachment onMessage closeSession echo getJwt disconnectCustomer resumeToken getConfiguration';
  const guest = await guestWith(sandbox, token);
  for (const action of known.split(' ')) expect((await ask(guest, { action })).code, action).toBe(4020);
  for (const action of ['clearConversation', 'startTyping', 'toString'])
    expect((await ask(guest, { action, token })).code, action).toBe(400);
});

test('[4.3/classes] nothing is sent outside the enum of classes, whatever is asked', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const classes =
    'string SessionResponse StructuredMessage PresignedUrlResponse AttachmentDeletedResponse UploadFailureEvent UploadSuccessEvent ConnectionClosedEvent LogoutEvent SessionExpiredEvent JwtResponse GetConfigurationResponse GenerateUrlError TooManyRequestsErrorMessage ResumeTokenResponse SessionClearedEvent Error Unknown'.split(
      ' ',
    );
  const guest = await guestWith(sandbox, token);
  guest.send('{');
  guest.send(text(token, 'hi'));
  for (const action of ['getJwt', 'resumeToken', 'getConfiguration', 'getAttachment'])
    guest.send({ action, token });
  guest.send({ action: 'echo', token, message: { type: 'Text', text: 'ping' } });
  const seen: string[] = [];
  const collected = guest.next((frame) => {
    seen.push(frame.class);
    return frame.class === 'SessionClearedEvent';
  });
  guest.send(event(token, 'Presence', 'Clear'));
  await collected;
  for (const name of seen) expect(classes).toContain(name);
  expect(new Set(seen).size).toBeGreaterThan(3);
});

test('[4.4/401] [4.4/403] a sign-in is refused with the documented words where it is off, or the JWT is none', async () => {
  const sandbox = await sandboxForTest();
  const guest = await connect(sandbox);
  const request = {
    ...configure(sandbox),
    action: 'configureAuthenticatedSession',
    data: { code: 'no JWT' },
  };
  expect(await ask(guest, request)).toMatchObject({
    code: 403,
    body: 'Turn on the Feature Toggle or fix the configuration.',
  });
  await setControl(sandbox, { authentication: 'on' });
  guest.send(request);
  expect(await guest.next(refused)).toMatchObject({ code: 401, body: 'User is unauthorized' });
});
