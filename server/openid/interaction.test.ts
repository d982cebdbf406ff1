import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from './browser.testing.ts';
import { ISSUER, startProvider, userTokenFor } from './openid.testing.ts';

describe('a login at the authorization endpoint', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let config: client.Configuration;
  beforeAll(async () => {
    provider = await startProvider();
    config = await provider.discover();
  });
  afterAll(() => provider.close());

  const verifier = client.randomPKCECodeVerifier();
  const authorization = async (parameters: Readonly<Record<string, string>> = {}) =>
    client.buildAuthorizationUrl(config, {
      redirect_uri: `${ISSUER}/callback`,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'a-state',
      nonce: 'a-nonce',
      ...parameters,
    }).href;
  const checks = { pkceCodeVerifier: verifier, expectedState: 'a-state', expectedNonce: 'a-nonce' };
  const redeem = (address: string, more: client.AuthorizationCodeGrantChecks = {}) =>
    client.authorizationCodeGrant(config, new URL(address), { ...checks, ...more });
  const signIn = async (browser: ReturnType<typeof createBrowser>, userToken: string, parameters = {}) => {
    const login = await browser.go(await authorization(parameters));
    return browser.go(login.address, { userToken });
  };

  it('ends with a code, when a user token of the site is handed over', async () => {
    const browser = createBrowser(provider.url);
    const login = await browser.go(await authorization());
    expect([login.address, login.status]).toEqual([`${ISSUER}/sign-in`, 200]);
    const end = await browser.go(login.address, { userToken: await userTokenFor() });
    expect(end.address).toMatch(`${ISSUER}/callback?code=`);
    expect(end.text).toContain('This is the end of a sign-in');
    expect((await redeem(end.address)).claims()).toMatchObject({ sub: '7', name: 'Jane Doe' });
  });

  it('shows a page without scripts that a visitor can read', async () => {
    const { headers, text } = await createBrowser(provider.url).go(await authorization());
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    expect(text).not.toContain('<script');
    expect(text).toContain('Sign in at the site that sent you here');
  });

  it('goes on when the request comes as a form', async () => {
    const { searchParams } = new URL(await authorization());
    const login = await createBrowser(provider.url).go(`${ISSUER}/auth`, Object.fromEntries(searchParams));
    expect(login.address).toBe(`${ISSUER}/sign-in`);
  });

  it.each([
    ['one that is no token', async () => 'x'],
    ['one of another site', () => userTokenFor({ sub: '7' }, { audience: 'another' })],
    ['none', async () => ''],
  ])('does not end with a bad user token: %s', async (_, tokenOf) => {
    const browser = createBrowser(provider.url);
    const { address } = await browser.go(await authorization());
    const again = await browser.go(address, { userToken: await tokenOf() });
    expect([again.address, again.status]).toEqual([`${ISSUER}/sign-in`, 401]);
    expect(again.text).toContain('not valid now');
    const end = await browser.go(address, { userToken: await userTokenFor() });
    expect(end.address).toContain('code=');
  });

  it('is remembered in this browser, and asked for again where the client wants that', async () => {
    const browser = createBrowser(provider.url);
    await signIn(browser, await userTokenFor());
    expect((await browser.go(await authorization())).address).toContain('/callback?code=');
    expect((await browser.go(await authorization({ prompt: 'none' }))).address).toContain('/callback?code=');
    for (const parameters of [{ prompt: 'login' }, { prompt: 'consent' }]) {
      const login = await browser.go(await authorization(parameters));
      expect(login.address).toBe(`${ISSUER}/sign-in`);
      const end = await browser.go(login.address, { userToken: await userTokenFor({ sub: '9' }) });
      expect((await redeem(end.address)).claims()?.sub).toBe('9');
    }
  });

  it('says when it was, where the client asks for its age', async () => {
    const end = await signIn(createBrowser(provider.url), await userTokenFor(), { max_age: '60' });
    expect((await redeem(end.address, { maxAge: 60 })).claims()?.auth_time).toBeTypeOf('number');
  });

  it('is refused to a client that wants no page shown', async () => {
    const { address } = await createBrowser(provider.url).go(await authorization({ prompt: 'none' }));
    expect(new URL(address).searchParams.get('error')).toBe('login_required');
  });

  it('is over in words for who comes without a request', async () => {
    const { status, text } = await createBrowser(provider.url).go(`${ISSUER}/sign-in`);
    expect([status, text.includes('This sign-in is over')]).toEqual([400, true]);
  });

  it('says in words what is wrong with a request that nobody can be sent back with', async () => {
    const { status, text, headers } = await createBrowser(provider.url).go(
      await authorization({ redirect_uri: 'https://evil.example/<script>' }),
    );
    expect([status, text.includes('This sign-in cannot go on')]).toEqual([400, true]);
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('keeps its cookies to its own paths, out of reach of scripts, and to https', async () => {
    const answer = await fetch((await authorization()).replace(ISSUER, `${provider.url}/oidc`), {
      redirect: 'manual',
    });
    const lines = answer.headers.getSetCookie();
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/; path=\/chat\/oidc\/.*; secure; httponly/i);
  });

  it('leaves no id of a login, no code and no user token in the log', async () => {
    const browser = createBrowser(provider.url);
    const userToken = await userTokenFor();
    const end = await signIn(browser, userToken);
    const code = new URL(end.address).searchParams.get('code') ?? 'none';
    await redeem(end.address);
    for (const secret of [code, userToken, verifier]) expect(provider.logText()).not.toContain(secret);
    const paths = provider.logLines().flatMap(({ path }) => (path === undefined ? [] : String(path)));
    expect(new Set(paths)).toEqual(
      new Set(
        [
          '/oidc/.well-known/openid-configuration',
          '/oidc/auth',
          '/oidc/auth/…',
          '/oidc/sign-in',
          '/oidc/callback',
          '/oidc/token',
          '/oidc/jwks',
        ].filter((path) => paths.includes(path)),
      ),
    );
  });
});
