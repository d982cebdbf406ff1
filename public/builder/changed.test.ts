import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeIn } from './changed.ts';

it('marks the whole attribute of which a letter has changed', () => {
  expect(
    changeIn('<script src="a" data-color="#124"></script>', '<script src="a" data-color="#123"></script>'),
  ).toEqual(['<script src="a" ', 'data-color="#124"', '></script>']);
});

it('marks what is new, and nothing where something was taken out', () => {
  expect(changeIn('a b c', 'a c')[1].trim()).toBe('b');
  expect(changeIn('a c', 'a b c')[1]).toBe('');
});

it('loses no letter, whatever the two are', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (now, earlier) => {
      expect(changeIn(now, earlier).join('')).toBe(now);
    }),
  );
});
