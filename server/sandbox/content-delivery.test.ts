import { get } from 'node:http';
import { expect, test } from 'vitest';
import { sandboxForTest, setControl } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

const file = (sandbox: Sandbox, name: string, id = sandbox.deploymentId) =>
  `${sandbox.url}/webdeployments/v1/deployments/${id}/${name}`;

test('config.json points a page at the sandbox and follows the settings', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { launcherVisibility: 'OnDemand', deploymentStatus: 'Inactive' });
  const answer = await fetch(file(sandbox, 'config.json'));
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({
    id: sandbox.deploymentId,
    status: 'Inactive',
    apiEndpoint: sandbox.url,
    messenger: {
      launcherButton: { visibility: 'OnDemand' },
      apps: { conversations: { messagingEndpoint: sandbox.url.replace('http', 'ws') } },
    },
  });
});

test('domains.json lists the domains', async () => {
  const sandbox = await sandboxForTest({ allowedDomains: ['shop.example'] });
  expect(await (await fetch(file(sandbox, 'domains.json'))).json()).toEqual({
    allowAllDomains: false,
    allowedDomains: ['shop.example'],
  });
});

test('an unknown deployment is 403, readable from any origin', async () => {
  const sandbox = await sandboxForTest();
  const answer = await fetch(file(sandbox, 'config.json', 'unknown'));
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('a real host name is answered its own paths only, and config.json then names real hosts', async () => {
  const sandbox = await sandboxForTest();
  const path = `/webdeployments/v1/deployments/${sandbox.deploymentId}/config.json`;
  expect((await askAs('login.mypurecloud.ie', sandbox, path)).status).toBe(404);
  expect((await askAs('api-cdn.mypurecloud.ie', sandbox, '/api/v2/webmessaging/messages')).status).toBe(404);
  const { status, body } = await askAs('api-cdn.mypurecloud.ie', sandbox, path);
  expect(status).toBe(200);
  expect(JSON.parse(body).apiEndpoint).toBe('http://api.mypurecloud.ie');
});

test("the document of Messenger's frames has no inline script and no inline style", async () => {
  const sandbox = await sandboxForTest();
  const html = await (await fetch(`${sandbox.url}/messenger/messenger.html`)).text();
  expect(html).toContain('<script src="messenger.min.js"></script>');
  expect(html).not.toMatch(/<script>|<style|style=/);
});

/** `fetch` does not let anybody choose the Host header. */
function askAs(host: string, sandbox: Sandbox, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(`${sandbox.url}${path}`, { headers: { host } }, (response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });
}
