import { randomBytes, randomUUID } from 'node:crypto';

/** What tells one organisation from another. */
export interface Identity {
  readonly id: string;
  readonly deploymentId: string;
  readonly client: Client;
  readonly clientWithoutScopes: Client;
}

/** An OAuth client of grant type client credentials. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

const scopes = ['conversations', 'webdeployments:readonly', 'routing:readonly', 'analytics:readonly'];

/** The one that every sandbox starts with: its ids are the same each time, so that they can be written down. */
export const defaultIdentity: Identity = {
  id: '5a4db0c5-0000-4000-8000-5a4db0c50000',
  deploymentId: '5a4db0c5-0000-4000-8000-5a4db0c50001',
  client: { clientId: 'sandbox-client-id', clientSecret: 'sandbox-client-secret', scopes },
  clientWithoutScopes: {
    clientId: 'sandbox-client-without-scopes',
    clientSecret: 'sandbox-secret-without-scopes',
    scopes: [],
  },
};

/** For an isolated organisation: every other id is new. */
export function newIdentity(deploymentId: string): Identity {
  const client = () => ({ clientId: randomUUID(), clientSecret: randomBytes(32).toString('base64url') });
  return {
    id: randomUUID(),
    deploymentId,
    client: { ...client(), scopes },
    clientWithoutScopes: { ...client(), scopes: [] },
  };
}
