import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { inserted, mutations, oneOf, replaced, weighted } from './mutation.testing.ts';

/** Texts as nobody sends them: lone surrogates, names of prototypes, very long ones. */
const strangeTexts = weighted(
  [3, fc.constantFrom('', ' ', '\0', '\ud800', 'x\udfff\ud800', '\u202e')],
  [3, fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then')],
  [3, fc.string({ unit: 'binary', maxLength: 20 })],
  [1, fc.constantFrom(300, 2_048, 8_100, 9_000).map((length) => 'x'.repeat(length))],
);

/** What may stand where the contract has a text. */
export const strangeValues = weighted<unknown>(
  [8, strangeTexts],
  [8, fc.constantFrom(null, true, 0, -1, 2 ** 53, 1e308, 5e-324, [], {}, [[]], { length: 1e9 }, ['x'])],
  [1, fc.constantFrom(10, 1_000).map(nested)],
  [3, fc.jsonValue({ maxDepth: 2 })],
);

const textMutations = fc.oneof(
  mutations(fc.tuple(fc.nat(), fc.nat(6)), (text: string, [at, bit]) =>
    replaced(text, at, (code) => String.fromCharCode(code ^ (1 << bit))),
  ),
  mutations(fc.nat(), (text: string, at) => text.slice(0, at % (text.length + 1))),
  mutations(fc.tuple(fc.nat(), strangeTexts), (text: string, [at, more]) => inserted(text, at, more)),
  oneOf<string>(
    (text) => text + text,
    (text) => `${text}==`,
    (text) => ` ${text}\n`,
    (text) => text.toUpperCase(),
    (text) => text.split('.').reverse().join('.'),
    (text) => text.replace(/[^.]*$/, ''),
  ),
);

/** One of these texts: most of the time as it is, else changed, or the beginning of one and the end of another. */
export function mutatedTexts(real: readonly string[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...real);
  return weighted(
    [12, one],
    [3, fc.tuple(one, textMutations).map(([text, mutation]) => mutation(text))],
    [1, fc.tuple(one, one, fc.nat(400)).map(([a, b, at]) => a.slice(0, at) + b.slice(at))],
    [1, fc.tuple(one, fc.nat(), strangeValues).map(changedWithin)],
    [1, strangeTexts],
  );
}

/** The members of a body, with other values or others beside them. */
export const memberMutations = fc.oneof(
  mutations(fc.tuple(fc.nat(), strangeValues), (json: unknown, [at, by]) => changedSomewhere(json, at, by)),
  mutations(
    fc.tuple(fc.constantFrom('resume', 'proof', 'Resume', '', '__proto__', '\ud800'), strangeValues),
    // By entries: written as a literal, `__proto__` would be no member.
    (json: unknown, member) => Object.fromEntries([...Object.entries(Object(json)), member]),
  ),
);

/** Proofs and tokens are JSON in base64: what is in one of their parts is changed, and packed up again. */
function changedWithin([text, at, by]: [string, number, unknown]): string {
  const parts = text.split('.');
  const packed = (part: string) => {
    try {
      const inside: unknown = JSON.parse(Buffer.from(part, 'base64').toString('utf8'));
      return Buffer.from(JSON.stringify(changedSomewhere(inside, at, by))).toString('base64url');
    } catch {
      // Sealed, or a signature: nothing can be read in it.
      return Buffer.from(JSON.stringify(by)).toString('base64url');
    }
  };
  return parts.map((part, index) => (index === at % parts.length ? packed(part) : part)).join('.');
}

/** `at` chooses a member, at any depth. */
function changedSomewhere(value: unknown, at: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const members = Object.entries(value);
  const chosen = at % (members.length + 1);
  const deeper = Math.floor(at / (members.length + 1));
  if (chosen === members.length) return by;
  return Object.fromEntries(
    members.map(([name, old], index) => [name, index === chosen ? changedSomewhere(old, deeper, by) : old]),
  );
}

/** The bytes of a body, changed. */
export const byteMutations = fc.oneof(
  mutations(fc.tuple(fc.nat(), fc.nat(7)), (body: Buffer, [at, bit]) => {
    const changed = Buffer.from(body);
    const index = at % Math.max(1, body.length);
    changed[index] = (changed[index] ?? 0) ^ (1 << bit);
    return changed;
  }),
  mutations(fc.nat(), (body: Buffer, at) => body.subarray(0, at % (body.length + 1))),
  mutations(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 8 })), (body: Buffer, [at, more]) => {
    const index = at % (body.length + 1);
    return Buffer.concat([body.subarray(0, index), more, body.subarray(index)]);
  }),
  mutations(fc.constantFrom(...strangeJson()), (_: Buffer, text) => Buffer.from(text)),
  oneOf<Buffer>(
    (body) => Buffer.concat([BYTE_ORDER_MARK, body]),
    (body) => Buffer.concat([Buffer.alloc(16), body, Buffer.alloc(16)]),
    (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
    (body) => Buffer.from(body.toString('utf8'), 'latin1'),
    (body) => Buffer.concat([body, body]),
    (body) => Buffer.concat([body, NO_UTF_8]),
    () => Buffer.alloc(100_000, '{"resume":'),
    () => ZIPPED,
  ),
);

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const NO_UTF_8 = Buffer.from([0xc3, 0x28, 0xff, 0xfe]);
const ZIPPED = gzipSync('{}');

function strangeJson(): string[] {
  const short = ['', '{', '[]', 'null', '"x"', '1e999', '{}{}', '{"a":1,}', "{'resume':'x'}", '\u2028{}'];
  const members = ['"resume":"a","resume":"b"', '"__proto__":{"resume":"x"}', '"resume":"\\ud800"'];
  const others = ['"resume":"\\u0000"', '"deploymentId":1E400'];
  const long = ['[1,2,'.repeat(1_000), '['.repeat(8_192), '{"a":'.repeat(1_600), 'x'.repeat(8_193)];
  return [...short, ...[...members, ...others].map((each) => `{${each}}`), ...long, ' '.repeat(8_192)];
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { resume: value };
  return value;
}
