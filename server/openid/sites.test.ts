import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthCode } from './auth-codes.ts';
import { createBrowser } from './browser.testing.ts';
import { exchange, ISSUER, PUBLIC_URL, startProvider, userTokenFor } from './openid.testing.ts';

const SHOP = {
  GENESYS_REGION: 'euw1',
  GENESYS_DEPLOYMENT_ID: '11111111-1111-4111-8111-111111111111',
  ALLOWED_ORIGINS: 'https://www.shop.example',
  USER_TOKEN_SECRET: 'what the back end of the shop signs with',
  OIDC_CLIENT_ID: 'shop',
  OIDC_CLIENT_SECRET: 'a0b1c2d3e4f5061728394a5b6c7d8e9f',
};
const BANK = {
  GENESYS_REGION: 'euw1',
  GENESYS_DEPLOYMENT_ID: '22222222-2222-4222-8222-222222222222',
  ALLOWED_ORIGINS: 'https://www.bank.example',
  USER_TOKEN_SECRET: 'what the back end of the bank signs with',
  OIDC_CLIENT_ID: 'bank',
  OIDC_CLIENT_SECRET: '9f8e7d6c5b4a3928170615f4e3d2c1b0',
};
const FORUM = {
  GENESYS_REGION: 'euw1',
  GENESYS_DEPLOYMENT_ID: '33333333-3333-4333-8333-333333333333',
  ALLOWED_ORIGINS: 'https://www.forum.example',
  USER_TOKEN_SECRET: 'what the back end of the forum signs with',
};

const folder = mkdtempSync(join(tmpdir(), 'openid-sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('two sites with one OpenID provider', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    const file = join(folder, 'sites.json');
    writeFileSync(file, JSON.stringify([SHOP, BANK, FORUM]));
    provider = await startProvider({
      GENESYS_REGION: '',
      GENESYS_DEPLOYMENT_ID: '',
      ALLOWED_ORIGINS: '',
      USER_TOKEN_SECRET: '',
      OIDC_CLIENT_ID: '',
      OIDC_CLIENT_SECRET: '',
      SITES_FILE: file,
    });
  });
  afterAll(() => provider.close());

  type Site = typeof FORUM;
  const tokenOf = (site: Site, name: string) =>
    userTokenFor(
      { sub: '7', name },
      { secret: site.USER_TOKEN_SECRET, audience: site.GENESYS_DEPLOYMENT_ID },
    );
  const ask = (site: Site, userToken: string) =>
    provider.askCode({ userToken }, { origin: site.ALLOWED_ORIGINS });
  const codeOf = async (site: Site, name: string): Promise<AuthCode> =>
    (await ask(site, await tokenOf(site, name))).json();
  const configOf = ({ OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret }: typeof SHOP) =>
    provider.discover({ clientId, secret });

  it('do not take customer 7 of one for customer 7 of the other', async () => {
    const ofShop = await exchange(await configOf(SHOP), await codeOf(SHOP, 'Jane'));
    const ofBank = await exchange(await configOf(BANK), await codeOf(BANK, 'Joe'));
    expect([ofShop.claims(), ofBank.claims()]).toMatchObject([
      { aud: 'shop', sub: '7', name: 'Jane' },
      { aud: 'bank', sub: '7', name: 'Joe' },
    ]);
  });

  it('do not exchange the codes, nor renew the tokens, of each other', async () => {
    const bank = await configOf(BANK);
    await expect(exchange(bank, await codeOf(SHOP, 'Jane'))).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const { refresh_token = '' } = await exchange(await configOf(SHOP), await codeOf(SHOP, 'Jane'));
    await expect(client.refreshTokenGrant(bank, refresh_token)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('do not take user tokens of each other', async () => {
    expect((await ask(SHOP, await tokenOf(BANK, 'Joe'))).status).toBe(401);
  });

  it('let a site beside them be without sign-in', async () => {
    const answer = await ask(FORUM, await tokenOf(FORUM, 'Ann'));
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found']);
    const session = await provider.ask({}, { origin: FORUM.ALLOWED_ORIGINS });
    expect((await session.json()).signIn).toBe('');
  });

  it('let nobody who has signed in at one go on as a customer of the other', async () => {
    const browser = createBrowser(provider.url);
    const verifier = client.randomPKCECodeVerifier();
    const authorization = async (site: typeof SHOP, more = {}) =>
      client.buildAuthorizationUrl(await configOf(site), {
        redirect_uri: `${PUBLIC_URL}/oidc/callback`,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...more,
      }).href;
    const signInAt = async (site: typeof SHOP, name: string) => {
      const login = await browser.go(await authorization(site));
      expect(login.address).toBe(`${ISSUER}/sign-in`);
      return browser.go(login.address, { userToken: await tokenOf(site, name) });
    };
    await signInAt(SHOP, 'Jane');
    const silent = await browser.go(await authorization(BANK, { prompt: 'none' }));
    expect(new URL(silent.address).searchParams.get('error')).toBe('login_required');
    const { address } = await signInAt(BANK, 'Joe');
    const tokens = await client.authorizationCodeGrant(await configOf(BANK), new URL(address), {
      pkceCodeVerifier: verifier,
    });
    expect(tokens.claims()).toMatchObject({ aud: 'bank', name: 'Joe' });
    await signInAt(SHOP, 'Jane');
  });
});
