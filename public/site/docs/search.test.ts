import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents } from '../build.ts';
import { makeDocumentation } from './documents.ts';
import { search } from './search.ts';

const part = (heading: string, text: string, group = '') => ({
  address: heading,
  page: 'Page',
  group,
  heading,
  text,
});

describe('the search', () => {
  it('finds what holds every word, in any order, case and accent, whole or as a beginning', () => {
    const parts = [
      part('One', 'The consent of a visitor'),
      part('Two', 'A consent platform'),
      part('Three', 'Café'),
    ];
    const found = (query: string) => search(parts, query).map(({ part: { heading } }) => heading);
    expect(found('VISITOR consent')).toEqual(['One']);
    expect(found('conse')).toEqual(['One', 'Two']);
    expect(found('cafe')).toEqual(['Three']);
    expect(found('consent nothing')).toEqual([]);
    expect(found(' ')).toEqual([]);
  });

  it('has a heading before a text, and what is for all before what is for few', () => {
    const parts = [
      part('Facts', 'consent', 'Look inside'),
      part('Tags', 'consent', 'Put it on your site'),
      part('Consent', 'of visitors', 'Run the companion'),
    ];
    expect(search(parts, 'consent').map(({ part: { heading } }) => heading)).toEqual([
      'Consent',
      'Tags',
      'Facts',
    ]);
  });

  it('shows the text around the first match, and marks each', () => {
    const [found] = search(
      [part('One', `${'before '.repeat(40)}a consent, and Consent again${' after'.repeat(60)}`)],
      'consent',
    );
    const marked = found?.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text);
    expect(marked).toEqual(['consent', 'Consent']);
    expect(found?.excerpt[0]).toEqual({ text: '… ', isMatch: false });
    expect(found?.excerpt.map(({ text }) => text).join('').length).toBeLessThan(230);
  });

  it('stands whatever is typed', () => {
    const parts = [part('One', 'The İstanbul ﬁle of a visitor (x*y) [z] \\ ^$')];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        for (const { excerpt } of search(parts, query)) expect(excerpt.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['consent', 'docs/installing#consent'],
    ['content security policy', 'docs/installing#content-security-policy'],
    ['ALLOWED_ORIGINS', 'docs/installing#the-tag'],
    ['secrets', 'docs/operating#secrets'],
  ])('answers %j with %s among the first three', (query, address) => {
    const { searched } = makeDocumentation(documents());
    expect(search(searched, query, 3).map(({ part: { address: at } }) => at)).toContain(address);
  });
});
