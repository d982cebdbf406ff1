import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createRelyingParty,
  ISSUER,
  type Provider,
  PUBLIC_URL,
  startProvider,
} from './relying-party.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

async function metadata(headers: Record<string, string> = {}) {
  const res = await provider.fetch(`${ISSUER}/.well-known/openid-configuration`, { headers });
  expect([res.status, res.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  return res.json();
}

describe('discovery', () => {
  it('[oidcc-discovery-endpoint-verification] has all that is required, at https addresses', async () => {
    const document = await metadata();
    expect(document).toMatchObject({
      issuer: ISSUER,
      response_types_supported: expect.arrayContaining(['code']),
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']),
      scopes_supported: expect.arrayContaining(['openid', 'profile', 'email', 'phone', 'offline_access']),
      claims_supported: expect.arrayContaining(['sub', 'name', 'email', 'phone_number']),
      token_endpoint_auth_methods_supported: expect.arrayContaining([
        'client_secret_basic',
        'client_secret_post',
      ]),
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    const addresses = Object.entries<string>(document).filter(([name]) => /_(endpoint|uri)$/.test(name));
    expect(addresses.map(([name]) => name)).toEqual(
      expect.arrayContaining(['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri']),
    );
    for (const [, address] of addresses) expect(address.startsWith(`${PUBLIC_URL}/oidc/`)).toBe(true);
  });

  it('[discovery/metadata] offers nothing that is refused: no unsigned tokens, no request objects, no registration', async () => {
    const document = await metadata();
    expect(JSON.stringify(document)).not.toContain('"none"');
    expect(document.request_uri_parameter_supported).toBe(false);
    // Left out means no, for this one (Discovery, 3).
    expect(document.request_parameter_supported).toBeUndefined();
    expect(document.response_types_supported).toEqual(['code']);
    expect(document.registration_endpoint).toBeUndefined();
    const endpoints = Object.entries<string>(document).filter(([name]) => name.endsWith('_endpoint'));
    for (const [name, address] of endpoints) {
      expect([
        name,
        (await provider.fetch(address, { method: 'POST', redirect: 'manual' })).status,
      ]).not.toEqual([name, 404]);
    }
  });

  it('[discovery/keys] leads to RSA keys with a name, a use and an algorithm, and nothing private in them', async () => {
    const party = await createRelyingParty(provider);
    const res = await provider.fetch(String(party.config.serverMetadata().jwks_uri));
    const { keys } = await res.json();
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: expect.any(String), e: 'AQAB' });
      expect(
        Object.keys(key).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].includes(name)),
      ).toEqual([]);
      expect(Buffer.from(key.n, 'base64url').length).toBeGreaterThanOrEqual(256);
    }
    expect(new Set(keys.map(({ kid }: { kid: string }) => kid)).size).toBe(keys.length);
  });
});
