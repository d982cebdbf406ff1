import platformClient from 'purecloud-platform-client-v2';
import { beforeEach, expect, test } from 'vitest';
import { ask, guestWith, ofClass, sandboxForTest, setControl, text } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

/** Genesys's own client against the sandbox, through its gateway (genesys.md 1.4, measured). */
const client = platformClient.ApiClient.instance;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await sandboxForTest();
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: Number(new URL(sandbox.url).port) });
});

test('it logs in with client credentials', async () => {
  const login = await client.loginClientCredentialsGrant(sandbox.clientId, sandbox.clientSecret);
  expect(login).toMatchObject({ accessToken: expect.any(String), tokenExpiryTime: expect.any(Number) });
});

test('it reads the deployment, and learns of an unknown one in the form of the API', async () => {
  await client.loginClientCredentialsGrant(sandbox.clientId, sandbox.clientSecret);
  const deployments = new platformClient.WebDeploymentsApi();
  expect(await deployments.getWebdeploymentsDeployment(sandbox.deploymentId)).toMatchObject({
    id: sandbox.deploymentId,
    status: 'Active',
  });
  await expect(deployments.getWebdeploymentsDeployment('unknown')).rejects.toMatchObject({
    status: 404,
    code: 'not.found',
  });
});

test('it is told invalid_client for a wrong secret', async () => {
  const login = client.loginClientCredentialsGrant(sandbox.clientId, 'wrong');
  await expect(login).rejects.toMatchObject({ response: { status: 401, data: { error: 'invalid_client' } } });
});

test('it is told 403 by a client without scope, and by one whose role lacks the permission', async () => {
  const deployments = new platformClient.WebDeploymentsApi();
  const { clientId, clientSecret } = sandbox.clientWithoutScopes;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  await expect(deployments.getWebdeploymentsDeployments()).rejects.toMatchObject({ status: 403 });
  await client.loginClientCredentialsGrant(sandbox.clientId, sandbox.clientSecret);
  await setControl(sandbox, { clientPermissions: [] });
  await expect(deployments.getWebdeploymentsDeployments()).rejects.toMatchObject({
    status: 403,
    code: 'missing.permissions',
    contextId: expect.any(String),
  });
});

test('it lists the deployments', async () => {
  await client.loginClientCredentialsGrant(sandbox.clientId, sandbox.clientSecret);
  const list = await new platformClient.WebDeploymentsApi().getWebdeploymentsDeployments();
  expect(list.entities?.map(({ id }) => id)).toEqual([sandbox.deploymentId]);
});

test('it reads the history with the JWT of getJwt, and is told 401 without', async () => {
  const guest = await guestWith(sandbox, 'a-token');
  await ask(guest, text('a-token', 'hello'));
  guest.send({ action: 'getJwt', token: 'a-token' });
  const { jwt } = (await guest.next(ofClass('JwtResponse'))).body;
  const messages = new platformClient.WebMessagingApi();
  client.setAccessToken(jwt);
  const page = await messages.getWebmessagingMessages({ pageSize: 10, pageNumber: 1 });
  expect(page).toMatchObject({ pageSize: 10, pageNumber: 1 });
  expect(page.entities?.at(-1)?.text).toBe('hello');
  client.setAccessToken('forged');
  await expect(messages.getWebmessagingMessages()).rejects.toMatchObject({ status: 401 });
});

test('it exchanges a code, refreshes and revokes, and is told when that is refused', async () => {
  await setControl(sandbox, { authentication: 'on', acceptedAuthCodes: ['good'] });
  const deployments = new platformClient.WebDeploymentsApi();
  const { deploymentId } = sandbox;
  const exchange = (code: string) =>
    deployments.postWebdeploymentsTokenOauthcodegrantjwtexchange({
      deploymentId,
      oauth: { code, redirectUri: 'https://shop.example/back' },
    });
  await expect(exchange('bad')).rejects.toMatchObject({ status: 401, code: 'authentication.failed' });
  const { jwt = '', refreshToken = '' } = await exchange('good');
  const refreshed = await deployments.postWebdeploymentsTokenRefresh({
    body: { refreshToken, deploymentId },
  });
  expect(refreshed.jwt).toEqual(expect.any(String));
  client.setAccessToken(jwt);
  await deployments.deleteWebdeploymentsTokenRevoke();
  await expect(deployments.deleteWebdeploymentsTokenRevoke()).rejects.toMatchObject({ status: 401 });
});
