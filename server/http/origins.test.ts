import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, loopbackOrigins, parseAllowedOrigins } from './origins.ts';

const { allowed, faults } = parseAllowedOrigins(
  'https://www.example.com, http://localhost:8080 ,https://*.example.org,https://*.example.net:8443',
);

describe('the list of allowed origins', () => {
  it('is read without a fault when it is right', () => {
    expect(faults).toEqual([]);
  });

  it.each([
    'https://www.example.com',
    'http://localhost:8080',
    'https://a.example.org',
    'https://a.b-c.d_e.example.org',
    'https://xn--bcher-kva.example.org',
    'https://shop.example.net:8443',
  ])('lets %s in', (origin) => {
    expect(isAllowed(origin, allowed)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'null',
    '*',
    'https://example.com',
    'http://www.example.com',
    'https://www.example.com:8443',
    'https://www.example.com:443',
    'https://www.example.com/',
    'https://WWW.example.com',
    'https://www.example.com.evil.test',
    'https://www-example.com',
    'https://www.example.com, https://www.example.com',
    'https://example.org',
    'https://.example.org',
    'https://..example.org',
    'https://evilexample.org',
    'https://a.example.org.evil.test',
    'https://a.example.org:8443',
    'https://evil.test/.example.org',
    'https://evil.test#.example.org',
    'https://evil.test:1.example.org',
    'https://user@a.example.org',
    'http://a.example.org',
    'https://shop.example.net',
    'http://localhost',
    'http://127.0.0.1:8080',
  ])('keeps %j out', (origin) => {
    expect(isAllowed(origin, allowed)).toBe(false);
  });

  it.each([
    ['*', 'every site'],
    ['https://*', 'wrong place'],
    ['https://www.*.example.com', 'wrong place'],
    ['https://*.*.example.com', 'wrong place'],
    ['http://*.example.com', 'wrong place'],
    ['https://*.com', 'anybody can register'],
    ['https://*.co.uk', 'anybody can register'],
    ['https://*.github.io', 'anybody can register'],
    ['https://*.127.0.0.1', 'anybody can register'],
    ['https://*.localhost', 'anybody can register'],
    ['https://*.Example.com/', 'write https://*.example.com.'],
    ['https://*.', 'no origin'],
    ['www.example.com', 'no origin'],
    ['null', 'no origin'],
    ['chrome-extension://abc', 'no origin of a web page'],
    ['https://example.com/shop', 'write https://example.com.'],
    ['https://example.com/', 'write https://example.com.'],
    ['https://Example.com', 'write https://example.com.'],
    ['https://example.com:443', 'write https://example.com.'],
    ['https://bücher.example', 'write https://xn--bcher-kva.example.'],
    ['https://user:pass@example.com', '"https://…@example.com" has an @ in it'],
    ['https://user:pass%40example.com', '"https://…@example.com" has an @ in it'],
    ['https://*.user:pass@example.com', '"https://…@example.com" has an @ in it'],
    [
      'https://a.example,https://user:pa,ss@example.com,https://b.example',
      '"https://…@example.com" has an @',
    ],
    [' , ', 'names no origin'],
  ])('is refused for %j, and says how to mend it', (entry, words) => {
    expect(parseAllowedOrigins(entry).faults).toEqual([expect.stringContaining(words)]);
  });

  it('names every wrong entry, not only the first', () => {
    expect(parseAllowedOrigins('*,https://a.example,http://b.example/').faults).toHaveLength(2);
    expect(parseAllowedOrigins('https://user:pass@a.example,*').faults).toHaveLength(2);
  });

  it('lets in what it lists and nothing but that, whatever origin a browser may have', () => {
    const origin = fc.webUrl().map((url) => new URL(url).origin);
    fc.assert(
      fc.property(origin, origin, (listed, asking) => {
        const list = parseAllowedOrigins(listed);
        expect(list.faults).toEqual([]);
        expect(isAllowed(listed, list.allowed)).toBe(true);
        expect(isAllowed(asking, list.allowed)).toBe(asking === listed);
      }),
    );
  });

  it('lets in by a wildcard only what is a host below the name, over https', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (before) => {
        const origin = `https://${before}.example.org`;
        if (isAllowed(origin, allowed)) {
          const url = new URL(origin);
          expect(url.protocol).toBe('https:');
          expect(url.hostname).toMatch(/.\.example\.org$/);
          expect(url.port + url.pathname + url.username).toBe('/');
        }
      }),
    );
  });

  it('is read or refused, whatever is written in it', () => {
    fc.assert(fc.property(fc.string(), (list) => Array.isArray(parseAllowedOrigins(list).faults)));
  });
});

describe('without a list, outside production', () => {
  it.each(['http://localhost:3001', 'https://localhost', 'http://127.0.0.1:5173', 'http://[::1]:80'])(
    'lets %s in',
    (origin) => expect(isAllowed(origin, loopbackOrigins)).toBe(true),
  );

  it.each(['https://example.com', 'http://localhost.evil.test', 'http://localhost:1@evil.test', 'null'])(
    'keeps %s out',
    (origin) => expect(isAllowed(origin, loopbackOrigins)).toBe(false),
  );
});
