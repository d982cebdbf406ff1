import { expect, it } from 'vitest';
import { parseUrl } from './parse-url.ts';

it('an address is read, also one that is relative to another', () => {
  expect(parseUrl('https://shop.example/a')?.href).toBe('https://shop.example/a');
  expect(parseUrl('../b', 'https://shop.example/a/c')?.href).toBe('https://shop.example/b');
});

it.for(['', 'shop.example', 'https://', '/a', 'https://a b/'])('%j is none', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

it('an address with letters of its language is one, however often it has been asked', () => {
  for (let asked = 0; asked < 20_000; asked++) {
    if (parseUrl('https://bücher.example') === undefined) throw new Error(`Refused after ${asked} times.`);
  }
});
