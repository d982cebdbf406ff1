import { exportSPKI, importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { control, sandboxForTest, setControl } from '../sandbox.testing.ts';
import { CLIENT, type PlayedProvider, playProvider } from './provider.testing.ts';
import { customerWith, exchangeAt, refreshAt, signInBy } from './sign-in.testing.ts';

const REFUSED = { status: 401 };

async function ready(change: (provider: PlayedProvider) => void = () => {}) {
  const [sandbox, provider] = await Promise.all([sandboxForTest(), playProvider()]);
  change(provider);
  await signInBy(sandbox, provider.openIdProvider);
  return { sandbox, provider };
}

describe('the exchange with an OpenID provider', () => {
  it('hands on what the page handed over, letter by letter, and proves who asks', async () => {
    const { sandbox, provider } = await ready();
    const page = { code: 'c-1', redirectUri: 'http://localhost:8080', codeVerifier: 'the-verifier' };
    expect(await exchangeAt(sandbox, page)).toMatchObject({ status: 200, jwt: expect.any(String) });
    expect(Object.fromEntries(provider.received.form)).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: 'http://localhost:8080',
      code_verifier: 'the-verifier',
    });
    const [, credentials = ''] = /^Basic (.+)$/.exec(provider.received.authorization ?? '') ?? [];
    expect(decodeURIComponent(Buffer.from(credentials, 'base64').toString())).toBe(
      `${CLIENT.clientId}:${CLIENT.clientSecret}`,
    );
  });

  it('proves who asks by what the discovery takes', async () => {
    const { sandbox, provider } = await ready((one) => {
      one.metadata = { token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post'] };
    });
    await exchangeAt(sandbox, { code: 'c-1' });
    expect(provider.received.form.get('client_secret')).toBe(CLIENT.clientSecret);
    expect(provider.received.authorization).toBeUndefined();
    provider.metadata = { token_endpoint_auth_methods_supported: ['private_key_jwt'] };
    await setControl(sandbox, { advance: { minutes: 10 } });
    expect(await exchangeAt(sandbox, { code: 'c-2' })).toMatchObject({
      ...REFUSED,
      message: expect.stringContaining('takes none of client_secret_basic'),
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['audience', { aud: 'somebody-else' }, '"aud"'],
    ['issuer', { iss: 'https://id.example' }, '"iss"'],
    ['time', { exp: Math.floor(Date.now() / 1000) - 60 }, '"exp"'],
    ['nonce', { nonce: 'another' }, '"nonce"'],
    ['lack of a nonce', { nonce: undefined }, '"nonce"'],
    ['lack of a subject', { sub: undefined }, '"sub"'],
  ])('refuses an id token for its %s, and says so', async (_what, claims, word) => {
    const { sandbox } = await ready((one) => {
      one.claims = { nonce: 'the-nonce', ...claims };
    });
    const refused = await exchangeAt(sandbox, { code: 'c-1', nonce: 'the-nonce' });
    expect(refused).toMatchObject({ ...REFUSED, message: expect.stringContaining(word) });
    expect(refused.jwt).toBeUndefined();
  });

  it('refuses an id token that has a nonce where the page named none', async () => {
    const { sandbox } = await ready((one) => {
      one.claims = { nonce: 'the-nonce' };
    });
    const { status, message } = await exchangeAt(sandbox, { code: 'c-1' });
    expect({ status, message }).toMatchObject({ ...REFUSED, message: expect.stringContaining('"nonce"') });
  });

  it('refuses an id token that nobody, somebody else, or the public key has signed', async () => {
    const { sandbox, provider } = await ready();
    const [header, payload, signature] = (await provider.sign()).split('.');
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const [key = {}] = await provider.keys();
    const publicKey = await importJWK(key, 'RS256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('A key of RSA has been expected.');
    const claims = JSON.parse(Buffer.from(String(payload), 'base64url').toString());
    const stranger = await playProvider();
    const forged = {
      unsigned: `${encode({ alg: 'none' })}.${payload}.`,
      altered: `${header}.${encode({ ...claims, sub: 'grace' })}.${signature}`,
      'signed by a stranger': await stranger.sign(claims),
      'signed with the public key': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'key-0' })
        .sign(new TextEncoder().encode(await exportSPKI(publicKey))),
    };
    for (const [how, id_token] of Object.entries(forged)) {
      provider.answer = { id_token };
      expect(await exchangeAt(sandbox, { code: 'c-1' }), how).toMatchObject(REFUSED);
    }
    expect((await exchangeAt(sandbox, { idToken: forged.altered, nonce: 'n' })).status).toBe(401);
  });

  it('fetches keys once, and again for one that it does not know', async () => {
    const { sandbox, provider } = await ready();
    for (const code of ['c-1', 'c-2']) expect((await exchangeAt(sandbox, { code })).status).toBe(200);
    expect(provider.asked['/jwks']).toBe(1);
    await provider.rotate();
    for (const code of ['c-3', 'c-4']) expect((await exchangeAt(sandbox, { code })).status).toBe(200);
    expect(provider.asked['/jwks']).toBe(2);
  });

  it('keeps the discovery for ten minutes of its clock', async () => {
    const { sandbox, provider } = await ready();
    await exchangeAt(sandbox, { code: 'c-1' });
    await setControl(sandbox, { advance: { minutes: 9 } });
    await exchangeAt(sandbox, { code: 'c-2' });
    expect(provider.asked['/.well-known/openid-configuration']).toBe(1);
    await setControl(sandbox, { advance: { minutes: 1 } });
    await exchangeAt(sandbox, { code: 'c-3' });
    expect(provider.asked['/.well-known/openid-configuration']).toBe(2);
  });

  it('believes no discovery of another issuer, no other iss, and asks nobody elsewhere without TLS', async () => {
    const { sandbox, provider } = await ready();
    expect(await exchangeAt(sandbox, { code: 'c-1', iss: 'https://id.example' })).toMatchObject({
      ...REFUSED,
      message: expect.stringContaining('iss'),
    });
    expect(provider.asked['/token']).toBeUndefined();
    expect((await exchangeAt(sandbox, { code: 'c-1', iss: provider.issuer })).status).toBe(200);

    provider.metadata = { token_endpoint: 'http://id.example/token' };
    await setControl(sandbox, { advance: { minutes: 10 } });
    expect(await exchangeAt(sandbox, { code: 'c-2' })).toMatchObject({
      status: 502,
      message: expect.stringContaining('http://id.example/token needs https'),
    });
    provider.metadata = { issuer: 'https://id.example' };
    await setControl(sandbox, { advance: { minutes: 10 } });
    expect(await exchangeAt(sandbox, { code: 'c-3' })).toMatchObject({
      status: 502,
      message: expect.stringContaining('issuer does not match'),
    });
    const discoveryUri = 'http://id.example/.well-known/openid-configuration';
    const answer = await setControl(sandbox, { openIdProvider: { ...CLIENT, discoveryUri } });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('needs https')]);
  });

  it('says that a provider is away, and asks it anew once it is back', async () => {
    const { sandbox, provider } = await ready();
    const discoveryUri = 'http://127.0.0.1:1/.well-known/openid-configuration';
    await signInBy(sandbox, { ...CLIENT, discoveryUri });
    expect(await exchangeAt(sandbox, { code: 'c-1' })).toMatchObject({
      status: 502,
      message: expect.stringContaining(`The discovery at ${discoveryUri} failed.`),
    });
    await signInBy(sandbox, provider.openIdProvider);
    expect((await exchangeAt(sandbox, { code: 'c-1' })).status).toBe(200);
  });

  it('takes an id token of the implicit flow with its nonce, and gives no refresh token for it', async () => {
    const { sandbox, provider } = await ready();
    const idToken = await provider.sign({ nonce: 'n-1' });
    const { status, jwt, refreshToken } = await exchangeAt(sandbox, { idToken, nonce: 'n-1' });
    expect([status, typeof jwt, refreshToken]).toEqual([200, 'string', undefined]);
    expect(await exchangeAt(sandbox, { idToken, nonce: 'n-2' })).toMatchObject(REFUSED);
    expect(await exchangeAt(sandbox, { idToken })).toMatchObject(REFUSED);
  });

  it('issues JWTs of 15 minutes at most, and no longer than the provider’s access token', async () => {
    const { sandbox, provider } = await ready();
    const lives = async (minutes: number, jwt: string | undefined) => {
      await setControl(sandbox, { advance: { minutes } });
      return (await customerWith(sandbox, 'a-visitor-of-the-clock', jwt)).answer.class === 'SessionResponse';
    };
    const long = await exchangeAt(sandbox, { code: 'c-1' });
    expect(await lives(14, long.jwt)).toBe(true);
    expect(await lives(1, long.jwt)).toBe(false);
    provider.answer = { expires_in: 300 };
    const short = await exchangeAt(sandbox, { code: 'c-2' });
    expect(await lives(4, short.jwt)).toBe(true);
    expect(await lives(1, short.jwt)).toBe(false);
    const refreshed = await refreshAt(sandbox, String(short.refreshToken));
    expect(await lives(4, refreshed.jwt)).toBe(true);
    expect(await lives(1, refreshed.jwt)).toBe(false);
    await setControl(sandbox, { advance: { days: 1 } });
    expect((await refreshAt(sandbox, String(short.refreshToken))).status).toBe(401);
  });

  it('knows a customer by the subject at this issuer, and shows the verified name apart from attributes', async () => {
    const { sandbox, provider } = await ready((one) => {
      one.claims = { name: 'Ada Lovelace', email: 'ada@shop.example', email_verified: false };
    });
    const first = await exchangeAt(sandbox, { code: 'c-1' });
    const second = await exchangeAt(sandbox, { code: 'c-2' });
    expect((await customerWith(sandbox, 'visitor-token-1', first.jwt)).answer.code).toBe(200);
    expect((await customerWith(sandbox, 'visitor-token-1', second.jwt)).answer.body.newSession).toBe(false);
    const verified = { issuer: provider.issuer, subject: 'ada', name: 'Ada Lovelace' };
    expect((await control(sandbox)).conversations[0]).toMatchObject({ customer: verified });
    const desk = await (await fetch(`${sandbox.url}/agent/conversations`)).json();
    expect(desk).toMatchObject([{ customer: verified, customAttributes: {} }]);
    expect(JSON.stringify(desk)).not.toContain('ada@shop.example');

    const elsewhere = await playProvider();
    await signInBy(sandbox, elsewhere.openIdProvider);
    const namesake = await exchangeAt(sandbox, { code: 'c-3' });
    expect((await customerWith(sandbox, 'visitor-token-1', namesake.jwt)).answer.code).toBe(401);
  });

  it('shows the secret nowhere, and repeats nothing that a provider repeats of it', async () => {
    const { sandbox, provider } = await ready();
    const page = {
      code: 'the-code-of-this-very-visit',
      codeVerifier: 'the-verifier-of-this-very-visit',
      nonce: 'n',
    };
    provider.answer = { id_token: `${page.code}.${CLIENT.clientSecret}` };
    const refused = await exchangeAt(sandbox, page);
    expect(refused.status).toBe(401);
    const shown = await Promise.all(
      ['control', 'received'].map(async (path) => (await fetch(`${sandbox.url}/sandbox/${path}`)).text()),
    );
    expect(shown.join()).toContain('is not believed');
    for (const secret of [CLIENT.clientSecret, page.code, page.codeVerifier])
      for (const text of [...shown, JSON.stringify(refused)]) expect(text).not.toContain(secret);
  });
});
