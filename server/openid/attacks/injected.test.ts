import { fetchUserInfo } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADA,
  CLIENT_ID,
  createRelyingParty,
  type Provider,
  REDIRECT_URI,
  startProvider,
  userTokenOf,
} from '../profile/relying-party.testing.ts';
import { BANK, startTwoSites } from '../profile/two-sites.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const EVE = { sub: 'eve', name: 'Eve' };

describe('a code that somebody has put in the place of another', () => {
  it('is refused: the code_verifier of the visitor does not fit the code of the attacker', async () => {
    const [ofAda, ofEve] = [await provider.codeFor(), await provider.codeFor(EVE)];
    const { redeem } = await createRelyingParty(provider);
    await expect(redeem({ ...ofAda, authCode: ofEve.authCode })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('is refused by the client that was asked for another nonce, even if the code_verifier was changed with it', async () => {
    const [ofAda, ofEve] = [await provider.codeFor(), await provider.codeFor(EVE)];
    const { redeem } = await createRelyingParty(provider);
    await expect(redeem({ ...ofEve, nonce: ofAda.nonce })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('nonce') },
    });
  });

  it('is refused by the client where another issuer is named, as in a mix-up', async () => {
    const { redeem } = await createRelyingParty(provider);
    const code = await provider.codeFor();
    await expect(redeem({ ...code, iss: 'https://evil.example/oidc' })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('"iss" (issuer) response parameter') },
    });
  });

  it('is refused where it was made without PKCE, and a verifier is shown all the same', async () => {
    const { answer } = await (await createRelyingParty(provider)).authorize();
    const { codeVerifier } = await provider.codeFor();
    const parameters = {
      grant_type: 'authorization_code',
      code: String(answer.searchParams.get('code')),
      redirect_uri: REDIRECT_URI,
      code_verifier: codeVerifier,
    };
    const res = await provider.askForTokens(parameters);
    expect([res.status, (await res.json()).error]).toEqual([400, 'invalid_grant']);
  });

  it('has nothing in common with another: code, nonce, code_verifier', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, () => provider.codeFor()));
    for (const name of ['authCode', 'nonce', 'codeVerifier'] as const) {
      const values = codes.map((code) => code[name]);
      expect(new Set(values).size).toBe(values.length);
      // 22 characters of base64url are 128 bits.
      for (const value of values) expect(value).toMatch(/^[\w-]{22,}$/);
    }
  });
});

describe('a request to sign in', () => {
  it('with a plain challenge is refused, which who reads the request could answer', async () => {
    const asked = { code_challenge: 'c'.repeat(43), code_challenge_method: 'plain' };
    const { answer } = await (await createRelyingParty(provider)).authorize(asked);
    expect(answer.searchParams.get('error')).toBe('invalid_request');
  });

  it('by a user token that is not good ends with words, and without a code', async () => {
    const party = await createRelyingParty(provider);
    const { page } = await party.authorize({}, { as: { ...ADA, sub: '' } });
    expect(page.url.searchParams.has('code')).toBe(false);
    expect(page.status).toBeGreaterThanOrEqual(400);
  });
});

describe('two sites', () => {
  it('that have a customer of the same id have two people: neither reads what the other’s site has said', async () => {
    const sites = await startTwoSites();
    const claims = { ...ADA, aud: BANK.deploymentId, name: 'Another Ada' };
    const userToken = await userTokenOf(claims, BANK.userTokenSecret);
    const ofBank = await sites.askForCode({ userToken }, { origin: BANK.origin });
    expect(ofBank.status).toBe(200);
    const [shop, bank] = [await createRelyingParty(sites), await createRelyingParty(sites, BANK.client)];
    const [inShop, inBank] = [
      await shop.redeem(await sites.codeFor()),
      await bank.redeem(await ofBank.json()),
    ];
    expect(inShop.claims()).toMatchObject({ sub: ADA.sub, name: ADA.name, aud: CLIENT_ID });
    expect(inBank.claims()).toMatchObject({ sub: ADA.sub, name: 'Another Ada', aud: BANK.client.id });
    expect(await fetchUserInfo(shop.config, inShop.access_token, ADA.sub)).toMatchObject({ sub: ADA.sub });
  });

  it('do not take each other’s user tokens', async () => {
    const sites = await startTwoSites();
    const userToken = await userTokenOf();
    const res = await sites.askForCode({ userToken }, { origin: BANK.origin });
    expect([res.status, (await res.json()).code]).toEqual([401, 'invalid-user-token']);
  });
});
