import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsHere } from './rules.ts';

describe('the rules of where the launcher is', () => {
  it.each([
    ['/', undefined, undefined, true],
    ['/shop/hats', '/shop/*', undefined, true],
    ['/about', '/shop/*', undefined, false],
    ['/shop', '/shop/*', undefined, false],
    ['/help', '/shop/*, /help', undefined, true],
    ['/checkout/pay', undefined, '/checkout/*', false],
    ['/shop/checkout', '/shop/*', '*/checkout', false],
    ['/a.html', '/a.html', undefined, true],
    ['/axhtml', '/a.html', undefined, false],
    ['/a(b)+c', '/a(b)+c', undefined, true],
    ['/über', '/über', undefined, true],
    ['/shop', '', undefined, false],
  ])('let it be on %s with show-on %s and hide-on %s: %s', (path, showOn, hideOn, here) => {
    expect(belongsHere(path, showOn, hideOn)).toBe(here);
  });

  it('take any text as patterns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (showOn, hideOn) => {
        expect(typeof belongsHere('/x', showOn, hideOn)).toBe('boolean');
        expect(belongsHere('/x', '*', '*')).toBe(false);
      }),
    );
  });
});
