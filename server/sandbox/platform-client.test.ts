import platformClient from 'purecloud-platform-client-v2';
import { beforeEach, expect, test } from 'vitest';
import { sandboxForTest } from './sandbox.testing.ts';
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
