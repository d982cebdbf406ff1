import fc from 'fast-check';
import { byteMutations, memberMutations } from './fuzz/bodies.testing.ts';
import { type Field, fieldMutations } from './fuzz/fields.testing.ts';
import { mutated, some, weighted } from './fuzz/mutation.testing.ts';
import type { RealValues } from './fuzz/real-values.testing.ts';
import { methods, targetMutations } from './fuzz/targets.testing.ts';
import { validRequests } from './fuzz/valid-requests.testing.ts';

/** A request, before anything frames it. */
export interface Asked {
  readonly method: string;
  /** As it stands in the first line, in Latin-1. */
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: Buffer;
  /** Where its connection comes from. */
  readonly address: string;
}

/**
 * Requests that are valid but for some changes, on any level: members, bytes of the body, header fields, target, method.
 * What is on one level is right most of the time, so that what is wrong on another gets as far as it can.
 */
export function mutatedRequests(real: RealValues): fc.Arbitrary<Asked> {
  const token = real.sessions[0]?.resume ?? '';
  return fc
    .tuple(
      validRequests(real),
      some(memberMutations, { others: 3 }),
      some(byteMutations, { others: 4 }),
      some(fieldMutations(real.origins), { others: 1 }),
      some(targetMutations(token), { others: 6 }),
      weighted([20, fc.constant(undefined)], [1, methods]),
      fc.constantFrom(...ADDRESSES),
      fc.constantFrom<readonly Field[]>([], [], BY_PROXY),
    )
    .map(([valid, members, bytes, fields, targets, method, address, more]) => {
      const json = valid.json && mutated<unknown>(valid.json, members);
      const body = mutated(Buffer.from(json === undefined ? '' : JSON.stringify(json)), bytes);
      return {
        method: method ?? valid.method,
        target: mutated(valid.target, targets),
        fields: withLength([...mutated(valid.fields, fields), ...more], body),
        body,
        address,
      };
    });
}

/** Near and far; empty where a connection is closed already. */
const ADDRESSES = ['127.0.0.1', '203.0.113.7', '::1', '::ffff:10.0.0.1', '2001:db8::1', 'fe80::1%eth0', ''];

/** What a proxy in front adds, behind all that a visitor has sent. */
const BY_PROXY: readonly Field[] = [['X-Forwarded-For', '203.0.113.7']];

/** A body that nothing announces would be the next request. */
function withLength(fields: readonly Field[], body: Buffer): readonly Field[] {
  const isFramed = fields.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  return isFramed || body.length === 0 ? fields : [...fields, ['Content-Length', String(body.length)]];
}
