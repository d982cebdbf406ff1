import fc from 'fast-check';
import { inserted, type Mutation, mutations, oneOf, replaced } from './mutation.testing.ts';

/** In the place of a request's method. */
export const methods = fc.constantFrom(
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'],
  ...['PROPFIND', 'M-SEARCH', 'QUERY', 'post', '__proto__', 'X'],
);

/** The target of a request, changed. `token` may stand in a query, and then in no log. */
export function targetMutations(token: string): fc.Arbitrary<Mutation<string>> {
  return fc.oneof(
    mutations(fc.tuple(fc.nat(), fc.constantFrom(...PARTS)), (target: string, [at, part]) =>
      inserted(target, at, part),
    ),
    mutations(fc.nat(), (target: string, at) =>
      replaced(target, at, (code) => `%${code.toString(16).padStart(2, '0')}`),
    ),
    mutations(fc.constantFrom(...FRONTS), (target: string, front) => front + target),
    mutations(fc.constantFrom(...ENDS, `?resume=${token}`), (target: string, end) => target + end),
    mutations(fc.constantFrom(...OTHERS), (_: string, other) => other),
    oneOf<string>(
      (target) => target.toUpperCase(),
      (target) => target + '/a'.repeat(4_000),
      (target) => '/loader/x'.repeat(800) + target,
    ),
  );
}

const PARTS = [
  ...['/', '//', '/./', '/../', '/%2e%2e/', '%2f', '%00', '%', '%ff'],
  ...['\\', '\xfc\x80', ';x=1', '#', '?'],
];
const FRONTS = ['http://127.0.0.1', 'https://user:word@[::1]:99999', '//evil.example', '/loader/x', '/chat'];
const ENDS = ['?', '?a=%', `?${'a&'.repeat(500)}`, '/', '?/../loader.js', '/loader.js'];
const OTHERS = [
  ...['*', '', '?', '/', '//', 'a:443'],
  ...['/__proto__', '/constructor', '/loader/', '/loader/__proto__'],
];
