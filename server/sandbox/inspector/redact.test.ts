import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOT_KEPT, Redactor } from './redact.ts';

const secret = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789_-'),
    minLength: 24,
    maxLength: 60,
  })
  .map((text) => `s${text}`);
const secretName = fc.constantFrom(
  'token',
  'access_token',
  'refreshToken',
  'idToken',
  'client_secret',
  'password',
  'jwt',
  'signature',
  'Authorization',
  'Set-Cookie',
  'codeVerifier',
  'code',
);

describe('what is kept', () => {
  test('has no secret of whatever JSON holds it under its name, nor wherever else it turns up', () => {
    fc.assert(
      fc.property(
        secret,
        secretName,
        fc.json(),
        fc.array(fc.string(), { maxLength: 4 }),
        (value, name, other, path) => {
          const redactor = new Redactor();
          const holder = path.reduce<unknown>((inner, step) => ({ [step]: inner, beside: [other] }), {
            [name]: value,
          });
          expect(JSON.stringify(redactor.redact(holder))).not.toContain(value);
          expect(redactor.redactText(`/somewhere/${value}?and=${value} "${value}"`)).not.toContain(value);
        },
      ),
    );
  });

  test('is everything else, as it was', () => {
    const frame = {
      type: 'response',
      class: 'SessionResponse',
      code: 200,
      body: {
        connected: true,
        expirationDate: 1_800_000_000,
        text: 'The code is 17, the token ring is not.',
      },
      token_type: 'bearer',
    };
    expect(new Redactor().redact(frame)).toEqual(frame);
  });

  test('has no JWT, whole or cut short, and no credentials of a header field', () => {
    const redactor = new Redactor();
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
    for (const text of [jwt, jwt.slice(0, -12), `context=${jwt}`, `Bearer ${jwt}`])
      expect(redactor.redactText(text)).not.toMatch(/eyJzdWIi|c2lnbmF0dXJl/);
    expect(redactor.redactText('Basic YWRhOmxvdmVsYWNl')).toBe(`Basic ${NOT_KEPT}`);
  });

  test('has presigned addresses without their signature', () => {
    expect(new Redactor().redactText('http://h/uploads/d/a?signature=abc&x=1')).toBe(
      `http://h/uploads/d/a?signature=${NOT_KEPT}&x=1`,
    );
    expect(new Redactor().redactText('https://s3/a?X-Amz-Date=1&X-Amz-Signature=abc')).not.toContain('abc');
  });

  test('does not lose a word because somebody took it for a token', () => {
    const redactor = new Redactor();
    redactor.redact({ token: 'messages' });
    expect(redactor.redactText('/api/v2/webmessaging/messages')).toBe('/api/v2/webmessaging/messages');
  });

  test('does not lose an id because a cookie holds it, though the cookie is not kept', () => {
    const redactor = new Redactor();
    const id = '5a4db0c5-0000-4000-8000-5a4db0c50001';
    expect(redactor.redactFields([['cookie', `seen=${id}`]], new Set())).toEqual({ cookie: NOT_KEPT });
    expect(redactor.redactText(`/deployments/${id}`)).toBe(`/deployments/${id}`);
  });

  test('ends where something is nested deeper than anybody reads', () => {
    let nested: unknown = { token: 'at-the-bottom-of-it-all' };
    for (let depth = 0; depth < 100_000; depth++) nested = [nested];
    expect(JSON.stringify(new Redactor().redact(nested))).toContain('…');
  });

  test('is made of any JSON there is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => JSON.stringify(new Redactor().redact(value))).not.toThrow();
      }),
    );
  });
});
