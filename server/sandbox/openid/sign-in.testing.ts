import { connect, type GuestClient, setControl } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const RESOURCE = '/api/v2/webdeployments/token';

/** What an exchange was answered. */
export interface Exchanged {
  readonly status: number;
  readonly message?: string;
  readonly jwt?: string;
  readonly refreshToken?: string;
}

/** As the page's Messenger asks it. */
export async function exchangeAt(sandbox: Sandbox, oauth: object): Promise<Exchanged> {
  return post(sandbox, 'oauthcodegrantjwtexchange', { deploymentId: sandbox.deploymentId, oauth });
}

export async function refreshAt(sandbox: Sandbox, refreshToken: string): Promise<Exchanged> {
  return post(sandbox, 'refresh', { refreshToken });
}

export async function revokeAt(sandbox: Sandbox, jwt: string): Promise<number> {
  const headers = { authorization: `bearer ${jwt}`, origin: 'http://localhost' };
  return (await fetch(`${sandbox.url}${RESOURCE}/revoke`, { method: 'DELETE', headers })).status;
}

/** The deployment's visitors sign in at this provider. */
export async function signInBy(sandbox: Sandbox, openIdProvider: object, more: object = {}): Promise<void> {
  const answer = await setControl(sandbox, { authentication: 'on', openIdProvider, ...more });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Configures a session with the JWT, and resolves with the client and the answer. */
export async function customerWith(sandbox: Sandbox, token: string, jwt = '') {
  const guest: GuestClient = await connect(sandbox);
  const { deploymentId } = sandbox;
  guest.send({ action: 'configureAuthenticatedSession', token, deploymentId, data: { code: jwt } });
  return { guest, answer: await guest.next() };
}

async function post(sandbox: Sandbox, path: string, body: object): Promise<Exchanged> {
  const answer = await fetch(`${sandbox.url}${RESOURCE}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost' },
    body: JSON.stringify(body),
  });
  return { ...((await answer.json()) as object), status: answer.status };
}
