import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

describe('a public address', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['this machine', '127.0.0.1'],
    ['all of this machine', '127.255.255.254'],
    ['private, 10/8', '10.0.0.1'],
    ['private, 172.16/12', '172.31.255.255'],
    ['private, 192.168/16', '192.168.1.1'],
    ['carriers', '100.64.0.1'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['link-local, and metadata of most clouds', '169.254.169.254'],
    ['metadata of Azure', '168.63.129.16'],
    ['metadata of Oracle', '192.0.0.192'],
    ['measurements', '198.18.0.1'],
    ['documentation', '203.0.113.7'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['nothing', '::'],
    ['this machine, IPv6', '::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped private, in hex', '::ffff:a00:1'],
    ['compatible', '::10.0.0.1'],
    ['link-local, IPv6', 'fe80::1'],
    ['with a zone', 'fe80::1%eth0'],
    ['public with a zone', '2a00:1450:4001::1%1'],
    ['site-local', 'fec0::1'],
    ['unique local, and metadata of Amazon', 'fd00:ec2::254'],
    ['multicast, IPv6', 'ff02::1'],
    ['discarded', '100::1'],
    ['NAT64 of a private one', '64:ff9b::10.0.0.1'],
    ['NAT64 of this machine, in hex', '64:ff9b::7f00:1'],
    ['NAT64 of its own network', '64:ff9b:1::a00:1'],
    ['6to4 of a private one', '2002:a00:1::1'],
    ['Teredo', '2001:0:a00:1::1'],
    ['documentation, IPv6', '2001:db8::1'],
    ['new documentation, IPv6', '3fff::1'],
    ['a short spelling', '127.1'],
    ['a number', '2130706433'],
    ['hex', '0x7f.0.0.1'],
    ['octal', '0177.0.0.1'],
    ['a name', 'localhost'],
    ['nothing at all', ''],
  ])('is not that of %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '93.184.215.14',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('is never any of a private network, however it is dressed', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const dressed = fc.constantFrom('', '::ffff:', '64:ff9b::', '::');
    fc.assert(
      fc.property(dressed, byte, byte, byte, (clothes, b, c, d) => {
        for (const inside of [`10.${b}.${c}.${d}`, `127.${b}.${c}.${d}`, `192.168.${c}.${d}`]) {
          expect(isPublicAddress(clothes + inside)).toBe(false);
        }
      }),
    );
  });

  it('never throws, whatever a resolver says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (text) => {
        expect(typeof isPublicAddress(text)).toBe('boolean');
        expect(isPublicAddress(text) && isLoopbackAddress(text)).toBe(false);
      }),
    );
  });
});
