import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originAllowed } from './domains.ts';
import { defaultSettings } from './settings.ts';

const settings = { ...defaultSettings, allowedDomains: ['shop.example'] };

test('whatever stands in Origin and Host, the rule answers and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary-ascii' }), (origin, host) => {
      expect(originAllowed({ origin, host }, settings)).toBeTypeOf('boolean');
    }),
  );
});

test('an address with a scheme is let in for its host name alone, whatever host was asked', () => {
  const word = fc.constantFrom('shop', 'example', 'www', 'notshop', 'evil', 'co');
  const hostname = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('.'));
  fc.assert(
    fc.property(fc.constantFrom('http', 'https'), hostname, fc.nat(65_535), (scheme, name, port) => {
      const isOwn = /(^|\.)shop\.example$/.test(name);
      const headers = { origin: `${scheme}://${name}:${port}`, host: `${name}:${port}` };
      expect(originAllowed(headers, settings)).toBe(isOwn);
    }),
  );
});

test('a program that names Genesys itself, by the host it asks or that host’s domain, is let in', () => {
  const host = 'api.mypurecloud.ie';
  for (const origin of ['api.mypurecloud.ie', 'mypurecloud.ie', 'MyPureCloud.ie:443'])
    expect(originAllowed({ origin, host }, settings)).toBe(true);
  for (const origin of ['https://mypurecloud.ie', 'mypurecloud.de', 'evil.api.mypurecloud.ie', ''])
    expect(originAllowed({ origin, host }, settings)).toBe(false);
});
