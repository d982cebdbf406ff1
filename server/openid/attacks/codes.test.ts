import { fetchUserInfo, refreshTokenGrant } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letPass } from '../profile/clock.testing.ts';
import {
  ADA,
  CLIENT_ID,
  CLIENT_SECRET,
  createRelyingParty,
  exchangeOf,
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

async function expectRefusal(res: Response, status: number, error: string) {
  expect(await res.json()).toMatchObject({ error });
  expect(res.status).toBe(status);
}

describe('a code', () => {
  it('is exchanged by the client that it is for, with all that belongs to it', async () => {
    const party = await createRelyingParty(provider);
    const tokens = await party.redeem(await provider.codeFor());
    expect(tokens.claims()).toMatchObject({
      sub: ADA.sub,
      name: ADA.name,
      email: ADA.email,
      phone_number: ADA.phone,
      aud: CLIENT_ID,
    });
  });

  it.each<[string, (parameters: Record<string, string>) => Record<string, string>]>([
    ['without its code_verifier', ({ code_verifier: _, ...rest }) => rest],
    ['with an empty code_verifier', (parameters) => ({ ...parameters, code_verifier: '' })],
    [
      'with the code_verifier of somebody else',
      (parameters) => ({ ...parameters, code_verifier: 'v'.repeat(43) }),
    ],
    [
      'with a redirect_uri of somebody else',
      (parameters) => ({ ...parameters, redirect_uri: 'https://evil.example/' }),
    ],
    [
      'with a redirect_uri that goes on',
      (parameters) => ({ ...parameters, redirect_uri: `${REDIRECT_URI}/..` }),
    ],
    ['in capitals', (parameters) => ({ ...parameters, code: String(parameters.code).toUpperCase() })],
    [
      'without its last character',
      (parameters) => ({ ...parameters, code: String(parameters.code).slice(0, -1) }),
    ],
  ])('is refused %s', async (_what, changed) => {
    const parameters = exchangeOf(await provider.codeFor());
    await expectRefusal(await provider.askForTokens(changed(parameters)), 400, 'invalid_grant');
  });

  it('is refused without its redirect_uri', async () => {
    const { redirect_uri: _, ...rest } = exchangeOf(await provider.codeFor());
    const res = await provider.askForTokens(rest);
    expect(res.status).toBe(400);
    expect((await res.json()).error).toMatch(/^invalid_(request|grant)$/);
  });

  it('that was exchanged is refused, and what the first exchange gave is void', async () => {
    const code = await provider.codeFor();
    const party = await createRelyingParty(provider);
    const tokens = await party.redeem(code);
    expect((await fetchUserInfo(party.config, tokens.access_token, ADA.sub)).sub).toBe(ADA.sub);
    await expectRefusal(await provider.askForTokens(exchangeOf(code)), 400, 'invalid_grant');
    await expect(fetchUserInfo(party.config, tokens.access_token, ADA.sub)).rejects.toThrow();
    await expect(refreshTokenGrant(party.config, String(tokens.refresh_token))).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('is exchanged once, however many try at the same time', async () => {
    const parameters = exchangeOf(await provider.codeFor());
    const answers = await Promise.all(Array.from({ length: 20 }, () => provider.askForTokens(parameters)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    for (const res of answers.filter(({ status }) => status !== 200)) {
      await expectRefusal(res, 400, 'invalid_grant');
    }
  });

  it('is good for 60 s, and refused after 61', async () => {
    const [inTime, late] = [await provider.codeFor(), await provider.codeFor()];
    letPass(59);
    expect((await provider.askForTokens(exchangeOf(inTime))).status).toBe(200);
    letPass(2);
    await expectRefusal(await provider.askForTokens(exchangeOf(late)), 400, 'invalid_grant');
  });

  it.each([
    ['another secret', [CLIENT_ID, 'the secret that somebody has guessed wrong']],
    ['the secret in other case', [CLIENT_ID, CLIENT_SECRET.toUpperCase()]],
    ['no secret', [CLIENT_ID, '']],
    ['a client that is not there', ['somebody', CLIENT_SECRET]],
  ])('is refused to a client with %s, and stays good', async (_what, [id = '', secret = '']) => {
    const parameters = exchangeOf(await provider.codeFor());
    const res = await provider.askForTokens(parameters, [id, secret]);
    expect([400, 401]).toContain(res.status);
    expect((await res.json()).error).toMatch(/^invalid_(client|request)$/);
    expect((await provider.askForTokens(parameters)).status).toBe(200);
  });

  it('of one site is refused to the client of another', async () => {
    const sites = await startTwoSites();
    const parameters = exchangeOf(await sites.codeFor());
    const { id, secret } = BANK.client;
    await expectRefusal(await sites.askForTokens(parameters, [id, secret]), 400, 'invalid_grant');
  });
});

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
    await expectRefusal(await provider.askForTokens(parameters), 400, 'invalid_grant');
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
