import { describe, expect, test } from 'vitest';
import {
  type AnyFrame,
  connect,
  guestWith,
  ofBot,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = '0123456789abcdef0123456789abcdef';
const configure = (sandbox: Sandbox, more: object = {}) => ({
  action: 'configureSession',
  deploymentId: sandbox.deploymentId,
  token,
  ...more,
});
const event = (eventType: string, type: string) => ({
  action: 'onMessage',
  token,
  message: { type: 'Event', events: [{ eventType, [eventType.toLowerCase()]: { type } }] },
});
const ofClass = (name: string) => (frame: AnyFrame) => frame.class === name;

describe('the upgrade', () => {
  test('is refused with 403 for a foreign Origin, for null, and for an unknown deployment', async () => {
    const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
    await connect(sandbox, { origin: 'https://www.Shop.example:8443' });
    for (const origin of ['https://evil.example', 'https://notshop.example', 'null'])
      await expect(connect(sandbox, { origin })).rejects.toThrow('HTTP 403');
    const unknown = connect(sandbox, { origin: 'https://shop.example', deploymentId: 'unknown' });
    await expect(unknown).rejects.toThrow('HTTP 403');
  });

  test('needs no Origin, unless one is asked for and not all domains are allowed', async () => {
    const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
    await connect(sandbox, { origin: '' });
    await setControl(sandbox, { missingOrigin: 'refuse' });
    await expect(connect(sandbox, { origin: '' })).rejects.toThrow('HTTP 403');
    await setControl(sandbox, { allowAllDomains: true });
    await connect(sandbox, { origin: '' });
  });

  test('is refused while the deployment is inactive', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { deploymentStatus: 'Inactive' });
    await expect(connect(sandbox)).rejects.toThrow('HTTP 403');
  });
});

describe('configureSession', () => {
  test('makes a session for a token, and tells all about it', async () => {
    const sandbox = await sandboxForTest();
    const guest = await connect(sandbox);
    guest.send(configure(sandbox, { tracingId: 'trace' }));
    expect(await guest.next()).toEqual({
      type: 'response',
      class: 'SessionResponse',
      code: 200,
      tracingId: 'trace',
      body: {
        connected: true,
        newSession: true,
        readOnly: false,
        clearedExistingSession: false,
        autoStarted: false,
        maxCustomDataBytes: 2048,
        allowedMedia: {
          inbound: { fileTypes: expect.arrayContaining([{ type: 'image/png' }]), maxFileSizeKB: 10_000 },
        },
        blockedExtensions: expect.arrayContaining(['.exe']),
        durationSeconds: 259_200,
        expirationDate: expect.any(Number),
      },
    });
  });

  test('tells times in seconds, not milliseconds', async () => {
    const sandbox = await sandboxForTest();
    const guest = await connect(sandbox);
    guest.send(configure(sandbox));
    const { expirationDate, durationSeconds } = (await guest.next()).body;
    expect(expirationDate).toBeLessThan(Date.now() / 1000 + durationSeconds + 1);
  });

  test('resumes the session of the same token, unless a new one is asked for', async () => {
    const sandbox = await sandboxForTest();
    await guestWith(sandbox, token);
    const again = await connect(sandbox);
    again.send(configure(sandbox));
    expect((await again.next()).body).toMatchObject({ newSession: false, connected: true });
    again.send(configure(sandbox, { startNew: true }));
    expect((await again.next(ofClass('SessionResponse'))).body).toMatchObject({
      newSession: true,
      clearedExistingSession: true,
    });
  });

  test('closes the oldest of four connections', async () => {
    const sandbox = await sandboxForTest();
    const oldest = await guestWith(sandbox, token);
    for (let more = 0; more < 3; more++) await guestWith(sandbox, token);
    expect(await oldest.next()).toMatchObject({ class: 'ConnectionClosedEvent', type: 'message' });
    expect(await oldest.closed).toBe(1000);
  });
});

describe('a text', () => {
  test('is echoed inbound to every connection, with ids and the tracing id', async () => {
    const sandbox = await sandboxForTest();
    const [one, other] = [await guestWith(sandbox, token), await guestWith(sandbox, token)];
    one.send({ ...text(token, 'hi', { metadata: { id: 'mine' } }), tracingId: 'trace' });
    for (const connection of [one, other])
      expect(await connection.next()).toMatchObject({
        type: 'message',
        class: 'StructuredMessage',
        code: 200,
        tracingId: 'trace',
        body: {
          type: 'Text',
          direction: 'Inbound',
          text: 'hi',
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          channel: { messageId: expect.stringMatching(/^[0-9a-f-]{36}$/), time: expect.any(String) },
          metadata: { id: 'mine' },
        },
      });
  });

  test('is answered by the bot, which types first', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { botDelayMs: 0 });
    const guest = await guestWith(sandbox, token);
    guest.send(text(token, 'What about delivery?'));
    await guest.next();
    expect((await guest.next()).body.events).toMatchObject([{ eventType: 'Typing', typing: { type: 'On' } }]);
    expect((await guest.next(ofBot)).body.text).toContain('Robin');
    const { body } = await guest.next(ofBot);
    expect(body).toMatchObject({
      text: expect.stringContaining('working days'),
      originatingEntity: 'Bot',
      channel: { type: 'Private', from: { nickname: 'Robin' } },
    });
    expect(body.channel).not.toHaveProperty('messageId');
  });

  test('longer than 4096 bytes is refused with 4011', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(text(token, '€'.repeat(1366)));
    expect(await guest.next()).toMatchObject({ type: 'response', class: 'string', code: 4011 });
  });

  test('for a session that was never configured, or with another token, is refused with 4007', async () => {
    const sandbox = await sandboxForTest();
    const stranger = await connect(sandbox);
    stranger.send(text(token, 'hi'));
    expect(await stranger.next()).toMatchObject({ code: 4007, class: 'string' });
    const guest = await guestWith(sandbox, token);
    guest.send(text('another', 'hi'));
    expect((await guest.next()).code).toBe(4007);
  });
});

describe('custom attributes', () => {
  const attributes = (customAttributes: object) => ({ channel: { metadata: { customAttributes } } });

  test('are taken inside the message and beside it', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(text(token, 'one', attributes({ inside: '1' })));
    guest.send({ ...text(token, 'two'), ...attributes({ beside: '2' }) });
    await guest.next(({ body }) => body.text === 'two');
    const state = await (await fetch(`${sandbox.url}/sandbox/control`)).json();
    expect(state).toMatchObject({ conversations: [{ customAttributes: { inside: '1', beside: '2' } }] });
  });

  test('larger than 2048 bytes of keys and values are refused with 4013', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(text(token, 'fits', attributes({ four: 'x'.repeat(2044) })));
    expect((await guest.next()).code).toBe(200);
    guest.send({ ...text(token, 'too large', attributes({ four: 'x'.repeat(2045) })), tracingId: 't' });
    expect(await guest.next(({ code }) => code !== 200)).toEqual({
      type: 'response',
      class: 'string',
      code: 4013,
      body: 'Custom Attributes in channel metadata is larger than 2048 bytes',
      tracingId: 't',
    });
  });
});

describe('events', () => {
  test('Join brings a greeting, once', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { botDelayMs: 0 });
    const guest = await guestWith(sandbox, token);
    guest.send(event('Presence', 'Join'));
    expect((await guest.next()).body).toMatchObject({ type: 'Event', direction: 'Inbound' });
    expect((await guest.next(ofBot)).body.text).toContain('Robin');
    guest.send(event('Presence', 'Join'));
    guest.send(text(token, 'hello'));
    expect((await guest.next(ofBot)).body.text).toBe('Hello! What can I do for you?');
  });

  test('Clear is echoed, then the session is cleared, then the connection closed', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(event('Presence', 'Clear'));
    expect((await guest.next()).body.events[0].presence.type).toBe('Clear');
    expect((await guest.next()).class).toBe('SessionClearedEvent');
    expect((await guest.next()).class).toBe('ConnectionClosedEvent');
    const again = await connect(sandbox);
    again.send(configure(sandbox));
    expect((await again.next()).body.newSession).toBe(true);
  });

  test('Disconnect leaves the session read-only', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(event('Presence', 'Disconnect'));
    await guest.next();
    expect((await guest.next()).body).toMatchObject({
      direction: 'Outbound',
      events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
      metadata: { readOnly: 'true' },
    });
    guest.send(text(token, 'hello?'));
    expect((await guest.next()).code).toBe(409);
  });

  test('Typing is shown and not kept', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send(event('Typing', 'On'));
    expect((await guest.next()).body.events[0].typing.type).toBe('On');
    const state = await (await fetch(`${sandbox.url}/sandbox/control`)).json();
    expect(state).toMatchObject({ conversations: [{ messages: [] }] });
  });
});

describe('other requests', () => {
  test('a structured message is echoed with its content', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    const content = [
      { contentType: 'ButtonResponse', buttonResponse: { type: 'QuickReply', text: 'Red', payload: 'RED' } },
    ];
    guest.send({ action: 'onMessage', token, message: { type: 'Structured', text: 'Red', content } });
    expect((await guest.next()).body).toMatchObject({ type: 'Structured', text: 'Red', content });
  });

  test('a health check is answered with its text and the session’s times as strings', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send({ action: 'echo', token, tracingId: 'health', message: { type: 'Text', text: 'ping' } });
    expect(await guest.next()).toMatchObject({
      type: 'response',
      class: 'StructuredMessage',
      tracingId: 'health',
      body: { text: 'ping', metadata: { durationSeconds: '259200', expirationDate: expect.any(String) } },
    });
  });

  test('getConfiguration answers the limits', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    guest.send({ action: 'getConfiguration', token, deploymentId: sandbox.deploymentId });
    expect(await guest.next()).toMatchObject({
      class: 'GetConfigurationResponse',
      body: { maxCustomDataBytes: 2048, sessionDurationSeconds: 259_200 },
    });
  });

  test('closeSession for all closes the others and tells the caller it is disconnected', async () => {
    const sandbox = await sandboxForTest();
    const [caller, other] = [await guestWith(sandbox, token), await guestWith(sandbox, token)];
    caller.send({ action: 'closeSession', token, closeAllConnections: true });
    expect((await caller.next()).body).toMatchObject({ connected: false });
    expect((await other.next()).class).toBe('ConnectionClosedEvent');
    caller.send(configure(sandbox));
    expect((await caller.next()).code).toBe(4007);
    caller.send(configure(sandbox, { startNew: true }));
    expect((await caller.next()).body).toMatchObject({ connected: true, newSession: true });
  });

  test('what is no request is refused with 400, and the connection goes on', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, token);
    for (const frame of ['{', 'null', '"text"', '{"action":"dance"}', new Uint8Array([1, 2, 3])]) {
      guest.send(frame);
      expect(await guest.next()).toMatchObject({ class: 'string', code: 400, body: 'Request failed.' });
    }
    guest.send(text(token, 'still here'));
    expect((await guest.next()).body.text).toBe('still here');
  });

  test('an oversized frame ends its own connection only', async () => {
    const sandbox = await sandboxForTest();
    const [loud, other] = [await guestWith(sandbox, token), await guestWith(sandbox, 'another-token')];
    loud.send('x'.repeat(200_000));
    expect(await loud.closed).toBe(1009);
    other.send(text('another-token', 'hi'));
    expect((await other.next()).body.text).toBe('hi');
  });
});
