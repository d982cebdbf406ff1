import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originAllowed } from './domains.ts';
import { defaultSettings } from './settings.ts';

const settings = { ...defaultSettings, allowedDomains: ['shop.example'] };

test('whatever stands in Origin and Host, the rule answers and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (origin, host) => {
      expect(originAllowed({ origin, host }, settings)).toBeTypeOf('boolean');
    }),
  );
});

test('an address with a scheme is let in for its host name alone, whatever host was asked', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const { origin, host, hostname } = new URL(url);
      const isOwn = /(^|\.)shop\.example$/.test(hostname);
      expect(originAllowed({ origin, host }, settings)).toBe(isOwn);
    }),
  );
});
