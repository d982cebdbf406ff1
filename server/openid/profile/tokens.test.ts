import { createRemoteJWKSet, customFetch, decodeProtectedHeader, jwtVerify } from 'jose';
import { ClientSecretPost, refreshTokenGrant } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letPass } from './clock.testing.ts';
import {
  ADA,
  CLIENT_ID,
  createRelyingParty,
  exchangeOf,
  ISSUER,
  type Provider,
  REDIRECT_URI,
  startProvider,
} from './relying-party.testing.ts';
import { BANK, startTwoSites } from './two-sites.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const withRefresh = { scope: 'openid profile offline_access', prompt: 'consent', max_age: '10000' };

describe('a code', () => {
  it('[oidcc-server] [3.1.3.3/no-store] becomes tokens, which no cache keeps', async () => {
    const party = await createRelyingParty(provider);
    const { answer } = await party.authorize();
    const code = String(answer.searchParams.get('code'));
    const parameters = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
    const res = await provider.askForTokens(parameters);
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toMatch(/^application\/json/);
    expect(res.headers.get('cache-control')).toContain('no-store');
    expect(await res.json()).toMatchObject({
      access_token: expect.any(String),
      token_type: 'Bearer',
      id_token: expect.any(String),
      expires_in: expect.any(Number),
    });
  });

  it('[oidcc-server-client-secret-post] is exchanged with the secret in the body, too', async () => {
    const auth = ClientSecretPost();
    const { tokens } = await (await createRelyingParty(provider, { auth })).signIn();
    expect(tokens.claims()?.sub).toBe(ADA.sub);
  });

  it.each([
    ['[oidcc-codereuse] at once', 0],
    ['[oidcc-codereuse-30seconds] after 30 s', 30],
  ])('is good once: %s it is refused, and what came of it is void', async (_row, seconds) => {
    const party = await createRelyingParty(provider);
    const authorized = await party.authorize({ scope: 'openid offline_access', prompt: 'consent' });
    const tokens = await party.exchange(authorized);
    const userinfo = String(party.config.serverMetadata().userinfo_endpoint);
    const bearer = { headers: { authorization: `Bearer ${tokens.access_token}` } };
    expect((await provider.fetch(userinfo, bearer)).status).toBe(200);

    if (seconds > 0) letPass(seconds);
    await expect(party.exchange(authorized)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 });
    expect((await provider.fetch(userinfo, bearer)).status).toBe(401);
    await expect(refreshTokenGrant(party.config, String(tokens.refresh_token))).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('[3.1.3.4/errors] is refused as RFC 6749 has it: 400, and 401 with a challenge where the client is not known', async () => {
    const parameters = exchangeOf(await provider.codeFor());
    const refused = await provider.askForTokens({ ...parameters, code: 'made-up' });
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(await refused.json()).toMatchObject({ error: 'invalid_grant' });
    const unknown = await provider.askForTokens(parameters, [CLIENT_ID, 'another secret, which is wrong']);
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Basic /),
    ]);
    expect(await unknown.json()).toMatchObject({ error: 'invalid_client' });
    const password = await provider.askForTokens({ grant_type: 'password', username: 'a', password: 'b' });
    expect(await password.json()).toMatchObject({ error: 'unsupported_grant_type' });
  });
});

describe('an id token', () => {
  it('[oidcc-idtoken-signature] [15.1/rs256] is signed by RS256, by a published key that it names', async () => {
    const party = await createRelyingParty(provider);
    const { tokens } = await party.signIn();
    const idToken = String(tokens.id_token);
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    const keys = createRemoteJWKSet(new URL(String(party.config.serverMetadata().jwks_uri)), {
      [customFetch]: provider.fetch,
    });
    const { payload } = await jwtVerify(idToken, keys, { issuer: ISSUER, audience: CLIENT_ID });
    expect(payload.sub).toBe(ADA.sub);
  });

  it('[2/id-token] says who, for whom, by whom, until when, and for which request', async () => {
    const { tokens, asked } = await (await createRelyingParty(provider)).signIn({ max_age: '10000' });
    const claims = tokens.claims();
    const now = Date.now() / 1000;
    expect(claims).toMatchObject({ iss: ISSUER, sub: ADA.sub, aud: CLIENT_ID, nonce: asked.nonce });
    expect(Math.abs(Number(claims?.iat) - now)).toBeLessThan(60);
    expect(claims?.exp).toBeGreaterThan(now);
    expect(claims?.auth_time).toBeLessThanOrEqual(now + 1);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tokens.access_token));
    expect(claims?.at_hash ?? '').toBe(
      claims?.at_hash === undefined ? '' : Buffer.from(digest).subarray(0, 16).toString('base64url'),
    );
  });
});

describe('a refresh token', () => {
  it('[oidcc-refresh-token] [12.2/refreshed] gives an id token of the same visitor, and the next refresh token', async () => {
    const { config, signIn } = await createRelyingParty(provider);
    const { tokens } = await signIn(withRefresh);
    letPass(60);
    const next = await refreshTokenGrant(config, String(tokens.refresh_token));
    const [before, after] = [tokens.claims(), next.claims()];
    const same = (claims: typeof before) => [claims?.iss, claims?.sub, claims?.aud, claims?.auth_time];
    expect(same(after)).toEqual(same(before));
    expect(after?.iat).toBeGreaterThan(Number(before?.iat));
    expect(next.access_token).not.toBe(tokens.access_token);
    expect(String(next.refresh_token)).toMatch(/^[\x20-\x7e]+$/);
    const userinfo = await provider.fetch(String(config.serverMetadata().userinfo_endpoint), {
      headers: { authorization: `Bearer ${next.access_token}` },
    });
    expect(await userinfo.json()).toMatchObject({ sub: ADA.sub });
  });

  it('[oidcc-refresh-token] of one client is refused to another', async () => {
    const sites = await startTwoSites();
    const shop = await createRelyingParty(sites);
    const bank = await createRelyingParty(sites, BANK.client);
    const { tokens } = await shop.signIn(withRefresh);
    await expect(refreshTokenGrant(bank.config, String(tokens.refresh_token))).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
