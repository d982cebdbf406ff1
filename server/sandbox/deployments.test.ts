import { expect, test } from 'vitest';
import { accessToken, sandboxForTest, setControl } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

function readDeployment(sandbox: Sandbox, bearer: string, id = sandbox.deploymentId): Promise<Response> {
  return fetch(`${sandbox.url}/api/v2/webdeployments/deployments/${id}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
}

test('a deployment is answered as WebDeployment, with the snippet to put into a page', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  await setControl(sandbox, { deploymentStatus: 'Inactive' });
  const answer = await readDeployment(sandbox, await accessToken(sandbox));
  expect(await answer.json()).toMatchObject({
    id: sandbox.deploymentId,
    status: 'Inactive',
    allowAllDomains: false,
    allowedDomains: ['shop.example'],
    snippet: expect.stringContaining(`${sandbox.url}/genesys-bootstrap/genesys.min.js`),
    configuration: { id: expect.any(String), version: '1' },
  });
});

test('an unknown deployment is 404, a client without scope 403, an unknown token 401', async () => {
  const sandbox = await sandboxForTest();
  const unknownId = '00000000-0000-4000-8000-000000000000';
  expect((await readDeployment(sandbox, await accessToken(sandbox), unknownId)).status).toBe(404);
  const withoutScopes = await accessToken(sandbox, sandbox.clientWithoutScopes);
  expect((await readDeployment(sandbox, withoutScopes)).status).toBe(403);
  expect((await readDeployment(sandbox, 'unknown')).status).toBe(401);
});
