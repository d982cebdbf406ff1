import { existsSync, readFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { describe, expect, it } from 'vitest';
import { domains } from './regions.ts';
import { sandboxForTest } from './sandbox.testing.ts';
import type { Sandbox } from './sandbox.ts';

describe('the sandbox over TLS', () => {
  it('shows a certificate for the hosts of every region, which its authority vouches for', async () => {
    const sandbox = await sandboxForTest({ tls: { port: 0 } });
    for (const [environment, domain] of Object.entries(domains)) {
      const file = `/webdeployments/v1/deployments/${sandbox.deploymentId}/config.json`;
      const { status, body } = await request(sandbox, `api-cdn.${domain}`, file);
      expect(status, environment).toBe(200);
      expect(JSON.parse(body)).toMatchObject({
        apiEndpoint: `https://api.${domain}`,
        messenger: { apps: { conversations: { messagingEndpoint: `wss://webmessaging.${domain}` } } },
      });
    }
  });

  it('answers on a host only what lives there', async () => {
    const sandbox = await sandboxForTest({ tls: { port: 0 } });
    const bootstrap = '/genesys-bootstrap/genesys.min.js';
    expect((await request(sandbox, 'api.usw2.pure.cloud', bootstrap)).status).toBe(404);
  });

  it('names the region that was asked in the deployment’s snippet', async () => {
    const sandbox = await sandboxForTest({ tls: { port: 0 } });
    const credentials = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
    const login = await request(sandbox, 'login.mypurecloud.de', '/oauth/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${credentials}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const authorization = `Bearer ${JSON.parse(login.body).access_token}`;
    const path = `/api/v2/webdeployments/deployments/${sandbox.deploymentId}`;
    const { body } = await request(sandbox, 'api.mypurecloud.de', path, { headers: { authorization } });
    expect(JSON.parse(body).snippet).toContain("environment: 'prod-euc1'");
    expect(JSON.parse(body).snippet).toContain('https://apps.mypurecloud.de/genesys-bootstrap/');
  });

  it('takes its authority away when it stops, and has none without the option', async () => {
    const sandbox = await sandboxForTest({ tls: { port: 0 } });
    const file = String(sandbox.tls?.authorityFile);
    expect(existsSync(file)).toBe(true);
    await sandbox.close();
    expect(existsSync(file)).toBe(false);
    expect((await sandboxForTest()).tls).toBeUndefined();
  });
});

interface Answer {
  status: number | undefined;
  body: string;
}

/** As a client that was told where the host is and whom to trust. */
function request(
  { tls }: Sandbox,
  host: string,
  path: string,
  { body, ...more }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const headers = { host, ...more.headers };
  const ca = readFileSync(String(tls?.authorityFile));
  const options = { host: '127.0.0.1', port: tls?.port, path, servername: host, ca, ...more, headers };
  return new Promise((resolve, reject) => {
    send(options, async (response) =>
      resolve({ status: response.statusCode, body: (await response.toArray()).join('') }),
    )
      .on('error', reject)
      .end(body);
  });
}
