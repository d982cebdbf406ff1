import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAllowedOrigins } from '../../server/http/origins.ts';
import { readSite } from './site-address.ts';

it.each([
  ['www.example.com', 'https://www.example.com'],
  ['  HTTPS://WWW.Example.com/shop?x=1#y ', 'https://www.example.com'],
  ['https://example.com:8443/', 'https://example.com:8443'],
  ['bücher.example', 'https://xn--bcher-kva.example'],
  ['localhost:3001', 'https://localhost:3001'],
  ['http://localhost:3001/', 'http://localhost:3001'],
])('%s is the site %s', (typed, origin) => {
  expect(readSite(typed)).toMatchObject({ kind: 'site', origin });
});

it.each([
  'example',
  'ftp://example.com',
  'javascript:alert(1)',
  'a b.com',
  'https://me@example.com',
  'https://',
])('%s is no site, and it says why', (typed) => {
  expect(readSite(typed)).toMatchObject({ kind: 'none', why: expect.stringMatching(/\S/) });
});

it('says of a page without TLS that it is not safe, unless it is on this machine', () => {
  expect(readSite('http://www.example.com')).toMatchObject({ isSafe: false });
  expect(readSite('http://127.0.0.1:8080')).toMatchObject({ isSafe: true });
});

it('writes whatever it takes as ALLOWED_ORIGINS takes it, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
      const site = readSite(typed);
      if (site.kind === 'site') expect(parseAllowedOrigins(site.origin).faults).toEqual([]);
    }),
  );
});
