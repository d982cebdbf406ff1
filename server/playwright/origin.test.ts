import { expect, test } from 'vitest';
import { originFrom, originsFrom } from './origin.ts';

test('the origin of an address is without its path', () => {
  expect(originFrom('https://chat.example.com/loader.js', 'companion.replaces')).toBe(
    'https://chat.example.com',
  );
});

for (const written of ['shop.test', 'localhost:3000', '', 'ftp://shop.test'])
  test(`“${written}” is no origin, and the author reads where it stands and what to write`, () => {
    expect(() => originFrom(written, 'allowedOrigins')).toThrow(
      `allowedOrigins: "${written}" is no origin. Write it with http:// or https://, such as https://shop.test.`,
    );
  });

test('allowed origins may end with a slash, as they are copied from a browser', () => {
  expect(originsFrom(['https://shop.test/', 'http://localhost:3000'])).toEqual([
    'https://shop.test',
    'http://localhost:3000',
  ]);
});

test('one origin without its list is told so', () => {
  expect(() => originsFrom('https://shop.test' as unknown as string[])).toThrow(
    'allowedOrigins is a list: write ["https://shop.test"].',
  );
});
