import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN } from '../../testing/companion.testing.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  exchangeOf,
  ISSUER,
  type Provider,
  PUBLIC_URL,
  REDIRECT_URI,
  startProvider,
  USER_TOKEN_SECRET,
} from '../profile/relying-party.testing.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const basic = `Basic ${Buffer.from(`${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(CLIENT_SECRET)}`).toString('base64')}`;

/** What goes wrong inside shows the inside: files, frames of a stack, secrets. */
async function expectNoFailureOfOurs(res: Response): Promise<void> {
  const said = JSON.stringify([[...res.headers], await res.text()]);
  expect([res.status < 500, said]).toEqual([true, said]);
  for (const inside of ['node_modules', 'at async', 'TypeError', CLIENT_SECRET, USER_TOKEN_SECRET]) {
    expect(said).not.toContain(inside);
  }
}

/** Header fields hold Latin-1 without control characters, and a space at an end is taken off. */
const fieldValue = fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim());
const nameOfParameter = fc.constantFrom(
  ...['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret', 'refresh_token'],
  ...['scope', 'client_assertion', 'client_assertion_type', 'resource', '__proto__', 'constructor', ''],
);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'authorization_code',
    'refresh_token',
    'client_credentials',
    CLIENT_ID,
    REDIRECT_URI,
    'openid',
  ),
  fc.constantFrom('eyJhbGciOiJub25lIn0.e30.', '%00', 'a'.repeat(9_000)),
);
const parameters = fc.array(fc.tuple(nameOfParameter, value), { maxLength: 8 });
const RUNS = { numRuns: 100 };

describe('whatever anybody sends to the provider is no failure of ours, and shows nothing of the inside', () => {
  it('as parameters of the token endpoint', async () => {
    const authorizations = fc.oneof(
      fc.constant(basic),
      fieldValue,
      fieldValue.map((text) => `Basic ${text}`),
    );
    await fc.assert(
      fc.asyncProperty(parameters, authorizations, async (pairs, authorization) => {
        const body = new URLSearchParams(pairs);
        const headers = { ...(authorization === '' ? {} : { authorization }) };
        await expectNoFailureOfOurs(
          await provider.fetch(`${ISSUER}/token`, { method: 'POST', headers, body }),
        );
      }),
      RUNS,
    );
  });

  it('as a body of the token endpoint, of any type', async () => {
    const types = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-16',
      'application/json',
      'multipart/form-data',
      'nothing of the kind',
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), types, async (body, type) => {
        const headers = { authorization: basic, 'content-type': type };
        const sent = { method: 'POST', headers, body: Buffer.from(body) };
        await expectNoFailureOfOurs(await provider.fetch(`${ISSUER}/token`, sent));
      }),
      RUNS,
    );
  });

  it('as parameters of the authorization endpoint, by GET and by POST', async () => {
    const names = fc.oneof(
      nameOfParameter,
      fc.constantFrom(
        ...[
          'response_type',
          'response_mode',
          'state',
          'nonce',
          'prompt',
          'max_age',
          'claims',
          'id_token_hint',
        ],
        ...['request', 'request_uri', 'code_challenge', 'code_challenge_method', 'display', 'ui_locales'],
      ),
    );
    const right = [
      ['client_id', CLIENT_ID],
      ['response_type', 'code'],
      ['redirect_uri', REDIRECT_URI],
      ['scope', 'openid'],
    ] as const;
    const pairs = fc.tuple(fc.subarray([...right]), fc.array(fc.tuple(names, value), { maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(pairs, fc.boolean(), async ([some, others], isPost) => {
        const asked = new URLSearchParams([...some, ...others].map(([name, said]) => [name, said]));
        const sent = isPost
          ? provider.fetch(`${ISSUER}/auth`, { method: 'POST', body: asked, redirect: 'manual' })
          : provider.fetch(`${ISSUER}/auth?${asked}`, { redirect: 'manual' });
        await expectNoFailureOfOurs(await sent);
      }),
      RUNS,
    );
  });

  it('at any address below it', async () => {
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH');
    const steps = fc.array(
      fc.oneof(
        fc.constantFrom(
          'auth',
          'token',
          'me',
          'jwks',
          'interaction',
          'session',
          'end',
          'callback',
          '.well-known',
          '..',
          '',
        ),
        fc.webPath({ size: 'xsmall' }),
      ),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(methods, steps, fieldValue, async (method, path, cookie) => {
        const headers = { cookie: `_session=${cookie}; _interaction=${cookie}` };
        const sent = { method, headers, redirect: 'manual' } as const;
        await expectNoFailureOfOurs(await provider.fetch(`${ISSUER}/${path.join('/')}`, sent));
      }),
      RUNS,
    );
  });

  it('to /api/auth-code', async () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
      fc
        .record({ userToken: fc.oneof(value, fc.anything()), deploymentId: fc.anything() })
        .map((body) => String(JSON.stringify(body))),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const res = await provider.askForCode(body);
        expect([res.status, body]).toEqual([expect.toBeOneOf([400, 401, 404, 413]), body]);
        await expectNoFailureOfOurs(res);
      }),
      RUNS,
    );
  });

  it('in more bytes than are read', async () => {
    const tooLong = 'x'.repeat(1_000_000);
    const toToken = await provider.askForTokens({ ...exchangeOf(await provider.codeFor()), more: tooLong });
    expect(toToken.status).toBeGreaterThanOrEqual(400);
    await expectNoFailureOfOurs(toToken);
    const toUs = await provider.askForCode({ userToken: tooLong });
    expect([toUs.status, (await toUs.json()).code]).toEqual([413, 'body-too-large']);
    const address = `${PUBLIC_URL}/oidc/auth?state=${'x'.repeat(10_000)}`;
    await expectNoFailureOfOurs(await provider.fetch(address, { headers: { origin: ORIGIN } }));
  });
});
