import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask } from './mask.ts';

describe('the mask', () => {
  it('hides what it is told to, wherever and however it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 3, unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        fc.string(),
        (secrets, between) => {
          // What is blank is nobody's secret, and the names that stand in its place are.
          fc.pre(
            secrets.every(
              (secret) => secret.trim().length >= 3 && !'<something>'.includes(secret.toLowerCase()),
            ),
          );
          const mask = createMask();
          for (const secret of secrets) mask.hide(secret, 'something');
          const hidden = mask.hidden(secrets.join(between));
          const left = hidden.replaceAll('<something>', '\u0000').toLowerCase();
          for (const secret of secrets) expect(left).not.toContain(secret.toLowerCase());
        },
      ),
    );
  });

  it.each([
    ['a secret in a JSON text', 'a"b\\c', JSON.stringify({ echoed: 'a"b\\c' })],
    ['a secret in an address', 'a b/c', `/path/${encodeURIComponent('a b/c')}`],
    ['a domain in capitals', 'shop.example', 'WWW.SHOP.EXAMPLE'],
  ])('hides %s', (_what, secret, text) => {
    const mask = createMask();
    mask.hide(secret, 'it');
    expect(mask.hidden(text)).toContain('<it>');
  });

  it.each([
    ['a JWT', 'is eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'is <JWT>'],
    ['a UUID', 'id 0c3f9d8e-1111-4222-8333-444455556666', 'id <UUID>'],
    ['an address', 'at https://api.example.com/a?b=c now', 'at <address> now'],
    ['an e-mail address', 'ask jo.doe@example.com', 'ask <e-mail>'],
    ['a long text of letters and digits', 'key AKIA1234567890ABCDEF99', 'key <long text>'],
  ])('hides %s that nobody has told it of', (_what, text, hidden) => {
    expect(createMask().hidden(text)).toBe(hidden);
  });

  it('leaves words as they are', () => {
    const text =
      'HTTP 403, Access-Control-Allow-Origin: none, webDeployments:deployment:view, PresignedUrlResponse';
    expect(createMask().hidden(text)).toBe(text);
  });

  it('leaves what is too short to be a secret', () => {
    const mask = createMask();
    mask.hide('at', 'it');
    expect(mask.hidden('what')).toBe('what');
  });
});
