import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionName } from '../../loader/options.ts';
import { type Choices, fromFragment, noChoices, toFragment, withOption } from './choices.ts';
import { kebab, ofOneVisitor, optionNames } from './option-values.ts';
import { platformNames } from './platforms/names.ts';

const written = optionNames.filter((name) => !ofOneVisitor.has(name));
const optionChoices = fc
  .dictionary(fc.constantFrom(...written), fc.string({ minLength: 1, unit: 'grapheme' }))
  .map((options) => ({ ...options }) as Partial<Record<OptionName, string>>);
const choices: fc.Arbitrary<Choices> = fc.record({
  site: fc.string({ unit: 'grapheme' }),
  platform: fc.constantFrom(...platformNames),
  release: fc.constantFrom('latest' as const, 'pinned' as const),
  options: optionChoices,
  unknown: fc.constant([]),
});

describe('choices in the address', () => {
  it('are the same for whoever opens it', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        expect(fromFragment(toFragment(chosen))).toEqual(chosen);
      }),
    );
  });

  it('are an empty fragment where nothing was chosen', () => {
    expect(toFragment(noChoices)).toBe('');
  });

  it('are read from whatever stands there, and never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webFragments(), fc.webQueryParameters()), (fragment) => {
        const read = fromFragment(fragment);
        expect(fromFragment(toFragment(read))).toEqual(read);
      }),
    );
  });

  it('lose nothing of an address that is partly wrong', () => {
    const read = fromFragment('#colour=red&color=nonsense%3B&for=geocities&site=example.com&z-index=7');
    expect(read.options).toEqual({ color: 'nonsense;', zIndex: '7' });
    expect(read.site).toBe('example.com');
    expect(read.platform).toBe('html');
    expect(toFragment(read)).toContain('colour=red');
  });

  it('know an option by its attribute’s name and by that of `mount` too', () => {
    expect(fromFragment('data-z-index=7').options).toEqual(fromFragment('zIndex=7').options);
  });

  it('never hold what is one visitor’s secret', () => {
    expect(fromFragment('user-token=eyJ').options).toEqual({});
    expect(toFragment({ ...noChoices, options: { userToken: 'eyJ' } })).toBe('');
  });

  it('have no option with the name of something else in the address', () => {
    for (const taken of ['site', 'for', 'release']) expect(optionNames.map(kebab)).not.toContain(taken);
  });
});

it('an option that is emptied is as one that was never set', () => {
  expect(withOption({ color: '#123440' }, 'color', '')).toEqual({});
});
