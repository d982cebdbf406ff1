import fc from 'fast-check';
import { type Mutation, mutations, oneOf, weighted } from './mutation.testing.ts';
import { strangeFields } from './strange-fields.testing.ts';

/** A header field, spelled as it is sent. */
export type Field = readonly [name: string, value: string];

/** The header fields of a request, changed. `origins` are real ones. */
export function fieldMutations(origins: readonly string[]): fc.Arbitrary<Mutation<readonly Field[]>> {
  const field = fields(origins);
  return weighted<Mutation<readonly Field[]>>(
    [16, mutations(field, (all, more) => [...without(all, more), more])],
    [4, mutations(field, (all, more) => [...all, more])],
    [2, mutations(fc.nat(), (all, at) => all.filter((_, index) => index !== at % all.length))],
    [2, mutations(fc.nat(), (all, at) => [...all, ...all.slice(at % Math.max(1, all.length))])],
    [2, oneOf((all) => all.map(inOddCase))],
    [2, mutations(fc.nat(6), (all, at) => [...all.slice(0, at), ...MANY_TINY, ...all.slice(at)])],
  );
}

function fields(origins: readonly string[]): fc.Arbitrary<Field> {
  const listed = Object.entries(strangeFields).map(([name, values]) =>
    fc.constantFrom(...values).map((value): Field => [name, value]),
  );
  const origin = fc.tuple(fc.constantFrom(...origins), fc.constantFrom(...strangeOrigins));
  const names = fc.constantFrom(...Object.keys(strangeFields), '__proto__', 'constructor', 'x');
  const sayingAddresses = weighted(
    [3, fc.constant('X-Forwarded-For')],
    [1, fc.constantFrom('X-Real-IP', 'Forwarded')],
  );
  return weighted<Field>(
    [10, fc.oneof(...listed)],
    [2, origin.map(([real, strange]): Field => ['Origin', strange(real)])],
    [6, fc.tuple(sayingAddresses, addresses)],
    [2, fc.tuple(names, anyText)],
  );
}

/** Where nothing else is said, Node reads 1 000 and leaves out the others. */
const MANY_TINY = Array.from({ length: 1_500 }, (_, i): Field => [`x${i}`, '0']);

const strangeOrigins: readonly Mutation<string>[] = [
  (origin) => origin,
  (origin) => origin.toUpperCase(),
  (origin) => `${origin}/`,
  (origin) => `${origin}.`,
  (origin) => `${origin}.evil.example`,
  (origin) => `${origin}, ${origin}`,
  (origin) => `${origin}\t`,
  (origin) => origin.replace('://', '://x.'),
  (origin) => origin.replace(/:\d+$/, ''),
  (origin) => `https://${origin}`,
  () => 'null',
  () => '',
  () => 'https://evil.example',
  () => `https://${'a.'.repeat(2_000)}example`,
  () => '__proto__',
];

const strangeAddresses = [
  ...['', 'unknown', '1', '0x7f.1', '1.2.3.4:5', '[::1]:80', '::1%', 'fe80::1%eth0'],
  ...['::ffff:1.2.3.4', '64:ff9b::1.2.3.4', '1:2:3:4:5:6:7:8:9', '[', ','],
];

const addresses = fc
  .array(fc.oneof(fc.ipV4Extended(), fc.ipV6(), fc.constantFrom(...strangeAddresses)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => all.join(', '));

/** What may stand in a field: no control character but those that Node takes. */
const LATIN_1 = Array.from({ length: 0xe0 }, (_, i) => String.fromCharCode(0x20 + i)).filter(
  (char) => char !== '\x7f',
);
const anyText = fc.string({ unit: fc.constantFrom(...LATIN_1), maxLength: 40 }).map((text) => text.trim());

function without(all: readonly Field[], [name]: Field): readonly Field[] {
  return all.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
}

function inOddCase([name, value]: Field): Field {
  return [
    name.replace(/[a-z]/gi, (letter, at: number) =>
      at % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase(),
    ),
    value,
  ];
}
