import { expect, test } from 'vitest';
import {
  accessToken,
  ask,
  guestWith,
  ofClass,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Entry } from './entry.ts';

test('the inspector keeps no secret of any kind that passes through the sandbox', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { authentication: 'on' });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(sandbox.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost', ...headers },
      body: JSON.stringify(body),
    });
  const json = async (answer: Response | Promise<Response>) =>
    (await (await answer).json()) as Record<string, string>;

  // The companion's side: a login by Basic, a second one that puts its secret into the form, and the guest's token.
  const access = await accessToken(sandbox);
  const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
  const { clientId, clientSecret } = sandbox.clientWithoutScopes;
  await fetch(`${sandbox.url}/oauth/token?access_token=${access}`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'client_credentials',
    }),
  });
  const cookie = 'session-cookie-of-the-site';
  const made = await json(
    post('/api/v2/conversations/guests', {}, { authorization: `Bearer ${access}`, cookie: `sid=${cookie}` }),
  );
  const guestToken = made.token ?? '';

  // A guest's side: the socket, a JWT, the history, a file.
  const guest = await guestWith(sandbox, guestToken);
  const context = 'eyJhbGciOiJIUzI1NiJ9.eyJndWVzdElkIjoiYWRhIn0.c2lnbmF0dXJlLW9mLWNvbnRleHQ';
  guest.send(
    text(guestToken, `I was given ${context} and ${guestToken}`, {
      channel: { metadata: { customAttributes: { context } } },
    }),
  );
  guest.send({ action: 'getJwt', token: guestToken });
  const { jwt } = (await guest.next(ofClass('JwtResponse'))).body;
  guest.send({ action: 'resumeToken', token: guestToken });
  const { resumeToken } = (await guest.next(ofClass('ResumeTokenResponse'))).body;
  await fetch(`${sandbox.url}/api/v2/webmessaging/messages?pageSize=5&pageNumber=1`, {
    headers: { authorization: `Bearer ${jwt}`, origin: 'http://localhost' },
  });
  const file = { attachmentId: 'a-1', fileName: 'a.png', fileType: 'image/png', fileSize: 3 };
  guest.send({ action: 'onAttachment', token: guestToken, ...file });
  const { url, headers } = (await guest.next(ofClass('PresignedUrlResponse'))).body;
  await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'image/png' }, body: 'abc' });
  const { downloadUrl } = (await guest.next(ofClass('UploadSuccessEvent'))).body;
  await fetch(downloadUrl);
  guest.send(`{"action":"configureSession","token":"${guestToken}`);
  guest.send({ action: guestToken, tracingId: 't' });
  await guest.next(({ tracingId }) => tracingId === 't');

  // Who signs in.
  const resource = '/api/v2/webdeployments/token';
  const { deploymentId } = sandbox;
  const code = 'code-of-the-identity-provider';
  const codeVerifier = 'verifier-of-the-site-of-this-visit';
  const oauth = { code, codeVerifier, redirectUri: 'http://localhost/' };
  const signedIn = await json(post(`${resource}/oauthcodegrantjwtexchange`, { deploymentId, oauth }));
  const idToken = 'opaque-id-token-of-somebody-else';
  await post(`${resource}/oauthcodegrantjwtexchange`, { deploymentId, oauth: { idToken } });
  const { refreshToken = '' } = signedIn;
  const refreshed = await json(post(`${resource}/refresh`, { refreshToken }));
  const signedInToken = 'a-visitor-who-has-signed-in';
  const customer = await guestWith(sandbox, signedInToken);
  const signIn = { action: 'configureAuthenticatedSession', token: signedInToken, deploymentId };
  await ask(customer, { ...signIn, data: { code: signedIn.jwt } });
  await fetch(`${sandbox.url}${resource}/revoke`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${refreshed.jwt}` },
  });
  const openIdSecret = 'secret-of-the-client-at-the-provider';
  const discoveryUri = 'http://127.0.0.1:1/.well-known/openid-configuration';
  const openIdProvider = { discoveryUri, clientId: 'genesys', clientSecret: openIdSecret };
  await setControl(sandbox, { openIdProvider });
  await post(`${resource}/oauthcodegrantjwtexchange`, { deploymentId, oauth });
  guest.send({ ...text(guestToken, `Somebody told me ${openIdSecret}`), tracingId: 'told' });
  await guest.next(({ tracingId }) => tracingId === 'told');

  const secrets = {
    openIdSecret,
    access,
    basic,
    clientSecret: sandbox.clientSecret,
    clientWithoutScopesSecret: clientSecret,
    cookie,
    guestToken,
    context,
    jwt,
    resumeToken,
    signature: new URL(url).searchParams.get('signature'),
    code,
    codeVerifier,
    idToken,
    signedInJwt: signedIn.jwt,
    refreshToken,
    refreshedJwt: refreshed.jwt,
    signedInToken,
  };
  const kept = await (await fetch(`${sandbox.url}/sandbox/received`)).text();
  const entries = JSON.parse(kept) as Entry[];
  expect(entries.length).toBeGreaterThan(30);
  const names = entries.map((entry) => (entry.kind === 'frame' ? entry.name : entry.path));
  for (const name of [
    'JwtResponse',
    'PresignedUrlResponse',
    'configureAuthenticatedSession',
    `${resource}/refresh`,
  ])
    expect(names).toContain(name);
  const { requests: received, settings } = await json(fetch(`${sandbox.url}/sandbox/control`));
  const requests = JSON.stringify([received, settings]);
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret, name).toMatch(/.{8}/);
    expect(kept.includes(String(secret)), `${name} is kept`).toBe(false);
    expect(requests.includes(String(secret)), `${name} is shown by the control resource`).toBe(false);
  }
});
