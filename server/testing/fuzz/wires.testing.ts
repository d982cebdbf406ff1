import fc from 'fast-check';
import type { Asked } from '../mutated-requests.testing.ts';
import type { Field } from './fields.testing.ts';
import { weighted } from './mutation.testing.ts';

/** What is written into a connection, and what its client does then. */
export interface Wire {
  readonly bytes: Buffer;
  /** `ends`: says that no more will come, without waiting for the answer. `resets`: is gone. */
  readonly client: 'waits' | 'ends' | 'resets';
}

/** A way to write a request. */
export type Framing = (asked: Asked) => Wire;

/** As HTTP/1.1 has it half of the time, else as nobody should. */
export const framings = weighted<Framing>(
  [10, fc.constant((asked) => waiting(framed(asked)))],
  [2, fc.tuple(fc.nat(), fc.constantFrom('waits', 'ends', 'resets')).map(cutOff)],
  [2, fc.tuple(fc.nat(), fc.nat(255)).map(withByteChanged)],
  [3, fc.constantFrom(...['', '5', '0', '-1', '0x5', 'zz', 'F'.repeat(17), '5;a="b', '5\n']).map(inChunks)],
  [2, fc.constantFrom('HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.10', 'http/1.1', '').map(inVersion)],
  [
    4,
    fc.constantFrom<Framing[]>(
      twice,
      (asked) => ({ ...twice(asked), client: 'ends' }),
      (asked) => waiting(framed(asked, { newLine: '\n' })),
      (asked) => waiting(framed(asked, { newLine: '\r' })),
      (asked) => waiting(framed(asked, { colon: ' :' })),
      (asked) => waiting(framed(asked, { colon: ':\r\n ' })),
      (asked) => waiting(framed(asked, { colon: ':\0' })),
      (asked) => waiting(framed({ ...asked, fields: [] })),
      (asked) => waiting(framed({ ...asked, fields: [...asked.fields, CHUNKED] })),
      (asked) => waiting(Buffer.concat([Buffer.from('\r\n\r\n'), framed(asked)])),
      (asked) => waiting(Buffer.concat([framed(asked), Buffer.alloc(70_000, 'x')])),
      (asked) => waiting(Buffer.concat([TLS_HELLO, framed(asked)])),
      () => waiting(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
      () => waiting(Buffer.alloc(20_000, 'GET /a')),
    ),
  ],
);

const CHUNKED: Field = ['Transfer-Encoding', 'chunked'];
const TLS_HELLO = Buffer.from('16030100a5010000a10303', 'hex');

/** The header fields that a server finds in these bytes, whatever has been done to them. */
export function fieldsIn(bytes: Buffer): readonly Field[] {
  const [head = ''] = bytes
    .toString('latin1')
    .trimStart()
    .split(/\r?\n\r?\n/, 1);
  const [, ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.map((line) => {
    const [name = ''] = line.split(':', 1);
    return [name.trim(), line.slice(name.length + 1).trim()];
  });
}

/** What tells the parts of a head apart. */
interface Separators {
  readonly version?: string;
  readonly newLine?: string;
  readonly colon?: string;
}

function framed({ method, target, fields, body }: Asked, separators: Separators = {}): Buffer {
  const { version = 'HTTP/1.1', newLine = '\r\n', colon = ': ' } = separators;
  const lines = [`${method} ${target} ${version}`, ...fields.map(([name, value]) => name + colon + value)];
  return Buffer.concat([Buffer.from(`${lines.join(newLine)}${newLine}${newLine}`, 'latin1'), body]);
}

function waiting(bytes: Buffer): Wire {
  return { bytes, client: 'waits' };
}

function cutOff([at, client]: [number, Wire['client']]): Framing {
  return (asked) => {
    const bytes = framed(asked);
    return { bytes: bytes.subarray(0, at % bytes.length), client };
  };
}

function withByteChanged([at, byte]: [number, number]): Framing {
  return (asked) => {
    const bytes = framed(asked);
    bytes[at % bytes.length] = byte;
    return waiting(bytes);
  };
}

function inVersion(version: string): Framing {
  return (asked) => waiting(framed(asked, { version }));
}

/** The body in two chunks. The first says that it is as long as `size`; where that is empty, it tells the truth. */
function inChunks(size: string): Framing {
  return (asked) => {
    const half = asked.body.subarray(0, asked.body.length >> 1);
    const rest = asked.body.subarray(half.length);
    const body = Buffer.concat([
      Buffer.from(`${size || half.length.toString(16)}\r\n`),
      half,
      Buffer.from(`\r\n${rest.length.toString(16)}\r\n`),
      rest,
      Buffer.from('\r\n0\r\nTrailer: x\r\n\r\n'),
    ]);
    return waiting(framed({ ...asked, fields: [...without(asked.fields, 'content-length'), CHUNKED], body }));
  };
}

/**
 * The second request comes before the first is answered. Without `Expect`: to the second, Node 20 writes `100 Continue`
 * between the head and the body of its answer.
 */
function twice(asked: Asked): Wire {
  const second = { ...asked, fields: without(asked.fields, 'expect') };
  const first = { ...second, fields: without(second.fields, 'connection') };
  return waiting(Buffer.concat([framed(first), framed(second)]));
}

function without(fields: readonly Field[], name: string): readonly Field[] {
  return fields.filter(([each]) => each.toLowerCase() !== name);
}
