import { expect, test } from 'vitest';
import {
  ask,
  clockForTest,
  connect,
  guestWith,
  ofClass,
  refused,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = '0123456789abcdef0123456789abcdef';
const resource = (sandbox: Sandbox, name: string) => `${sandbox.url}/api/v2/webdeployments/token/${name}`;
const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const byCode = (sandbox: Sandbox, code = 'a-code') => ({
  deploymentId: sandbox.deploymentId,
  oauth: { code, redirectUri: 'https://shop.example/back', codeVerifier: 'v' },
});

async function withSignIn(now?: () => number): Promise<Sandbox> {
  const sandbox = await sandboxForTest({ ...(now && { now }) });
  await setControl(sandbox, { authentication: 'on' });
  return sandbox;
}

async function signIn(sandbox: Sandbox, code?: string): Promise<{ jwt: string; refreshToken: string }> {
  const answer = await post(resource(sandbox, 'oauthcodegrantjwtexchange'), byCode(sandbox, code));
  expect(answer.status).toBe(200);
  return (await answer.json()) as { jwt: string; refreshToken: string };
}

const authenticate = (sandbox: Sandbox, jwt: string, more: object = {}) => ({
  action: 'configureAuthenticatedSession',
  deploymentId: sandbox.deploymentId,
  token,
  data: { code: jwt },
  ...more,
});

const history = (sandbox: Sandbox, jwt: string, query = '') =>
  fetch(`${sandbox.url}/api/v2/webmessaging/messages${query}`, {
    headers: { authorization: `bearer ${jwt}`, origin: 'http://localhost' },
  });

test('[4.7/history] [4.2/getJwt] [4.3/JwtResponse] the bearer of getJwt reads the conversation, newest first and in pages', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  for (const words of ['one', 'two', 'three']) guest.send(text(token, words));
  guest.send({ action: 'getJwt', token });
  const { body, ...frame } = await guest.next(ofClass('JwtResponse'));
  expect(frame.type).toBe('response');
  expect(body.exp).toBe(Math.floor(clock.now() / 1000) + 60);
  const page = (await (await history(sandbox, body.jwt, '?pageNumber=1&pageSize=2')).json()) as {
    entities: { text: string }[];
  };
  expect(page).toMatchObject({ pageSize: 2, pageNumber: 1, total: 3, pageCount: 2 });
  expect(page.entities.map((message) => message.text)).toEqual(['three', 'two']);
});

test('[4.3/jwt-lifetime] the JWT of getJwt lives one minute', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  const guest = await guestWith(sandbox, token);
  const { jwt } = (await ask(guest, { action: 'getJwt', token })).body;
  clock.pass(58_000);
  expect((await history(sandbox, jwt)).status).toBe(200);
  clock.pass(2_000);
  expect((await history(sandbox, jwt)).status).toBe(401);
});

test('[4.6/history-15-days] messages older than 15 days are not in the history', async () => {
  const clock = clockForTest();
  const sandbox = await sandboxForTest({ now: clock.now });
  await setControl(sandbox, { sessionDurationSeconds: 40 * 24 * 60 * 60 });
  const guest = await guestWith(sandbox, token);
  await ask(guest, text(token, 'old'));
  clock.pass(14 * 24 * 60 * 60 * 1000);
  guest.send(text(token, 'young'));
  await guest.next(({ body }) => body.text === 'young');
  clock.pass(2 * 24 * 60 * 60 * 1000);
  guest.send({ action: 'getJwt', token });
  const { jwt } = (await guest.next(ofClass('JwtResponse'))).body;
  const { entities } = (await (await history(sandbox, jwt)).json()) as { entities: { text: string }[] };
  expect(entities.map((message) => message.text)).not.toContain('old');
  expect(entities.map((message) => message.text)).toContain('young');
});

test('[4.5/cors] [4.5/api-rejects] the domains are in the CORS headers, and a foreign page’s request is rejected', async () => {
  const sandbox = await sandboxForTest();
  const preflight = (origin: string) =>
    fetch(`${sandbox.url}/api/v2/webmessaging/messages`, { method: 'OPTIONS', headers: { origin } });
  const own = await preflight('http://localhost:8080');
  expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:8080');
  const foreign = await preflight('https://evil.example');
  expect(foreign.status).toBe(403);
  expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
});

test('[4.7/exchange] a code is exchanged for a JWT and a refresh token, an id token for a JWT alone', async () => {
  const sandbox = await withSignIn();
  const exchange = resource(sandbox, 'oauthcodegrantjwtexchange');
  expect(await signIn(sandbox)).toEqual({ jwt: expect.any(String), refreshToken: expect.any(String) });
  const implicit = await post(exchange, {
    deploymentId: sandbox.deploymentId,
    oauth: { idToken: 'i', nonce: 'n' },
  });
  expect(await implicit.json()).toEqual({ jwt: expect.any(String) });
  expect((await post(exchange, { deploymentId: sandbox.deploymentId, oauth: {} })).status).toBe(400);
});

test('[4.7/exchange] a code that is not accepted is refused, and any where sign-in is off', async () => {
  const sandbox = await withSignIn();
  await setControl(sandbox, { acceptedAuthCodes: ['good'] });
  const exchange = resource(sandbox, 'oauthcodegrantjwtexchange');
  expect((await post(exchange, byCode(sandbox, 'bad'))).status).toBe(401);
  expect((await post(exchange, byCode(sandbox, 'good'))).status).toBe(200);
  await setControl(sandbox, { authentication: 'off' });
  expect((await post(exchange, byCode(sandbox, 'good'))).status).toBe(403);
});

test('[4.7/refresh] a refresh token alone brings another JWT, for a day', async () => {
  const clock = clockForTest();
  const sandbox = await withSignIn(clock.now);
  const { jwt, refreshToken } = await signIn(sandbox);
  clock.pass(16 * 60 * 1000);
  const guest = await connect(sandbox);
  expect((await ask(guest, authenticate(sandbox, jwt))).code).toBe(401);
  const refreshed = await post(resource(sandbox, 'refresh'), { refreshToken });
  const body = (await refreshed.json()) as { jwt: string };
  expect(body).toEqual({ jwt: expect.any(String) });
  expect((await ask(guest, authenticate(sandbox, body.jwt))).class).toBe('SessionResponse');
  for (const wrong of [{ refreshToken: 'forged' }, { refreshToken: body.jwt }])
    expect((await post(resource(sandbox, 'refresh'), wrong)).status).toBe(401);
  clock.pass(24 * 60 * 60 * 1000);
  expect((await post(resource(sandbox, 'refresh'), { refreshToken })).status).toBe(401);
});

test('[3.4/refresh-lifetime] the life of a refresh token can be set from 15 minutes to 90 days', async () => {
  const clock = clockForTest();
  const sandbox = await withSignIn(clock.now);
  for (const refreshTokenLifetimeSeconds of [899, 90 * 86_400 + 1])
    expect((await setControl(sandbox, { refreshTokenLifetimeSeconds })).status).toBe(400);
  await setControl(sandbox, { refreshTokenLifetimeSeconds: 90 * 86_400 });
  const { refreshToken } = await signIn(sandbox);
  clock.pass(89 * 86_400_000);
  expect((await post(resource(sandbox, 'refresh'), { refreshToken })).status).toBe(200);
  clock.pass(2 * 86_400_000);
  expect((await post(resource(sandbox, 'refresh'), { refreshToken })).status).toBe(401);
});

test('[4.7/revoke] [4.3/LogoutEvent] a sign-out reaches every connection, and ends the tokens', async () => {
  const sandbox = await withSignIn();
  const { jwt, refreshToken } = await signIn(sandbox);
  const guests = [await connect(sandbox), await connect(sandbox)];
  for (const guest of guests)
    expect((await ask(guest, authenticate(sandbox, jwt))).class).toBe('SessionResponse');
  const revoke = () =>
    fetch(resource(sandbox, 'revoke'), { method: 'DELETE', headers: { authorization: `bearer ${jwt}` } });
  expect((await revoke()).status).toBe(204);
  for (const guest of guests)
    expect(await guest.next()).toMatchObject({ class: 'LogoutEvent', type: 'message', body: {} });
  expect((await revoke()).status).toBe(401);
  expect((await post(resource(sandbox, 'refresh'), { refreshToken })).status).toBe(401);
});

test('[4.2/configureAuthenticatedSession] a visitor who has signed in has the session; connections from before are closed', async () => {
  const sandbox = await withSignIn();
  const before = await guestWith(sandbox, token);
  const { jwt } = await signIn(sandbox);
  const guest = await connect(sandbox);
  const answer = await ask(guest, authenticate(sandbox, jwt, { startNew: false, tracingId: 't' }));
  expect(answer).toMatchObject({ class: 'SessionResponse', tracingId: 't', body: { newSession: false } });
  expect(await before.next()).toMatchObject({
    class: 'ConnectionClosedEvent',
    body: { reason: 'signedIn', reasonCode: 'signedIn' },
  });
  const somebodyElse = await signIn(sandbox, 'another-code');
  const stranger = await connect(sandbox);
  stranger.send(authenticate(sandbox, somebodyElse.jwt));
  expect((await stranger.next(refused)).code).toBe(401);
});

test('[4.4/4017] the token of a signed-in visitor is not good without the sign-in', async () => {
  const sandbox = await withSignIn();
  const { jwt } = await signIn(sandbox);
  const guest = await connect(sandbox);
  await ask(guest, authenticate(sandbox, jwt));
  const plain = { action: 'configureSession', deploymentId: sandbox.deploymentId, token };
  expect(await ask(guest, plain)).toMatchObject({ class: 'string', code: 4017 });
});
