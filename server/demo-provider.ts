import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { Environment } from './config/config.ts';

/** The companion beside the sandbox as the OpenID provider of the demo shop's customers. */
export interface DemoProvider {
  /** For the companion. */
  readonly variables: Environment;
  /** What an administrator would write into Genesys Cloud (contract 6.1): for the sandbox. */
  readonly settings: object;
}

/** Its client's secret is a new one at every start. `url`: where the companion will answer. */
export function createDemoProvider(url: string): DemoProvider {
  const clientId = 'sandbox';
  const clientSecret = randomBytes(32).toString('base64url');
  const discoveryUri = `${url}/oidc/.well-known/openid-configuration`;
  return {
    variables: { PUBLIC_URL: url, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    settings: {
      authentication: 'on',
      // Visitors of the shop begin as guests.
      sessionUpgrade: 'on',
      openIdProvider: { discoveryUri, clientId, clientSecret },
    },
  };
}

/** Whoever sets one of these has a provider, or an address, of their own in mind. */
export function namesProvider(env: Environment): boolean {
  return ['PUBLIC_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET_FILE'].some(
    (name) => env[name],
  );
}

/**
 * A provider's name is its address, so the port must be known before it listens. Another program could take it in between:
 * then the companion says that the port is in use.
 */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error(`No port of ${host} is free.`);
  return address.port;
}
