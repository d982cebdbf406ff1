import { randomPKCECodeVerifier } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letPass } from './clock.testing.ts';
import {
  ADA,
  CLIENT_ID,
  createRelyingParty,
  ISSUER,
  type Provider,
  REDIRECT_URI,
  startProvider,
} from './relying-party.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

/** A relying party whose visitor has signed in a while ago. */
async function signedIn(asked: Record<string, string> = { max_age: '10000' }) {
  const party = await createRelyingParty(provider);
  const first = await party.signIn(asked);
  const claims = first.tokens.claims();
  if (claims === undefined) throw new Error('No id token.');
  letPass(2);
  return { ...party, idToken: first.tokens.id_token, claims };
}

describe('a request to sign in', () => {
  it.each([
    ['[oidcc-ensure-request-without-nonce-succeeds-for-code-flow] needs no nonce', { nonce: undefined }],
    ['[oidcc-display-page] [15.1/display] may say display=page', { display: 'page' }],
    ['[oidcc-display-popup] [15.1/display] may say display=popup', { display: 'popup' }],
    ['[oidcc-login-hint] may name whom it expects', { login_hint: ADA.email }],
    ['[oidcc-ui-locales] [15.1/locales] may name languages', { ui_locales: 'se de en' }],
    ['[oidcc-claims-locales] [15.1/locales] may name languages of claims', { claims_locales: 'se' }],
    [
      '[oidcc-ensure-request-with-acr-values-succeeds] [15.1/acr] may wish for a class of authentication',
      { acr_values: '1 2' },
    ],
    [
      '[oidcc-ensure-request-with-unknown-parameter-succeeds] may say what nobody understands',
      { extra: 'foobar' },
    ],
    ['[oidcc-ensure-other-scope-order-succeeds] may have its scopes in any order', { scope: 'email openid' }],
    ['[3.1.2.2/openid-scope] may have scopes that nobody knows', { scope: 'openid read:everything' }],
  ])('%s ', async (_row, asked) => {
    const { tokens, answer } = await (await createRelyingParty(provider)).signIn(asked);
    expect(tokens.claims()).toMatchObject({ sub: ADA.sub, aud: CLIENT_ID });
    expect(answer.searchParams.has('error')).toBe(false);
  });

  it('[oidcc-ensure-post-request-succeeds] may come by POST', async () => {
    const party = await createRelyingParty(provider);
    const authorized = await party.authorize({}, { by: 'POST' });
    expect((await party.exchange(authorized)).claims()?.sub).toBe(ADA.sub);
  });

  it('[rfc9207/iss] is answered with the issuer, which the client compares', async () => {
    const { answer } = await (await createRelyingParty(provider)).authorize();
    expect(answer.searchParams.get('iss')).toBe(ISSUER);
  });
});

describe('a request that cannot be granted', () => {
  it.each([
    ['[oidcc-response-type-missing] without response_type', { response_type: undefined }, 'invalid_request'],
    [
      '[oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported] with request_uri',
      { request_uri: 'https://client.example.com/request' },
      'request_uri_not_supported',
    ],
    [
      '[oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported] with a request object',
      { request: `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.` },
      'request_not_supported',
    ],
    [
      '[oidcc-prompt-none-not-logged-in] [15.1/prompt] of nobody who is signed in, without asking',
      { prompt: 'none' },
      'login_required',
    ],
    ['[3.1.2.6/state] for an implicit flow', { response_type: 'id_token' }, 'unsupported_response_type'],
  ])('%s goes back with the error and its state', async (_row, asked, error) => {
    const party = await createRelyingParty(provider);
    const authorized = await party.authorize(asked);
    expect(authorized.wasAsked).toBe(false);
    const answer = new URL(authorized.answer.href.replace('#', '?'));
    expect(`${answer.origin}${answer.pathname}`).toBe(REDIRECT_URI);
    expect(Object.fromEntries(answer.searchParams)).toMatchObject({ error, state: authorized.asked.state });
    expect(answer.searchParams.has('code')).toBe(false);
  });

  it.each(['https://evil.example/callback', `${REDIRECT_URI}/more`, `${REDIRECT_URI}?more`, undefined])(
    '[oidcc-ensure-registered-redirect-uri] to %s is a page in words, and nobody is sent there',
    async (redirectUri) => {
      const { page } = await (await createRelyingParty(provider)).authorize({ redirect_uri: redirectUri });
      expect(page.url.href.startsWith(ISSUER)).toBe(true);
      expect(page.status).toBe(400);
      expect(page.text).toMatch(/[a-z]{3,} [a-z]{2,}/);
    },
  );
});

describe('a visitor who has signed in', () => {
  it('[oidcc-prompt-login] [15.1/prompt] is asked again where the request wants it', async () => {
    const { authorize, exchange, claims } = await signedIn();
    const again = await authorize({ prompt: 'login', max_age: '10000' });
    expect(again.wasAsked).toBe(true);
    expect(Number((await exchange(again)).claims()?.auth_time)).toBeGreaterThan(Number(claims.auth_time));
  });

  it('[oidcc-prompt-none-logged-in] [15.1/prompt] is known without being asked', async () => {
    const { authorize, exchange, claims } = await signedIn();
    const again = await authorize({ prompt: 'none' });
    expect(again.wasAsked).toBe(false);
    expect((await exchange(again)).claims()?.sub).toBe(claims.sub);
  });

  it('[oidcc-max-age-1] [15.1/max-age] [15.1/auth-time] is asked again when that was too long ago', async () => {
    const { authorize, exchange, claims } = await signedIn();
    const again = await authorize({ max_age: '1' });
    expect(again.wasAsked).toBe(true);
    expect(Number((await exchange(again)).claims()?.auth_time)).toBeGreaterThan(Number(claims.auth_time));
  });

  it('[oidcc-max-age-10000] [15.1/max-age] [15.1/auth-time] is not asked before that', async () => {
    const { authorize, exchange, claims } = await signedIn();
    const again = await authorize({ max_age: '10000' });
    expect(again.wasAsked).toBe(false);
    expect((await exchange(again)).claims()?.auth_time).toBe(claims.auth_time);
  });

  it('[oidcc-id-token-hint] is known by an id token of before, and nobody else is', async () => {
    const { authorize, exchange, claims, idToken } = await signedIn();
    const again = await authorize({ prompt: 'none', id_token_hint: idToken });
    expect((await exchange(again)).claims()?.sub).toBe(claims.sub);

    const other = await createRelyingParty(provider);
    await other.authorize({}, { as: { ...ADA, sub: 'customer-8' } });
    const { answer } = await other.authorize({ prompt: 'none', id_token_hint: idToken });
    expect(answer.searchParams.get('error')).toBe('login_required');
  });

  it('[oidcc-ensure-request-with-valid-pkce-succeeds] proves by S256 that it is the one who asked', async () => {
    const party = await createRelyingParty(provider);
    const verifier = randomPKCECodeVerifier();
    const challenge = Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)),
    ).toString('base64url');
    const asked = { code_challenge: challenge, code_challenge_method: 'S256' };
    const tokens = await party.exchange(await party.authorize(asked), { pkceCodeVerifier: verifier });
    expect(tokens.claims()?.sub).toBe(ADA.sub);
  });
});
