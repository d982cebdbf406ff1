import { expect, test } from 'vitest';
import {
  ask,
  clockForTest,
  connect,
  guestWith,
  ofClass,
  ofCode,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';

const token = '0123456789abcdef0123456789abcdef';
const limited = ofClass('TooManyRequestsErrorMessage');

test('[4.6/messages] [4.4/4029] [4.3/TooManyRequestsErrorMessage] the sixth message in a second is refused, with the seconds to wait', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const [guest, other] = [await guestWith(sandbox, token), await guestWith(sandbox, token)];
  for (let count = 0; count < 5; count++) guest.send(text(token, `message ${count}`));
  await other.next(({ body }) => body.text === 'message 4');
  other.send({ ...text(token, 'one too many'), tracingId: 't' });
  expect(await other.next(limited)).toEqual({
    type: 'response',
    class: 'TooManyRequestsErrorMessage',
    code: 429,
    body: {
      retryAfter: 1,
      errorCode: 4029,
      errorMessage: 'Message rate too high for this session',
      name: 'TooManyRequestsErrorMessage',
      message: expect.any(String),
    },
    tracingId: 't',
  });
  clock.pass(1000);
  guest.send(text(token, 'after a second'));
  expect((await guest.next(({ body }) => body.text === 'after a second')).code).toBe(200);
});

test('[4.6/requests] the 61st request of a connection in a minute is refused; another connection goes on', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  for (let count = 1; count < 60; count++)
    expect((await ask(guest, { action: 'getConfiguration', token })).code).toBe(200);
  expect((await ask(guest, { action: 'getConfiguration', token })).code).toBe(429);
  const another = await guestWith(sandbox, token);
  expect((await ask(another, { action: 'getConfiguration', token })).code).toBe(200);
  clock.pass(60_000);
  expect((await ask(guest, { action: 'getConfiguration', token })).code).toBe(200);
});

test('[4.6/configure] the 61st configuration of a session in a minute is refused, from whichever connection', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const configure = { action: 'configureSession', deploymentId: sandbox.deploymentId, token };
  const [one, other] = [await connect(sandbox), await connect(sandbox)];
  for (let count = 0; count < 30; count++)
    for (const guest of [one, other]) expect((await ask(guest, configure)).code).toBe(200);
  const third = await connect(sandbox);
  expect(await ask(third, configure)).toMatchObject({ class: 'TooManyRequestsErrorMessage', code: 429 });
});

test('[4.6/health-checks] the third health check of a connection in a minute is refused, one every 30 seconds never', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const check = { action: 'echo', token, message: { type: 'Text', text: 'ping' } };
  for (let count = 0; count < 5; count++) {
    expect((await ask(guest, check)).code).toBe(200);
    clock.pass(30_000);
  }
  guest.send(check);
  guest.send(check);
  guest.send(check);
  expect(await guest.next(ofCode(429))).toMatchObject({ body: { errorCode: 4029 } });
});

test('[4.6/connections] the 1001st connection of a deployment in a minute is refused, another deployment goes on', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const crowded = await sandbox.createOrganisation();
  const { deploymentId } = crowded;
  for (let count = 0; count < 100; count++)
    await Promise.all(
      Array.from({ length: 10 }, async () => (await connect(sandbox, { deploymentId })).close()),
    );
  await expect(connect(sandbox, { deploymentId })).rejects.toThrow('HTTP 429');
  await connect(sandbox);
  clock.pass(60_000);
  await connect(sandbox, { deploymentId });
}, 60_000);

test('[4.6/history] the eleventh page of a session’s history in a minute is refused', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const { jwt } = (await ask(guest, { action: 'getJwt', token })).body;
  const read = () =>
    fetch(`${sandbox.url}/api/v2/webmessaging/messages`, { headers: { authorization: `bearer ${jwt}` } });
  for (let count = 0; count < 10; count++) expect((await read()).status).toBe(200);
  const refusal = await read();
  expect(refusal.status).toBe(429);
  expect(refusal.headers.get('retry-after')).toBe('6');
  clock.pass(6000);
  expect((await read()).status).toBe(200);
});

test('limits can be switched off', async () => {
  const sandbox = await sandboxForTest({ now: clockForTest().now });
  await setControl(sandbox, { rateLimits: 'off' });
  const guest = await guestWith(sandbox, token);
  for (let count = 0; count < 70; count++)
    expect((await ask(guest, { action: 'getConfiguration', token })).code).toBe(200);
});
