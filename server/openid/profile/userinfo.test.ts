import { fetchUserInfo } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, createRelyingParty, type Provider, startProvider } from './relying-party.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

async function signIn(asked: Record<string, string> = {}) {
  const party = await createRelyingParty(provider);
  const { tokens } = await party.signIn(asked);
  return { ...party, tokens, endpoint: String(party.config.serverMetadata().userinfo_endpoint) };
}

/** What a scope lets somebody read, of what the site has said. */
const name = { name: ADA.name };
const email = { email: ADA.email };
const phone = { phone_number: ADA.phone };

describe('what userinfo says', () => {
  it.each([
    ['[oidcc-scope-profile] the name, for scope profile', 'openid profile', name],
    ['[oidcc-scope-email] the address, for scope email', 'openid email', email],
    ['[oidcc-scope-address] no postal address, which no site tells', 'openid address', {}],
    ['[oidcc-scope-phone] the number, for scope phone', 'openid phone', phone],
    [
      '[oidcc-scope-all] all of it, for all of them',
      'openid profile email address phone',
      { ...name, ...email, ...phone },
    ],
  ])('is %s', async (_row, scope, said) => {
    const { tokens, config } = await signIn({ scope });
    expect(await fetchUserInfo(config, tokens.access_token, ADA.sub)).toEqual({ sub: ADA.sub, ...said });
  });

  it('[oidcc-claims-essential] is the name, where the claims parameter asks for it', async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { tokens, config } = await signIn({ claims });
    expect(await fetchUserInfo(config, tokens.access_token, ADA.sub)).toEqual({ sub: ADA.sub, ...name });
  });

  it('[5.7/stable] is the same sub whenever somebody signs in', async () => {
    const subs = [await signIn(), await signIn()].map(({ tokens }) => tokens.claims()?.sub);
    expect(subs).toEqual([ADA.sub, ADA.sub]);
  });
});

describe('userinfo', () => {
  const asked: [string, (token: string) => RequestInit][] = [
    ['[oidcc-userinfo-get] by GET', (token) => ({ headers: { authorization: `Bearer ${token}` } })],
    [
      '[oidcc-userinfo-post-header] by POST, with the token in the header',
      (token) => ({ method: 'POST', headers: { authorization: `Bearer ${token}` } }),
    ],
    [
      '[oidcc-userinfo-post-body] by POST, with the token in the body',
      (token) => ({ method: 'POST', body: new URLSearchParams({ access_token: token }) }),
    ],
  ];

  it.each(asked)('is given %s ', async (_row, request) => {
    const { tokens, endpoint } = await signIn();
    const res = await provider.fetch(endpoint, request(tokens.access_token));
    expect([res.status, res.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await res.json()).toEqual({ sub: ADA.sub });
  });

  it('[5.3.3/errors] is refused without a good token, as RFC 6750 has it', async () => {
    const { endpoint } = await signIn();
    const bad = await provider.fetch(endpoint, { headers: { authorization: 'Bearer made-up' } });
    expect(bad.status).toBe(401);
    expect(bad.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_token"/);
    const none = await provider.fetch(endpoint);
    expect([400, 401]).toContain(none.status);
    expect(none.headers.get('www-authenticate')).toMatch(/^Bearer /);
    // A token in an address ends in logs and in the history of browsers.
    const { tokens } = await signIn();
    const inAddress = await provider.fetch(`${endpoint}?access_token=${tokens.access_token}`);
    expect([400, 401]).toContain(inAddress.status);
  });
});
