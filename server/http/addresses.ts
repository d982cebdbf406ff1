import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { PlainRequest } from './plain.ts';

/**
 * The proxies in front of the companion, whose `X-Forwarded-…` fields are believed: how many of them, or where they are.
 * `0` believes nobody.
 */
export type TrustProxy = number | readonly Network[];

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/**
 * Who asks, for counting: an IPv4 address, or the /56 that a provider gives to one subscriber of IPv6, who could
 * otherwise come from a new address each time. What proxies wrote is read from the near end, where no visitor can write;
 * where that is no address, the connection's own counts (performance.md 4.2).
 *
 * `undefined` where nobody can be told apart: the host tells no address of the connection, and `trust` does not say how
 * many proxies stand in front.
 */
export function requesterOf(
  { address, headers }: Pick<PlainRequest, 'address' | 'headers'>,
  trust: TrustProxy,
): string | undefined {
  if (address === undefined && !tellsWithoutConnection(trust)) return undefined;
  const socketAddress = address ?? '';
  if (trust === 0) return networkOf(socketAddress) ?? UNKNOWN;
  const forwarded = headers['x-forwarded-for'];
  const written = typeof forwarded === 'string' ? forwarded.split(',').reverse() : [];
  const chain = [socketAddress, ...written];
  const furthest = chain.length - 1;
  const index =
    typeof trust === 'number'
      ? Math.min(trust, furthest)
      : chain.findIndex((address, at) => at === furthest || !isWithin(address, trust));
  return networkOf(chain[index] ?? '') ?? networkOf(socketAddress) ?? UNKNOWN;
}

/** Whether the proxies in front tell who asks also where the host does not tell who is at the connection's other end. */
export function tellsWithoutConnection(trust: TrustProxy): boolean {
  return typeof trust === 'number' && trust > 0;
}

/** Whether what the other end of the connection says of a request that it passes on is believed. */
export function isBelieved({ address }: Pick<PlainRequest, 'address'>, trust: TrustProxy): boolean {
  if (typeof trust === 'number') return trust > 0;
  return address !== undefined && isWithin(address, trust);
}

/** Reads `TRUST_PROXY`; `undefined` when it is neither a count nor a list of addresses, networks and names. */
export function parseTrustProxy(text: string): TrustProxy | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const networks = text
    .split(',')
    .map((entry) => entry.trim())
    .flatMap((entry) => NAMED_NETWORKS[entry] ?? [entry])
    .map(parseNetwork);
  return networks.every((network) => network !== undefined) ? networks : undefined;
}

/** A socket that is already closed has no address. */
const UNKNOWN = 'unknown';
const SUBSCRIBER_BYTES = 7;

/** As Express names them. */
const NAMED_NETWORKS: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * NAT64 (RFC 6052). To a companion that has IPv6 only, all visitors with IPv4 come from there: counted by /56, they would
 * be one. No visitor chooses an address in it.
 */
const NAT64: Network = [ipaddr.IPv6.parse('64:ff9b::'), 96];
const NAT64_PREFIX_BYTES = 12;

function networkOf(text: string): string | undefined {
  if (isIP(text) === 4) return text;
  const address = parseWritten(text);
  if (address === undefined || address.kind() === 'ipv4') return address?.toString();
  const bytes = address.toByteArray();
  if (isIn(address, NAT64)) return bytes.slice(NAT64_PREFIX_BYTES).join('.');
  return `${Buffer.from(bytes.slice(0, SUBSCRIBER_BYTES)).toString('hex')}::/56`;
}

/** An address as proxies write it, perhaps with a port. */
function parseWritten(text: string): Address | undefined {
  const [, bracketed, withPort] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text.trim()) ?? [];
  return parseAddress(bracketed ?? withPort ?? text.trim());
}

/** An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is the IPv4 address. Where a zone stands, it is left out. */
function parseAddress(text: string): Address | undefined {
  // ipaddr.js alone would take "1" and "0x7f.1" for addresses.
  if (isIP(text) === 0) return undefined;
  const address = text.replace(/%.*/, '');
  // It throws at an IPv4 ending behind `::`, as in `64:ff9b::192.0.2.1`. URLs write that in hex.
  const isMixed = address.includes(':') && address.includes('.');
  return ipaddr.process(isMixed ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address);
}

function parseNetwork(entry: string): Network | undefined {
  const [base = '', bits, ...more] = entry.split('/');
  const address = parseAddress(base);
  if (address === undefined || more.length > 0) return undefined;
  const most = address.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [address, most];
  // In IPv6 clothes, the bits of the clothes count too.
  const clothes = isIP(base) === 6 && address.kind() === 'ipv4' ? 96 : 0;
  const length = Number(bits) - clothes;
  return /^\d{1,3}$/.test(bits) && length > 0 && length <= most ? [address, length] : undefined;
}

function isWithin(text: string, networks: readonly Network[]): boolean {
  const address = parseWritten(text);
  return address !== undefined && networks.some((network) => isIn(address, network));
}

function isIn(address: Address, [base, bits]: Network): boolean {
  return address.kind() === 'ipv4' && base.kind() === 'ipv4'
    ? (address as ipaddr.IPv4).match(base as ipaddr.IPv4, bits)
    : address.kind() === base.kind() && (address as ipaddr.IPv6).match(base as ipaddr.IPv6, bits);
}
