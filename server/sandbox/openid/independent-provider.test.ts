import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sandboxForTest } from '../sandbox.testing.ts';
import { CLIENT } from './provider.testing.ts';
import { customerWith, exchangeAt, revokeAt, signInBy } from './sign-in.testing.ts';

const redirectUri = 'http://localhost:8080/signed-in';
const codeVerifier = 'a-verifier-that-is-long-enough-for-the-standard-0123456789';
const nonce = 'the-nonce-of-this-sign-in';

it('redeems a code at a provider of somebody else’s, once, and only with all that belongs to it', async () => {
  const [sandbox, provider] = await Promise.all([sandboxForTest(), independentProvider()]);
  await signInBy(sandbox, provider.openIdProvider);
  const page = async () => ({ code: await provider.makeCode(), redirectUri, codeVerifier, nonce });

  const wrong: Record<string, object> = {
    'another redirect URI': { redirectUri: 'http://localhost:8080/' },
    'another verifier': { codeVerifier: codeVerifier.toUpperCase() },
    'no verifier': { codeVerifier: undefined },
    'another nonce': { nonce: 'another' },
    'no nonce': { nonce: undefined },
    'another code': { code: 'made-up' },
  };
  for (const [what, change] of Object.entries(wrong))
    expect(await exchangeAt(sandbox, { ...(await page()), ...change }), what).toMatchObject({ status: 401 });

  const good = await page();
  const { jwt } = await exchangeAt(sandbox, { ...good, iss: provider.issuer });
  expect((await customerWith(sandbox, 'visitor-token', jwt)).answer.code).toBe(200);
  expect(await (await fetch(`${sandbox.url}/agent/conversations`)).json()).toMatchObject([
    { customer: { name: 'Ada Lovelace', subject: 'ada', issuer: provider.issuer } },
  ]);
  expect(await exchangeAt(sandbox, good)).toMatchObject({
    status: 401,
    message: expect.stringContaining('invalid_grant'),
  });
  expect(await revokeAt(sandbox, String(jwt))).toBe(204);
  expect((await customerWith(sandbox, 'visitor-token', jwt)).answer.code).toBe(401);

  const stranger = { ...provider.openIdProvider, clientSecret: 'not-the-secret-of-this-client-0123' };
  await signInBy(sandbox, stranger);
  expect(await exchangeAt(sandbox, await page())).toMatchObject({
    status: 401,
    message: expect.stringContaining('client id and secret'),
  });
});

/** `oidc-provider`, by the standard and with no word of ours in it. */
async function independentProvider() {
  // It says on the console what it would not do in production.
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, clientSecret } = CLIENT;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'RS256' }] },
    claims: { profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: 'Ada Lovelace' }),
    }),
  });
  server.on('request', provider.callback());

  async function makeCode(): Promise<string> {
    const client = await provider.Client.find(clientId);
    if (!client) throw new Error('The provider does not know its client.');
    const grant = new provider.Grant({ accountId: 'ada', clientId });
    grant.addOIDCScope('openid profile');
    return new provider.AuthorizationCode({
      accountId: 'ada',
      client,
      grantId: await grant.save(),
      gty: 'authorization_code',
      redirectUri,
      scope: 'openid profile',
      nonce,
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      codeChallengeMethod: 'S256',
    }).save();
  }
  return {
    issuer,
    makeCode,
    openIdProvider: { discoveryUri: `${issuer}/.well-known/openid-configuration`, ...CLIENT },
  };
}
