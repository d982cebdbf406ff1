import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { OptionName } from '../../loader/options.ts';
import { isGood, optionNames, rowOf } from './option-values.ts';
import { asHtml, asHtmlWithAddress, type CompanionAddress, tagOf } from './tag.ts';

const companion: CompanionAddress = {
  url: 'https://chat.example.com/',
  pinned: { url: 'https://chat.example.com/loader/0.2.0/loader.js', integrity: 'sha384-abc' },
};
const latest = (options: Partial<Record<OptionName, string>>) =>
  tagOf({ options, release: 'latest' }, companion);

describe('the tag', () => {
  it('is the shortest there is where nothing was chosen', () => {
    expect(asHtml(latest({}))).toBe('<script async src="https://chat.example.com/loader.js"></script>');
  });

  it('leaves out what holds anyway', () => {
    const defaults = Object.fromEntries(optionNames.map((name) => [name, rowOf(name).default]));
    expect(latest(defaults).options).toEqual([]);
  });

  it('leaves out what the loader would not take', () => {
    expect(latest({ color: 'red;}', zIndex: 'high', load: 'later' }).options).toEqual([]);
  });

  it('never holds the token of one visitor', () => {
    expect(latest({ userToken: 'eyJ' }).options).toEqual([]);
  });

  it('names a version and its hash where that is wanted', () => {
    expect(asHtml(tagOf({ options: { load: 'idle' }, release: 'pinned' }, companion))).toBe(
      '<script async src="https://chat.example.com/loader/0.2.0/loader.js" data-load="idle" integrity="sha384-abc" crossorigin="anonymous"></script>',
    );
  });

  it('stays without a hash until the companion has named one', () => {
    const tag = tagOf({ options: {}, release: 'pinned' }, { ...companion, pinned: undefined });
    expect(asHtml(tag)).not.toContain('integrity');
  });

  it('says the same in both ways of writing it, whatever the values are', () => {
    const texts = fc.record({
      label: fc.string({ unit: 'grapheme', minLength: 1 }),
      showOn: fc.string({ minLength: 1 }),
      color: fc.constantFrom('#123440', 'hsl(200 50% 40% / 0.9)', 'rebeccapurple'),
    });
    fc.assert(
      fc.property(texts, (options) => {
        const tag = latest(options);
        const expected = Object.fromEntries(tag.options.map(({ name, value }) => [name, value]));
        expect(optionsOf(asHtml(tag))).toEqual(expected);
        expect(optionsOf(asHtmlWithAddress(tag))).toEqual(expected);
        expect(asHtmlWithAddress(tag)).not.toContain('data-');
      }),
      { numRuns: 50 },
    );
  });
});

it('a value is good by the loader’s own rule', () => {
  expect(isGood('load', 'delay:5000')).toBe(true);
  expect(isGood('load', 'delay:soon')).toBe(false);
  expect(isGood('offset', '20,12')).toBe(true);
});

/** What the loader reads of a line of HTML: as `loader/tag.ts` does, of what a browser makes of it. */
function optionsOf(line: string): Record<string, string> {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
  document.body.innerHTML = line;
  const script = document.querySelector('script');
  const read: Record<string, string> = {};
  for (const [name, text] of new URLSearchParams(script?.getAttribute('src')?.split('?')[1]))
    read[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = text;
  return { ...read, ...script?.dataset } as Record<string, string>;
}
