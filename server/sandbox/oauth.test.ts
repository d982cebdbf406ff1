import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBasic } from './oauth.ts';
import { logIn, sandboxForTest } from './sandbox.testing.ts';

describe('POST /oauth/token', () => {
  test('gives a bearer token to the client, for a day less a second', async () => {
    const answer = await logIn(await sandboxForTest());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]{20,}$/),
      token_type: 'bearer',
      expires_in: 86_399,
    });
  });

  test('refuses a wrong secret as invalid_client', async () => {
    const sandbox = await sandboxForTest();
    const answer = await logIn(sandbox, { clientId: sandbox.clientId, clientSecret: 'wrong' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
  });

  test('refuses every other grant', async () => {
    const sandbox = await sandboxForTest();
    const answer = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${sandbox.clientId}:${sandbox.clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'password' }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'unsupported_grant_type' });
  });

  test('is not for browsers: no answer has a CORS header', async () => {
    const sandbox = await sandboxForTest();
    const preflight = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' },
    });
    const answer = await logIn(sandbox);
    expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('a Basic header', () => {
  test('gives back any id without a colon and any secret', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => !id.includes(':')),
        fc.string({ unit: 'grapheme' }),
        (clientId, clientSecret) => {
          const header = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
          expect(parseBasic(header)).toEqual({ clientId, clientSecret });
        },
      ),
    );
  });

  test('that is anything else gives nothing, and never an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((encoded) => `Basic ${encoded}`),
        ),
        (header) => {
          const credentials = parseBasic(header);
          if (credentials) expect(credentials.clientId).not.toBe('');
        },
      ),
    );
    expect(parseBasic(undefined)).toBeUndefined();
    expect(parseBasic('Bearer abc')).toBeUndefined();
  });
});
