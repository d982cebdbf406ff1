import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBelieved, parseTrustProxy, requesterOf, type TrustProxy } from './addresses.ts';

const asked = (address: string | undefined, forwardedFor?: string) => ({
  address,
  headers: { 'x-forwarded-for': forwardedFor },
});

function trusting(text: string): TrustProxy {
  const trust = parseTrustProxy(text);
  if (trust === undefined) throw new Error(`${text} was refused.`);
  return trust;
}

/** IPv6 addresses that end as an IPv4 address does, behind `::` or without. */
const mixed = fc
  .tuple(fc.constantFrom('::', '::ffff:', '64:ff9b::', '2001:db8::', '1:2:3:4:5:6:', '1:2::5:'), fc.ipV4())
  .map((parts) => parts.join(''));
const plain = fc.oneof(fc.ipV4(), fc.ipV6(), mixed);
const zoned = fc
  .tuple(plain, fc.constantFrom('%eth0', '%eth0.100', '%25lo', '%', '%\n'))
  .map((parts) => parts.join(''));
const bare = fc.oneof(plain, zoned);
/** Addresses as they come, with ports and brackets, and what is none. */
const written = fc.oneof(
  bare,
  fc.tuple(bare, fc.nat()).map(([address, port]) => `${address}:${port}`),
  bare.map((address) => `[${address}]`),
  fc.tuple(bare, fc.nat()).map(([address, port]) => ` [${address}]:${port}`),
  fc.tuple(bare, fc.string()).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

describe('who asks', () => {
  it('is the connection’s own address, whatever a visitor writes, when no proxy is trusted', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (address, written) => {
        expect(requesterOf(asked(address, written), 0)).toBe(address);
      }),
    );
  });

  it.each([
    ['1', '203.0.113.7', '203.0.113.7'],
    ['1', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['2', '6.6.6.6, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['2', '203.0.113.7', '203.0.113.7'],
    ['10.0.0.0/8', '6.6.6.6, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['uniquelocal', '10.0.0.9, 10.0.0.2', '10.0.0.9'],
    ['127.0.0.1, 10.0.0.1', '203.0.113.7, 10.0.0.2', '10.0.0.2'],
    ['192.0.2.0/24', '203.0.113.7', '10.0.0.1'],
  ])('behind proxies %s that wrote %j is %s', (trust, written, requester) => {
    expect(requesterOf(asked('10.0.0.1', written), trusting(trust))).toBe(requester);
  });

  it.each([
    ['203.0.113.7:5555', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['2001:db8:1:22ff:1:2:3:4', '20010db8000122::/56'],
    ['[2001:db8:1:22ff::9]:5555', '20010db8000122::/56'],
    ['2001:db8:1:22ff::192.0.2.1', '20010db8000122::/56'],
    ['2001:db8:1:22ff:1:2:192.0.2.1', '20010db8000122::/56'],
    ['fe80::1%eth0', 'fe800000000000::/56'],
    ['fe80::1%eth0.100', 'fe800000000000::/56'],
    ['::ffff:203.0.113.7%eth0', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['[64:ff9b::cb00:7107]:443', '203.0.113.7'],
    ['64:ff9b:1::203.0.113.7', '0064ff9b000100::/56'],
    ['::203.0.113.7', '00000000000000::/56'],
  ])('written as %s is %s', (written, requester) => {
    expect(requesterOf(asked('10.0.0.1', written), 1)).toBe(requester);
    expect(requesterOf(asked(written), 0)).toBe(requester);
  });

  it('has one /56 of IPv6, and not its neighbour’s', () => {
    const hex = fc.integer({ min: 0, max: 0xffff }).map((part) => part.toString(16));
    fc.assert(
      fc.property(hex, hex, hex, hex, hex, (a, b, c, d, host) => {
        const network = (Number.parseInt(a, 16) & 0xff00).toString(16);
        const neighbour = ((Number.parseInt(a, 16) & 0xff00) ^ 0x100).toString(16);
        const last = Number.parseInt(b, 16) & 0xff;
        const of = (fourth: string) => requesterOf(asked(`2001:db8:${c}:${fourth}:${d}::${host}`), 0);
        expect(of((Number.parseInt(network, 16) | last).toString(16))).toBe(of(network));
        expect(of(neighbour)).not.toBe(of(network));
      }),
    );
  });

  it('is the connection’s own address where a proxy passed on what is no address', () => {
    const garbage = fc.string({ unit: 'grapheme-ascii' }).filter((text) => {
      const last = text.split(',').at(-1)?.trim() ?? '';
      return isIP(last.replace(/^\[|\](:\d+)?$|:\d+$/g, '')) === 0;
    });
    fc.assert(
      fc.property(garbage, (written) => {
        expect(requesterOf(asked('10.0.0.1', written), 1)).toBe('10.0.0.1');
      }),
    );
    for (const written of ['1', '0x7f.1', '010.1.1.1', '256.1.1.1', 'unknown', '_hidden', '']) {
      expect(requesterOf(asked('10.0.0.1', written), 1)).toBe('10.0.0.1');
    }
  });

  it('is somebody, whatever a proxy has passed on and whatever the connection is said to be', () => {
    const trust = fc.constantFrom('0', '1', '2', '10.0.0.0/8,::1', '64:ff9b::/96').map(trusting);
    fc.assert(
      fc.property(written, fc.array(written), trust, (address, chain, trust) => {
        expect(requesterOf(asked(address, chain.join(',')), trust)).toMatch(
          /^(\d+(\.\d+){3}|\w{14}::\/56|unknown)$/,
        );
        expect(typeof isBelieved({ address }, trust)).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is somebody even when the connection is already gone', () => {
    expect(requesterOf(asked(''), 0)).toBe('unknown');
    expect(requesterOf(asked('', 'x'), 1)).toBe('unknown');
  });

  it('is nobody where the host tells no address, unless a counted number of proxies does', () => {
    expect(requesterOf(asked(undefined, '203.0.113.7'), 0)).toBeUndefined();
    expect(requesterOf(asked(undefined, '203.0.113.7'), trusting('10.0.0.0/8'))).toBeUndefined();
    expect(requesterOf(asked(undefined, '6.6.6.6, 203.0.113.7'), 1)).toBe('203.0.113.7');
    expect(requesterOf(asked(undefined), 1)).toBe('unknown');
  });
});

describe('the other end of the connection', () => {
  it.each([
    ['0', '10.0.0.1', false],
    ['1', '203.0.113.7', true],
    ['1', undefined, true],
    ['10.0.0.0/8', '10.0.0.1', true],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['10.0.0.0/8', '203.0.113.7', false],
    ['10.0.0.0/8', '64:ff9b::10.0.0.1', false],
    ['64:ff9b::1.2.3.4/96', '64:ff9b::10.0.0.1', true],
    ['64:ff9b::1.2.3.4', '64:ff9b::102:304', true],
    ['64:ff9b::1.2.3.4', '1.2.3.4', false],
    ['::ffff:10.0.0.0/104', '10.0.0.1', true],
    ['::ffff:10.0.0.0/104', '11.0.0.1', false],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1', true],
    ['fe80::1%eth0', 'fe80::1%eth0', true],
    ['fe80::%eth0/10', 'fe80::1%eth0.100', true],
    ['10.0.0.0/8', '', false],
    ['10.0.0.0/8', undefined, false],
  ])('is believed or not: with TRUST_PROXY=%s, %s: %s', (trust, address, believed) => {
    expect(isBelieved({ address }, trusting(trust))).toBe(believed);
  });
});

describe('TRUST_PROXY', () => {
  it.each([
    'true',
    'false',
    'yes',
    '*',
    '-1',
    '1.5',
    '100',
    '',
    ',',
    '10.0.0.0/33',
    '10.0.0.0/',
    '::/129',
    '0.0.0.0/0',
    '::/0',
    'constructor',
    '10.0.0.0/8/8',
    '10.0.0',
    '::ffff:0.0.0.0/96',
    '::ffff:10.0.0.0/8',
    '64:ff9b::1.2.3.4/129',
    'fe80::/10%eth0',
    '[::1]',
  ])('is not %j', (text) => expect(parseTrustProxy(text)).toBeUndefined());

  it('is a list of networks, none of which is all the world', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: -1, max: 40 }), (address, bits) => {
        const trust = parseTrustProxy(`${address}/${bits}`);
        expect(Array.isArray(trust)).toBe(bits >= 1 && bits <= 32);
      }),
    );
  });

  it('is refused or understood, whatever is written', () => {
    const network = fc.tuple(bare, fc.integer({ min: -1, max: 130 })).map((parts) => parts.join('/'));
    const list = fc.array(fc.oneof(network, written)).map((entries) => entries.join());
    fc.assert(
      fc.property(fc.oneof(list, fc.string()), (text) => void parseTrustProxy(text)),
      { numRuns: 1_000 },
    );
  });
});
