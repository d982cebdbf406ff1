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
} from '../profile/relying-party.testing.ts';
import { BANK, startTwoSites } from '../profile/two-sites.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

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
