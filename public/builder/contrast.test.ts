import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrastOnLauncher, ENOUGH, hexOf, nearestGood, type Rgb } from './contrast.ts';

const part = fc.integer({ min: 0, max: 255 });
const colours = fc.tuple(part, part, part);

it('the colour of the loader is seen well with a white icon', () => {
  const { ink, ratio } = contrastOnLauncher([0x01, 0x65, 0xa7]);
  expect(ink).toBe('white');
  expect(ratio).toBeGreaterThan(ENOUGH);
});

it('yellow has a black icon, and is seen very well', () => {
  expect(contrastOnLauncher([247, 195, 37])).toMatchObject({ ink: 'black' });
  expect(contrastOnLauncher([247, 195, 37]).ratio).toBeGreaterThan(10);
});

it('black on white and white on black are 21', () => {
  expect(contrastOnLauncher([255, 255, 255]).ratio).toBeCloseTo(21);
  expect(contrastOnLauncher([0, 0, 0]).ratio).toBeCloseTo(21);
});

it('a colour between the two, such as a bright orange red, is too little for its white icon', () => {
  expect(contrastOnLauncher([255, 69, 0])).toMatchObject({ ink: 'white' });
  expect(contrastOnLauncher([255, 69, 0]).ratio).toBeLessThan(ENOUGH);
});

it('what is offered in its place is good, for every colour', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      expect(contrastOnLauncher(nearestGood(colour)).ratio).toBeGreaterThanOrEqual(ENOUGH);
    }),
  );
});

it('a good colour is its own nearest', () => {
  const good: Rgb = [1, 101, 167];
  expect(nearestGood(good)).toEqual(good);
});

it('what is offered looks like what was asked for: the hue stays, and the lightness moves by less than 13', () => {
  expect(hexOf(nearestGood([255, 69, 0]))).toMatch(/^#[c-f]/);
});
