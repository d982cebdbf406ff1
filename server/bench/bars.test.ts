import { describe, expect, it } from 'vitest';
import { verdict } from './bars.ts';

describe('a bar', () => {
  it.each([
    ['≥ 2.0', 2, 'met'],
    ['≥ 2.0', 1.99, 'MISSED'],
    ['≤ 10', 10, 'met'],
    ['≤ 10', '10.1 ms', 'MISSED'],
    ['≤ 64, the cap', 64, 'met'],
    ['0', 0, 'met'],
    ['0', 1, 'MISSED'],
    ['≤ 10', Number.NaN, 'MISSED'],
    ['', 3, ''],
  ])('of %j is, with %j measured, %j', (bar, measured, expected) => {
    expect(verdict({ what: 'anything', measured, bar })).toBe(expected);
  });
});
