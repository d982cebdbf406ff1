import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCompanion } from '../app.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { builtLoader, createMemoryLog, environment, ORIGIN } from '../testing/companion.testing.ts';
import { hosts } from '../testing/hosts.testing.ts';
import { send } from '../testing/http.testing.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  exchange,
  ISSUER,
  JANE,
  signInEnvironment,
  startProvider,
  userTokenFor,
} from './openid.testing.ts';
import { storeWithKey } from './ready-key.testing.ts';

/** A provider of this test's own. */
async function started(...args: Parameters<typeof startProvider>) {
  const provider = await startProvider(...args);
  onTestFinished(() => provider.close());
  return provider;
}

const jane = { sub: '7', name: 'Jane Doe', email: 'jane@example.com', phone_number: JANE.phone };

describe('the OpenID provider', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.close());

  it.each(Object.entries(hosts))('tells an independent client who the visitor is, %s', async (_, host) => {
    const { discover, codeFor } = await started({}, {}, host);
    const config = await discover();
    const tokens = await exchange(config, await codeFor(await userTokenFor()));
    expect(tokens.claims()).toMatchObject({ iss: ISSUER, aud: CLIENT_ID, ...jane });
    expect(await client.fetchUserInfo(config, tokens.access_token, '7')).toEqual(jane);
    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.claims()).toMatchObject(jane);
  });

  it('gives an access token that outlives every JWT of Genesys', async () => {
    const tokens = await exchange(await provider.discover(), await provider.codeFor(await userTokenFor()));
    expect(tokens.expiresIn()).toBeGreaterThan(15 * 60);
  });

  it('says only what the site has vouched for', async () => {
    const tokens = await exchange(
      await provider.discover(),
      await provider.codeFor(await userTokenFor({ sub: '8' })),
    );
    const said = Object.keys(tokens.claims() ?? {}).sort();
    expect(said).toEqual(['aud', 'exp', 'iat', 'iss', 'nonce', 'sub']);
  });

  it.each([
    ['in the Authorization field', client.ClientSecretBasic(CLIENT_SECRET)],
    ['in the body', client.ClientSecretPost(CLIENT_SECRET)],
  ])('takes the secret of its client %s', async (_, authentication) => {
    const config = await provider.discover({}, authentication);
    const tokens = await exchange(config, await provider.codeFor(await userTokenFor()));
    expect(tokens.claims()?.sub).toBe('7');
  });

  it('is at PUBLIC_URL, whatever a request says of its address', async () => {
    const lies = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
      'x-original-url': 'https://evil.example/oidc',
    };
    const { body } = await send('GET', `${provider.url}/oidc/.well-known/openid-configuration`, lies);
    expect(String(body)).not.toContain('evil');
    expect(JSON.parse(String(body))).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/jwks`,
      userinfo_endpoint: `${ISSUER}/me`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    });
  });

  it('publishes no private part of a key', async () => {
    const { keys } = await (await fetch(`${provider.url}/oidc/jwks`)).json();
    expect(keys.map((key: object) => Object.keys(key).sort())).toEqual([
      ['alg', 'e', 'kid', 'kty', 'n', 'use'],
    ]);
  });

  it.each([
    ['GET', '/oidc/token', 405, 'POST'],
    ['DELETE', '/oidc/jwks', 405, 'GET, HEAD'],
    ['OPTIONS', '/oidc/token', 405, 'POST'],
    ['GET', '/oidc/session/end', 404, undefined],
    ['GET', '/oidc/reg', 404, undefined],
    ['POST', '/oidc/token/introspection', 404, undefined],
    ['GET', '/oidc', 404, undefined],
  ])('has nothing for %s %s', async (method, path, status, allow) => {
    const { status: answered, headers } = await send(method, provider.url + path);
    expect([answered, headers.allow, headers['content-type']]).toEqual([
      status,
      allow,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('answers HEAD without a body', async () => {
    const head = await send('HEAD', `${provider.url}/oidc/jwks`);
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  it.each([
    ['json', { 'content-type': 'application/json' }, '{"code":"x"}', 415],
    [
      'what is compressed',
      { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
      'x',
      415,
    ],
    ['more than 8 KiB', { 'content-type': 'application/x-www-form-urlencoded' }, 'x'.repeat(8193), 413],
    ['nothing', {}, '', 400],
  ])('refuses %s at the token endpoint', async (_, fields, body, status) => {
    expect((await send('POST', `${provider.url}/oidc/token`, fields, body)).status).toBe(status);
  });

  it('reads a form that a host has parsed, and takes a field that came twice for what it is', async () => {
    const { log } = createMemoryLog();
    const companion = createCompanion(readConfig({ ...environment, ...signInEnvironment }), {
      log,
      builtLoader,
      store: await storeWithKey(),
    });
    const ask = async (path: string, parsed: unknown, fields: Record<string, string>) => {
      const { status, body } = await companion.answer({
        method: 'POST',
        path,
        query: '',
        headers: fields,
        address: '192.0.2.1',
        addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path }),
        readBody: async () => ({ parsed }),
        hasLeft: () => false,
      });
      return { status, json: JSON.parse(String(body)) };
    };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { json: code } = await ask(
      '/api/auth-code',
      { userToken: await userTokenFor() },
      { origin: ORIGIN },
    );
    const sent = {
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      code: code.authCode,
      redirect_uri: code.redirectUri,
      code_verifier: code.codeVerifier,
    };
    const twice = await ask('/oidc/token', { ...sent, code: [code.authCode, 'x'] }, form);
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request']);
    const once = await ask('/oidc/token', sent, form);
    expect([once.status, once.json.token_type]).toEqual([200, 'Bearer']);
    expect((await ask('/oidc/token', sent, { 'content-type': 'application/json' })).status).toBe(415);
  });

  it('is on a developer’s own machine, too', async () => {
    const here = await started({ PUBLIC_URL: 'http://localhost:3000' });
    const code = await here.codeFor(await userTokenFor());
    expect(code).toMatchObject({
      iss: 'http://localhost:3000/oidc',
      redirectUri: 'http://localhost:3000/oidc/callback',
    });
  });

  it('never lets an answer be kept by a cache', async () => {
    for (const path of ['/oidc/jwks', '/oidc/me', '/oidc/auth', '/oidc/callback?code=x']) {
      expect((await fetch(provider.url + path)).headers.get('cache-control')).toBe('no-store');
    }
  });

  it('tells in words who comes to where codes are for', async () => {
    const answer = await fetch(`${provider.url}/oidc/callback?code=x`);
    expect(await answer.text()).toContain('Go back to the site');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is not there where no site has a client of it, and a host keeps its own /oidc', async () => {
    const { log } = createMemoryLog();
    const without = createCompanion(readConfig(environment), { log, builtLoader });
    const with_ = createCompanion(readConfig({ ...environment, ...signInEnvironment }), { log, builtLoader });
    expect([without.knows('/oidc/token'), without.knows('/oidc/own')]).toEqual([false, false]);
    expect([with_.knows('/oidc/token'), with_.knows('/oidc/own'), with_.knows('/oidc')]).toEqual([
      true,
      true,
      false,
    ]);
    const { url } = await started({ OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' });
    expect((await fetch(`${url}/oidc/.well-known/openid-configuration`)).status).toBe(404);
  });

  it('follows a changed configuration, and knows the codes from before', async () => {
    let apply: (config: Config) => Promise<void> = async () => {};
    const updates = {
      subscribe: (next: typeof apply) => {
        apply = next;
      },
      close: () => {},
    };
    const { codeFor, discover } = await started({}, { updates });
    const code = await codeFor(await userTokenFor());
    const secret = '0123456789abcdefghijklmnopqrstuv';
    await apply(
      readConfig({
        ...environment,
        ...signInEnvironment,
        SESSION_SECRETS: `a newer session secret that is long enough,${environment.SESSION_SECRETS}`,
        OIDC_CLIENT_SECRET: secret,
      }),
    );
    await expect(exchange(await discover(), code)).rejects.toMatchObject({ error: 'invalid_client' });
    expect((await exchange(await discover({ secret }), code)).claims()?.sub).toBe('7');
  });
});
