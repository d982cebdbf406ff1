import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findPattern, problemOfPattern } from './patterns.ts';

describe('a pattern', () => {
  it.each([
    ['order', 'Where is my ORDER?', 'ORDER'],
    ['deliver*', 'Any deliveries today?', 'deliveries'],
    ['deliver*', 'do you deliver', 'deliver'],
    ['send back', 'I want to send  back this', 'send  back'],
    ['a-####', 'It is A-1234.', 'A-1234'],
    ['####', 'order #1234', '1234'],
    ['größe*', 'Welche GRÖSSEN, welche GRÖßen?', 'GRÖßen'],
    ['数字', '数字', '数字'],
    ['what?', 'you said what? Really', 'what?'],
    ['$5 (or [6])', 'is it $5 (or [6])', '$5 (or [6])'],
    ['', ' ', ''],
  ])('%j finds in %j what fits', (pattern, words, match) => {
    expect(problemOfPattern(pattern)).toBeUndefined();
    expect(findPattern(pattern, words)).toBe(match);
  });

  it.each([
    ['order', 'disorderly'],
    ['order', 'orders'],
    ['####', '12345'],
    ['####', '123'],
    ['send back', 'back, send'],
    ['.*', 'anything'],
    ['', 'anything'],
  ])('%j finds nothing in %j', (pattern, words) => {
    expect(findPattern(pattern, words)).toBeUndefined();
  });

  it.each(['*', '*ing', 'de*er', '- *', 'a**'])('%j is refused: its * ends no word', (pattern) => {
    expect(problemOfPattern(pattern)).toContain('write "deliver*"');
  });

  it('finds the words that it is made of, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        fc.pre(!/[*#]/.test(words));
        expect(findPattern(words, words)).toBeDefined();
      }),
    );
  });
});

test('no pattern keeps the process busy, however long the text that just fails to fit', () => {
  const words = 'a'.repeat(4096);
  const spaced = `${'a '.repeat(2000)}!`;
  const patterns = ['a* a* a* a* a* a* b', 'a* b', `${'#'.repeat(199)}x`, `${'a '.repeat(99)}b`];
  let found = 0;
  // Each would take longer than any test may, were the time for one text to grow with more than a power of two.
  for (const pattern of patterns)
    for (const text of [words, spaced, ' '.repeat(4096), '1'.repeat(4096)])
      if (findPattern(pattern, text) !== undefined) found++;
  expect(found).toBe(0);
});
