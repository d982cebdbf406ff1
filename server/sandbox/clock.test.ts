import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { Clock } from './clock.ts';
import { clockFrame } from './clock-frame.ts';
import {
  type AnyFrame,
  accessToken,
  ask,
  clockForTest,
  control,
  guestWith,
  ofClass,
  sandboxForTest,
  setControl,
  text,
} from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

const token = 'visitor';
const minutes = 60_000;

const advance = async (sandbox: Sandbox, duration: object) => {
  const answer = await setControl(sandbox, { advance: duration });
  return { status: answer.status, body: (await answer.json()) as { now?: string; message?: string } };
};

test('time passes for an OAuth token when a test says so', async () => {
  const sandbox = await sandboxForTest();
  const bearer = await accessToken(sandbox);
  const deployment = () =>
    fetch(`${sandbox.url}/api/v2/webdeployments/deployments/${sandbox.deploymentId}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
  await advance(sandbox, { hours: 23 });
  expect((await deployment()).status).toBe(200);
  await advance(sandbox, { hours: 1 });
  expect((await deployment()).status).toBe(401);
});

test('time passes for the JWT that opens the history', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const { body } = await ask(guest, { action: 'getJwt', token });
  const history = () =>
    fetch(`${sandbox.url}/api/v2/webmessaging/messages`, {
      headers: { authorization: `Bearer ${body.jwt}` },
    });
  expect((await history()).status).toBe(200);
  await advance(sandbox, { minutes: 1 });
  expect((await history()).status).toBe(401);
});

test('a visitor is told at once that the session has expired meanwhile', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { sessionDurationSeconds: 3600 });
  const guest = await guestWith(sandbox, token);
  await advance(sandbox, { minutes: 59 });
  expect((await ask(guest, { action: 'getJwt', token })).class).toBe('JwtResponse');
  await advance(sandbox, { minutes: 1 });
  expect((await guest.next()).class).toBe('SessionExpiredEvent');
  guest.send(text(token, 'Anybody there?'));
  expect((await guest.next()).code).toBe(4006);
});

test('messages, also those that are not kept, have the time of the sandbox', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  await advance(sandbox, { days: 400 });
  const expected = clock.now() + 400 * 24 * 60 * minutes;
  await setControl(sandbox, { sessionDurationSeconds: 47_347_200 });
  guest.send({ action: 'configureSession', deploymentId: sandbox.deploymentId, token, startNew: true });
  await guest.next(ofClass('SessionResponse'));
  const typing = { type: 'Event', events: [{ eventType: 'Typing', typing: { type: 'On' } }] };
  for (const request of [
    text(token, 'late'),
    { action: 'onMessage', token, message: typing },
    { action: 'echo', token, message: { type: 'Text', text: 'ping' } },
  ]) {
    guest.send({ ...request, tracingId: 'asked' });
    const { body } = await guest.next(({ tracingId }) => tracingId === 'asked');
    // No two messages have the same time.
    expect(Date.parse(body.channel.time) - expected).toBeOneOf([0, 1, 2, 3]);
  }
  expect(await control(sandbox)).toHaveProperty('now', new Date(expected).toISOString());
});

test('rate limits recover', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const jwt = async () => (await ask(guest, { action: 'getJwt', token })).code;
  for (let asked = 1; asked < 60; asked++) await jwt();
  expect(await jwt()).toBe(429);
  await advance(sandbox, { minutes: 1 });
  expect(await jwt()).toBe(200);
});

test('a presigned address expires', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  const file = { attachmentId: 'one', fileName: 'a.txt', fileType: 'text/plain', fileSize: 2 };
  const { body } = await ask(guest, { action: 'onAttachment', token, ...file });
  await advance(sandbox, { minutes: 10 });
  const headers = { ...body.headers, 'content-type': 'text/plain' };
  expect((await fetch(body.url, { method: 'PUT', headers, body: 'hi' })).status).toBe(403);
  const content = [{ contentType: 'Attachment', attachment: { id: 'one' } }];
  expect((await ask(guest, text(token, 'See:', { content }))).code).toBe(4008);
});

test('every organisation has a clock of its own', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const [one, other] = [await sandbox.createOrganisation(), await sandbox.createOrganisation()];
  await one.control({ advance: { days: 1 } });
  const ahead = async ({ received }: typeof one) => Date.parse((await received()).now) - clock.now();
  expect(await ahead(one)).toBe(24 * 60 * minutes);
  expect(await ahead(other)).toBe(0);
});

test('a reset puts the clock back', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  await advance(sandbox, { days: 1 });
  await setControl(sandbox, { reset: true });
  expect(await control(sandbox)).toHaveProperty('now', new Date(clock.now()).toISOString());
});

test.each([{}, { minutes: 0 }, { minutes: -1 }, { minutes: '80' }, { fortnights: 1 }, { days: 4000 }, 80])(
  'it is told by how much: %j is refused, with what to write instead',
  async (duration) => {
    const { status, body } = await advance(await sandboxForTest(), duration as object);
    expect(status).toBe(400);
    expect(body.message).toContain('advance');
  },
);

test('it stays within what a date can say', async () => {
  const sandbox = await sandboxForTest();
  for (let decade = 1; decade <= 10; decade++)
    expect((await advance(sandbox, { days: 3650 })).status).toBe(200);
  const { status, body } = await advance(sandbox, { days: 3650 });
  expect(status).toBe(400);
  expect(body.message).toContain('100 years');
});

test('only the sandbox’s own Messenger hears of the time, and only when it is not the computer’s', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const [own, other] = [framesOf(sandbox, clockFrame.application), framesOf(sandbox, 'other-1.0')];
  await Promise.all([own.opened, other.opened]);
  expect([...own.frames, ...other.frames]).toEqual([]);
  await advance(sandbox, { minutes: 80 });
  const late = framesOf(sandbox, clockFrame.application);
  await late.first;
  const expected = [
    expect.objectContaining({ class: 'SandboxClock', body: { now: clock.now() + 80 * minutes } }),
  ];
  await own.first;
  expect(own.frames).toEqual(expected);
  expect(late.frames).toEqual(expected);
  // An answer comes after whatever was sent before it.
  other.socket.send('{"action":"dance"}');
  await other.first;
  expect(other.frames).toMatchObject([{ code: 400 }]);
});

test('who waits by the clock is woken when it is advanced by as much', async () => {
  const clock = new Clock(Date.now);
  let woken = false;
  const waited = clock.wait(3_600_000).then(() => {
    woken = true;
  });
  clock.advance(3_599_000);
  await Promise.resolve();
  expect(woken).toBe(false);
  clock.advance(1_000);
  await waited;
});

function framesOf(sandbox: Sandbox, application: string) {
  const address = `${sandbox.url.replace('http', 'ws')}/v1?deploymentId=${sandbox.deploymentId}&application=${application}`;
  const socket = new WebSocket(address, { origin: 'http://localhost' });
  onTestFinished(() => socket.terminate());
  const frames: AnyFrame[] = [];
  const first = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      frames.push(JSON.parse(String(data)));
      resolve();
    }),
  );
  return { socket, frames, first, opened: new Promise((resolve) => socket.once('open', resolve)) };
}
