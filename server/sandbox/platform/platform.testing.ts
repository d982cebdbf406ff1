import platformClient from 'purecloud-platform-client-v2';
import { expect } from 'vitest';
import { sandboxForTest, setControl } from '../sandbox.testing.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';

const client = platformClient.ApiClient.instance;

/** A sandbox to which Genesys's own client has logged in, with a role that has these permissions and no other one. */
export async function sandboxWithLogin(
  permissions: readonly string[],
  options?: SandboxOptions,
): Promise<Sandbox> {
  const sandbox = await sandboxForTest(options);
  await setControl(sandbox, { clientPermissions: permissions });
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: Number(new URL(sandbox.url).port) });
  await logIn(sandbox);
  return sandbox;
}

export async function logIn({ clientId, clientSecret }: Sandbox['clientWithoutScopes']): Promise<void> {
  await client.loginClientCredentialsGrant(clientId, clientSecret);
}

/**
 * A call is refused to a role without the permission, to a client without a scope, and to a stranger. `code` is what a role
 * is told.
 */
export async function expectGuarded(
  sandbox: Sandbox,
  call: () => Promise<unknown>,
  code = 'missing.permissions',
): Promise<void> {
  await setControl(sandbox, { clientPermissions: [] });
  await logIn(sandbox);
  await expect(call()).rejects.toMatchObject({ status: 403, code });
  await expectScopeAndLogin(sandbox, call);
}

/** The same of a call that wants no permission. */
export async function expectScopeAndLogin(sandbox: Sandbox, call: () => Promise<unknown>): Promise<void> {
  await logIn(sandbox.clientWithoutScopes);
  await expect(call()).rejects.toMatchObject({ status: 403, code: 'missing.any.permissions' });
  client.setAccessToken('unknown');
  await expect(call()).rejects.toMatchObject({ status: 401 });
}
