import { SignJWT } from 'jose';
import { customFetch, discovery } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN } from '../../testing/companion.testing.ts';
import { send } from '../../testing/http.testing.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  createRelyingParty,
  exchangeOf,
  ISSUER,
  type Provider,
  PUBLIC_URL,
  startProvider,
  userTokenOf,
} from '../profile/relying-party.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider({ TRUST_PROXY: '1' });
});
afterAll(() => provider.close());

describe('the issuer', () => {
  it.each([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'evil.example:81' },
    { forwarded: 'host=evil.example;proto=http' },
    { 'x-original-host': 'evil.example', 'x-forwarded-prefix': '/evil', 'x-original-url': '/evil' },
  ])('is PUBLIC_URL’s in all that the provider says, whatever a request names: %j', async (headers) => {
    const userToken = await userTokenOf();
    const asked: [string, string, Record<string, string>, string][] = [
      ['GET', '/oidc/.well-known/openid-configuration', {}, ''],
      [
        'POST',
        '/api/auth-code',
        { origin: ORIGIN, 'content-type': 'text/plain' },
        JSON.stringify({ userToken }),
      ],
      ['GET', '/oidc/auth?client_id=genesys-messenger&response_type=code&scope=openid', {}, ''],
    ];
    for (const [method, path, more, body] of asked) {
      const answer = await send(method, `${provider.url}${path}`, { ...more, ...headers }, body);
      expect(JSON.stringify([answer.headers, String(answer.body)])).not.toContain('evil');
    }
    const { iss, redirectUri } = await provider.codeFor();
    expect([iss, redirectUri.startsWith(`${ISSUER}/`)]).toEqual([ISSUER, true]);
  });

  it('is nobody else’s for a client that discovers it at another address', async () => {
    const found = discovery(new URL('https://evil.example/oidc'), CLIENT_ID, CLIENT_SECRET, undefined, {
      [customFetch]: (url) => provider.fetch(url.replace('https://evil.example', PUBLIC_URL)),
    });
    await expect(found).rejects.toThrow(/issuer/);
  });
});

describe('a page of any site', () => {
  it.each([ORIGIN, 'https://evil.example', 'null'])(
    'of %s may not read the token endpoint',
    async (origin) => {
      const parameters = exchangeOf(await provider.codeFor());
      const preflight = await provider.fetch(`${ISSUER}/token`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
      const posted = await provider.fetch(`${ISSUER}/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams(parameters),
      });
      for (const res of [preflight, posted])
        expect(res.headers.get('access-control-allow-origin')).toBeNull();
      expect(posted.status).toBeGreaterThanOrEqual(400);
    },
  );

  it('that is not the site’s gets no code', async () => {
    const res = await provider.askForCode(
      { userToken: await userTokenOf() },
      { origin: 'https://evil.example' },
    );
    expect([res.status, (await res.json()).code]).toEqual([403, 'origin-not-allowed']);
    expect(res.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an id token that somebody has changed is refused by the client', () => {
  const claims = { sub: 'admin' };
  /** The answer of the token endpoint, with another id token in it. */
  async function redeemWith(change: (idToken: string, jwks: string) => Promise<string> | string) {
    const jwks = await (await provider.fetch(`${ISSUER}/jwks`)).text();
    const between: Provider = {
      ...provider,
      fetch: async (url, init) => {
        const res = await provider.fetch(url, init);
        if (!String(url).endsWith('/token')) return res;
        const tokens = await res.json();
        return Response.json({ ...tokens, id_token: await change(tokens.id_token, jwks) });
      },
    };
    const party = await createRelyingParty(between);
    return party.redeem(await provider.codeFor());
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(String(token.split('.')[1]), 'base64url').toString());

  it.each<[string, (idToken: string, jwks: string) => Promise<string> | string]>([
    ['to alg none', (token) => `${part({ alg: 'none' })}.${part({ ...claimsOf(token), ...claims })}.`],
    [
      'to HS256, signed with the published key',
      (token, jwks) =>
        new SignJWT({ ...claimsOf(token), ...claims })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(jwks)),
    ],
    [
      'to another issuer',
      (token) => token.replace(/\.[^.]*\./, `.${part({ ...claimsOf(token), iss: 'https://evil.example' })}.`),
    ],
    [
      'to another audience',
      (token) => token.replace(/\.[^.]*\./, `.${part({ ...claimsOf(token), aud: 'somebody' })}.`),
    ],
    [
      'to one that is over',
      (token) => token.replace(/\.[^.]*\./, `.${part({ ...claimsOf(token), exp: 1 })}.`),
    ],
  ])('%s', async (_what, change) => {
    await expect(redeemWith(change)).rejects.toThrow();
  });
});
