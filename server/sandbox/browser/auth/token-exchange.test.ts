import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { parseAuthCode, tokenResource } from './token-exchange.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const answered = (body: unknown, status = 200) => {
  const fetch = vi.fn(async (_url: string, _request: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const resource = tokenResource('https://api.example', 'a-deployment');

test('what the page resolves with is taken when it has a code or an id token', () => {
  expect(parseAuthCode({ authCode: 'c', redirectUri: 'u' })).toEqual({ authCode: 'c', redirectUri: 'u' });
  expect(parseAuthCode({ idToken: 't' })).toEqual({ idToken: 't' });
  fc.assert(
    fc.property(fc.anything(), (resolved) => {
      expect(() => parseAuthCode(resolved)).toThrow('authCode');
    }),
  );
});

test('the code goes into the exchange with all the page said about it', async () => {
  const fetch = answered({ jwt: 'j', refreshToken: 'r' });
  const tokens = await resource.exchange({ authCode: 'c', redirectUri: 'u', codeVerifier: 'v' });
  expect(tokens).toEqual({ jwt: 'j', refreshToken: 'r' });
  const [url, request] = fetch.mock.calls[0] ?? [];
  expect(url).toBe('https://api.example/api/v2/webdeployments/token/oauthcodegrantjwtexchange');
  expect(JSON.parse(String(request?.body))).toEqual({
    deploymentId: 'a-deployment',
    oauth: { code: 'c', redirectUri: 'u', codeVerifier: 'v' },
  });
});

test('a refresh keeps the refresh token where the answer has none', async () => {
  answered({ jwt: 'j' });
  expect(await resource.refresh('r')).toEqual({ jwt: 'j', refreshToken: 'r' });
});

test('an answer without a JWT, or with an error, is a failure', async () => {
  answered({ jwt: 7 });
  await expect(resource.exchange({ idToken: 't' })).rejects.toThrow('without a JWT');
  answered({ message: 'no' }, 401);
  await expect(resource.refresh('r')).rejects.toThrow('answered 401');
  await expect(resource.revoke('j')).rejects.toThrow('answered 401');
});
