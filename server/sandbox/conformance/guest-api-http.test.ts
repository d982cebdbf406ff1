import { expect, test } from 'vitest';
import {
  type AnyFrame,
  ask,
  connect,
  guestWith,
  ofClass,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = '0123456789abcdef0123456789abcdef';

test('[11.1/metadata] messages say that their visitor has signed in', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { authentication: 'on' });
  const { jwt } = await exchange(sandbox, { code: 'a-code' });
  const guest = await connect(sandbox);
  const { deploymentId } = sandbox;
  await ask(guest, { action: 'configureAuthenticatedSession', deploymentId, token, data: { code: jwt } });
  expect((await ask(guest, text(token, 'hi'))).body.metadata).toEqual({
    authenticated: 'true',
    correlationId: expect.any(String),
  });
});

test('[11.1/revoke] a sign-out is answered with a 2xx', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { authentication: 'on' });
  const { jwt } = await exchange(sandbox, { code: 'a-code' });
  const headers = { authorization: `bearer ${jwt}` };
  const revoke = `${sandbox.url}/api/v2/webdeployments/token/revoke`;
  expect((await fetch(revoke, { method: 'DELETE', headers })).ok).toBe(true);
});

test('[11.1/exchange] a code is exchanged without a redirect URI as well', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { authentication: 'on' });
  const tokens = { jwt: expect.any(String), refreshToken: expect.any(String) };
  expect(await exchange(sandbox, { code: 'a-code' })).toEqual(tokens);
  expect(await exchange(sandbox, { idToken: 'i', nonce: 'n' })).toEqual({ jwt: expect.any(String) });
});

test('[11.1/pushdevices] a phone is registered, changed and taken away without a login, and told what is wrong', async () => {
  const sandbox = await sandboxForTest();
  const path = `/api/v2/webmessaging/deployments/${sandbox.deploymentId}/pushdevices/0b1c`;
  const call = async (method: string, body?: object, address = path) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(sandbox.url + address, { method, headers, body: JSON.stringify(body) });
    return answer.status === 204 ? 'done' : ((await answer.json()) as AnyFrame);
  };
  const device = { deviceToken: 't', language: 'en', deviceType: 'ios', notificationProvider: 'APNS' };
  expect(await call('POST', device)).toMatchObject({ code: 'feature.toggle.disabled' });
  await setControl(sandbox, { pushIntegrations: [{ id: 'i', provider: 'apns' }] });
  expect(await call('PATCH', { language: 'de' })).toMatchObject({ code: 'device.not.found', status: 404 });
  expect(await call('POST', { language: 'de' })).toMatchObject({
    code: 'required.fields.missing',
    details: [],
  });
  expect(await call('POST', device)).toBe('done');
  const already = { code: 'device.already.registered', contextId: expect.any(String) };
  expect(await call('POST', device)).toMatchObject(already);
  expect(await call('PATCH', { language: 'de' })).toBe('done');
  expect(await call('DELETE')).toBe('done');
  expect(await call('DELETE')).toMatchObject({ code: 'device.not.found', message: expect.any(String) });
  const elsewhere = path.replace(sandbox.deploymentId, 'unknown');
  expect(await call('POST', device, elsewhere)).toMatchObject({ status: 404 });
});

test('[11.1/history-entry] the history has the members that clients require, of an entry and of the page', async () => {
  const sandbox = await sandboxForTest();
  const guest = await guestWith(sandbox, token);
  await ask(guest, text(token, 'hi', { channel: { from: { nickname: 'Ada' }, to: {} } }));
  await setControl(sandbox, {
    announce: [{ receipt: { status: 'Delivered' } }, { video: { type: 'Offering' } }],
  });
  guest.send({ action: 'getJwt', token });
  const { jwt } = (await guest.next(ofClass('JwtResponse'))).body;
  const messages = `${sandbox.url}/api/v2/webmessaging/messages`;
  const answer = await fetch(messages, { headers: { authorization: `bearer ${jwt}` } });
  const { entities, ...page } = (await answer.json()) as AnyFrame;
  expect(page).toEqual({ pageSize: 25, pageNumber: 1, total: 3, pageCount: 1 });
  const [offer, receipt, said] = entities;
  for (const one of entities)
    expect(one).toMatchObject({
      id: expect.any(String),
      channel: { time: expect.any(String) },
      metadata: {},
    });
  expect(offer).toMatchObject({
    type: 'Event',
    direction: 'Outbound',
    originatingEntity: 'Human',
    events: [{}],
  });
  expect(receipt).toMatchObject({ type: 'Receipt', status: 'Delivered', reasons: [] });
  expect(said).toMatchObject({ type: 'Text', direction: 'Inbound', text: 'hi' });
  expect(said.channel).toMatchObject({ messageId: expect.any(String), from: { nickname: 'Ada' }, to: {} });
});

/** Signs a visitor in. */
async function exchange(sandbox: Sandbox, oauth: object): Promise<AnyFrame> {
  const answer = await fetch(`${sandbox.url}/api/v2/webdeployments/token/oauthcodegrantjwtexchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deploymentId: sandbox.deploymentId, oauth }),
  });
  return (await answer.json()) as AnyFrame;
}
