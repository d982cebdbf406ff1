import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrustProxy, type TrustProxy } from './addresses.ts';
import { askedAt } from './asked-at.ts';
import type { AddressParts, PlainRequest } from './plain.ts';

interface Asked extends Partial<AddressParts> {
  readonly headers?: PlainRequest['headers'];
  readonly address?: string | undefined;
}

function asked({ headers = {}, address = '10.0.0.1', ...parts }: Asked, trust: TrustProxy = 0) {
  const addressParts = () => ({ scheme: 'http', host: undefined, mount: '', path: '/', ...parts }) as const;
  return askedAt({ headers, address, addressParts }, trust);
}

const networks = (text: string) => parseTrustProxy(text) ?? [];

describe('the address that was asked', () => {
  it.each<[Asked, string]>([
    [{ headers: { host: 'shop.example' } }, '//shop.example/'],
    [{ headers: { host: 'shop.example' }, scheme: 'https', mount: '/chat' }, 'https://shop.example/chat/'],
    [{ headers: { host: 'Shop.Example:443' }, scheme: 'https' }, 'https://shop.example/'],
    [{ headers: { host: 'localhost:3000' }, mount: '/a/b%20c' }, '//localhost:3000/a/b%20c/'],
    [{ headers: { host: '[::1]:3000' } }, '//[::1]:3000/'],
    [{ headers: { host: 'chat_1.internal' } }, '//chat_1.internal/'],
    [{ headers: { ':authority': 'shop.example', host: 'other.example' } }, '//shop.example/'],
    [{ host: 'localhost:3000' }, '//localhost:3000/'],
    [{ headers: { host: 'shop.example' }, host: 'localhost:3000' }, '//shop.example/'],
  ])('for %j is %s', (request, url) => {
    expect(asked(request)).toEqual({ url, namedIn: 'Host' });
  });

  it.each([
    '',
    'shop.example/path',
    'shop.example?',
    'shop.example#',
    'user@shop.example',
    'user:pw@shop.example',
    'shop.example:',
    'shop.example:99999',
    'shop.example, evil.example',
    'shop.example\\evil',
    ' shop.example',
    '"><script>',
    'münchen.example',
    '[::1',
    '[shop.example]',
    '256.1.1.1',
    'x'.repeat(2_000),
  ])('is unknown where the host is %j', (host) => {
    expect(asked({ headers: { host } })).toBeUndefined();
  });

  it('is unknown where a proxy that is believed names no plain host', () => {
    const headers = { host: 'shop.example', 'x-forwarded-host': 'user@shop.example' };
    expect(asked({ headers }, 1)).toBeUndefined();
  });

  it.each(['chat', 'http://evil.example/chat', '/a/../b', '/%2e%2e', '/a?b', '/a#b', '/a\\b', '/a b'])(
    'is unknown where the companion would be mounted at %j',
    (mount) => expect(asked({ headers: { host: 'shop.example' }, mount })).toBeUndefined(),
  );

  it('stays at the host that was asked, whatever path comes after it', () => {
    const url = '//shop.example//evil.example/';
    expect(asked({ headers: { host: 'shop.example' }, mount: '//evil.example' })?.url).toBe(url);
  });

  const forwarded = {
    host: 'companion-1:3000',
    'x-forwarded-host': 'shop.example, inner.example',
    'x-forwarded-proto': 'https, http',
  };

  it('is not what a visitor writes into the fields of proxies, where none is believed', () => {
    for (const trust of [0, networks('192.0.2.0/24')]) {
      const url = '//companion-1:3000/';
      expect(asked({ headers: forwarded }, trust)).toEqual({ url, namedIn: 'Host' });
    }
    expect(asked({ headers: forwarded, address: '' }, networks('10.0.0.0/8'))?.namedIn).toBe('Host');
  });

  it('is what the first proxy was asked for, where proxies are believed', () => {
    for (const trust of [1, networks('10.0.0.0/8')]) {
      const url = 'https://shop.example/chat/';
      expect(asked({ headers: forwarded, mount: '/chat' }, trust)).toEqual({
        url,
        namedIn: 'X-Forwarded-Host',
      });
    }
  });

  it('is partly what proxies say, where they say only a part', () => {
    const headers = { host: 'shop.example', 'x-forwarded-proto': 'HTTPS' };
    expect(asked({ headers }, 1)).toEqual({ url: 'https://shop.example/', namedIn: 'Host' });
    const odd = { ...headers, 'x-forwarded-proto': 'javascript' };
    expect(asked({ headers: odd }, 1)?.url).toBe('//shop.example/');
  });

  it('has a scheme only where that is https: with http, a proxy may have ended TLS and not said so', () => {
    const headers = { host: 'shop.example' };
    expect(asked({ headers, scheme: 'https' })?.url).toBe('https://shop.example/');
    expect(asked({ headers, scheme: 'http' })?.url).toBe('//shop.example/');
    const plain = { ...headers, 'x-forwarded-proto': 'http' };
    expect(asked({ headers: plain, scheme: 'https' }, 1)?.url).toBe('//shop.example/');
  });

  it('is unknown or a plain address in its normal form, whatever the request says', () => {
    const plausible = fc.oneof(
      fc.domain(),
      fc.ipV4Extended(),
      fc.ipV6().map((address) => `[${address}]`),
      fc.webAuthority({ withPort: true, withUserInfo: true, withIPv4: true, withIPv6: true }),
      fc.string({ unit: fc.constantFrom(...'aZ0.:-_[]@/\\?#% ,\t') }),
      fc.string({ unit: 'binary' }),
    );
    const field = fc.option(plausible, { nil: undefined });
    const requests = fc.record({
      headers: fc.record({
        host: field,
        ':authority': field,
        'x-forwarded-host': field,
        'x-forwarded-proto': fc.oneof(fc.constantFrom('https', 'http', 'HTTPS,x'), field),
      }),
      scheme: fc.constantFrom('http' as const, 'https' as const),
      host: field,
      mount: fc.oneof(fc.constant(''), fc.webPath(), plausible),
    });
    fc.assert(
      fc.property(requests, fc.constantFrom(0, 1), (request, trust) => {
        const url = asked(request, trust)?.url;
        if (url === undefined) return;
        const read = new URL(url, 'http://page.example/shop');
        expect(read.href.replace(/^http:/, '')).toBe(url);
        expect(url).toMatch(/^(https:)?\/\/.+\/$/);
        expect([read.username, read.password, read.search, read.hash]).toEqual(['', '', '', '']);
        expect(read.pathname).toBe(`${request.mount}/`);
      }),
      { numRuns: 2_000 },
    );
  });
});
