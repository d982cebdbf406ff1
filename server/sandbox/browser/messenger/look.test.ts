import { expect, test } from 'vitest';
import { readableOn } from './look.ts';

test('words on the primary colour are white on dark and dark on light', () => {
  expect(readableOn('#0165A7')).toBe('#fff');
  expect(readableOn('#ffe14d')).toBe('#111827');
  expect(readableOn('rebeccapurple')).toBe('#fff');
});
