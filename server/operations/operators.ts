import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import type { PlainRequest } from '../http/plain.ts';

/**
 * Whether it is the operator who asks, and not the public.
 *
 * With a token (`METRICS_TOKEN`): who sends it as `Authorization: Bearer …`, from anywhere. Without one: who asks directly,
 * from this machine or a private network. A request that came through a proxy (it carries a forwarding field) is the
 * public's, wherever the proxy stands. A proxy that adds no such field has to refuse these paths itself.
 */
export function isOperator({ headers, address }: PlainRequest, token: string | undefined): boolean {
  if (token === undefined) return !FORWARDING_FIELDS.some((field) => field in headers) && isNear(address);
  return timingSafeEqual(digest(String(headers.authorization ?? '')), digest(`Bearer ${token}`));
}

const FORWARDING_FIELDS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via', 'cf-connecting-ip'];

const near = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  near.addSubnet(network, bits);
}
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/** IPv4 addresses within IPv6 (`::ffff:10.0.0.1`) are known to Node's list as what they are. */
export function isNear(address: string | undefined): boolean {
  return address !== undefined && near.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Of one length, whatever was sent: comparing takes the same time for every wrong token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
