import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an address, as a resolver gives it, is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const parsed = parse(address);
  return parsed?.range() === 'loopback';
}

/**
 * Whether anybody on the internet could reach this address too. Only such a one is asked for somebody else: all others belong
 * to the network in which the companion stands. What is not understood is none.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed === undefined) return false;
  if (parsed.kind() === 'ipv4') return isPublicIPv4(parsed as ipaddr.IPv4);
  return isPublicIPv6(parsed as ipaddr.IPv6);
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !keptIPv4.some(([base, bits]) => address.match(base, bits));
}

function isPublicIPv6(address: ipaddr.IPv6): boolean {
  // A network with IPv6 alone reaches a site with IPv4 by an address of this range (RFC 6052): what counts is the one within.
  if (address.range() === 'rfc6052') {
    return isPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(IPV4_WITHIN)));
  }
  return (
    address.range() === 'unicast' &&
    address.match(globalUnicast, 3) &&
    !keptIPv6.some(([base, bits]) => address.match(base, bits))
  );
}

/** An IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) is the IPv4 address. */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // ipaddr.js alone would take "1" and "0x7f.1" for addresses. A zone names an interface of this machine.
  if (isIP(address) === 0 || address.includes('%')) return undefined;
  return ipaddr.process(
    new URL(`http://${isIP(address) === 6 ? `[${address}]` : address}`).hostname.replace(/[[\]]/g, ''),
  );
}

const IPV4_WITHIN = 12;

/** All that has been given out so far (IANA, IPv6 Global Unicast Address Assignments). */
const globalUnicast = ipaddr.IPv6.parse('2000::');

/** Of no use to the public, and not among the ranges that ipaddr.js knows by name. */
const keptIPv4: readonly [ipaddr.IPv4, number][] = [
  // Measurements between networks (RFC 2544).
  [ipaddr.IPv4.parse('198.18.0.0'), 15],
  // Relays of 6to4, which lead into a network from the outside (RFC 7526).
  [ipaddr.IPv4.parse('192.88.99.0'), 24],
  // Azure's own services for a virtual machine, its metadata among them: a public address in name only.
  [ipaddr.IPv4.parse('168.63.129.16'), 32],
];
const keptIPv6: readonly [ipaddr.IPv6, number][] = [
  // IETF protocol assignments, with Teredo and ORCHID (RFC 2928).
  [ipaddr.IPv6.parse('2001::'), 23],
  // 6to4: any IPv4 address may be within (RFC 7526).
  [ipaddr.IPv6.parse('2002::'), 16],
  // For documentation (RFC 9637).
  [ipaddr.IPv6.parse('3fff::'), 20],
];
