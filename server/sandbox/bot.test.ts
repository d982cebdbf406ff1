import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bot } from './bot.ts';

test('it knows the subjects of a shop', () => {
  expect(bot.answer('When is my delivery?')).toContain('working days');
  expect(bot.answer('can I RETURN this')).toContain('30 days');
  expect(bot.answer('hello')).toContain('Hello');
});

test('it quotes what it does not understand, and always says something', () => {
  expect(bot.answer('quux')).toContain('“quux”');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      expect(bot.answer(words)).not.toBe('');
    }),
  );
});
