import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

/** `fetch` does not let anybody choose the Host header. */
function askAs(
  host: string,
  sandbox: Sandbox,
  path: string,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(`${sandbox.url}${path}`, { method, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asking.on('error', reject);
    asking.end();
  });
}

const deployment = (sandbox: Sandbox, file: string, id = sandbox.deploymentId) =>
  `/webdeployments/v1/deployments/${id}/${file}`;

test('[2.2/login] login. answers the OAuth resource, and nothing of the others', async () => {
  const sandbox = await sandboxForTest();
  expect((await askAs('login.usw2.pure.cloud', sandbox, '/oauth/token', 'POST')).status).toBe(401);
  expect((await askAs('api.usw2.pure.cloud', sandbox, '/oauth/token', 'POST')).status).toBe(404);
});

test('[2.2/api] api. answers the Platform API', async () => {
  const sandbox = await sandboxForTest();
  const path = `/api/v2/webdeployments/deployments/${sandbox.deploymentId}`;
  expect((await askAs('api.mypurecloud.de', sandbox, path)).status).toBe(401);
  expect((await askAs('login.mypurecloud.de', sandbox, path)).status).toBe(404);
});

test('[2.2/config] [2.2/domains] api-cdn. serves config.json and domains.json', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  const config = await askAs('api-cdn.mypurecloud.com', sandbox, deployment(sandbox, 'config.json'));
  expect(JSON.parse(config.body).id).toBe(sandbox.deploymentId);
  const domains = await askAs('api-cdn.mypurecloud.com', sandbox, deployment(sandbox, 'domains.json'));
  expect(JSON.parse(domains.body)).toEqual({ allowAllDomains: false, allowedDomains: ['shop.example'] });
});

const script = 'dist/server/sandbox/browser/genesys.min.js';
test.skipIf(!existsSync(script))('[2.2/bootstrap] apps. serves the bootstrap script', async () => {
  const sandbox = await sandboxForTest();
  const answer = await askAs('apps.mypurecloud.com.au', sandbox, '/genesys-bootstrap/genesys.min.js');
  expect(answer).toEqual({ status: 200, body: readFileSync(script, 'utf8') });
});

test('[2.2/frames] apps. serves the document of the frames', async () => {
  const sandbox = await sandboxForTest();
  const { status, body } = await askAs('apps.mypurecloud.com', sandbox, '/messenger/messenger.html');
  expect(status).toBe(200);
  expect(body).toMatch(/^<!doctype html>/i);
});

test('[4.5/unknown-id] an unknown deployment is 403 at the CDN, for any origin to read', async () => {
  const sandbox = await sandboxForTest();
  for (const file of ['config.json', 'domains.json']) {
    const answer = await fetch(`${sandbox.url}${deployment(sandbox, file, 'unknown')}`);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  }
});
