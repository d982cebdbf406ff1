import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bot } from './bot.ts';

test('it knows the subjects of a shop', () => {
  expect(bot.answer('When is my delivery?').text).toContain('working days');
  expect(bot.answer('can I RETURN this').text).toContain('60 days');
  expect(bot.answer('hello').text).toContain('Hello');
});

test('it understands every answer that it offers', () => {
  const offered = [
    ...bot.greeting.quickReplies,
    ...(bot.answer('What do you recommend?').cards ?? []).map(({ action }) => action),
  ];
  expect(offered.length).toBeGreaterThan(3);
  for (const words of offered) expect(bot.answer(words).text).not.toContain('colleague');
});

test('it quotes what it does not understand, and always says something', () => {
  expect(bot.answer('quux').text).toContain('“quux”');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      expect(bot.answer(words).text).not.toBe('');
    }),
  );
});
