import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignOf, parseSubjects, placeOf, type Subject } from './capture-campaign.ts';

const all: Subject[] = ['utm', 'gclid', 'referrer', 'page'];

describe('data-capture', () => {
  it.each([
    ['utm', ['utm']],
    ['utm, gclid ,referrer,page', all],
    ['utm,email', []],
    ['', []],
    ['utm,', []],
  ])('asks in “%s” for %j', (text, subjects) => {
    expect(parseSubjects(text)).toEqual(subjects);
  });

  it('asks for nothing in any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const known = text.split(',').every((word) => all.includes(word.trim() as Subject));
        expect(parseSubjects(text).length > 0).toBe(known);
      }),
    );
  });
});

describe('how a visitor came', () => {
  const landing =
    'https://shop.example/hats?utm_source=news&utm_medium=e-mail%20list&utm_id=120210000000000001&email=bob@example.com&gclid=Cj0KCQiAw5W-BhCqARIsAJ_x2#top';

  it('is what is asked for, and nothing else of the address', () => {
    expect(campaignOf(landing, 'https://www.google.com/search?q=my+illness', all)).toEqual({
      utm_source: 'news',
      utm_medium: 'e-mail list',
      utm_id: '120210000000000001',
      gclid: 'Cj0KCQiAw5W-BhCqARIsAJ_x2',
      referrer: 'https://www.google.com/search',
    });
    expect(campaignOf(landing, 'https://www.google.com/', ['gclid'])).toEqual({
      gclid: 'Cj0KCQiAw5W-BhCqARIsAJ_x2',
    });
  });

  it('is never from a page of the same site', () => {
    expect(campaignOf('https://shop.example/b', 'https://shop.example/a', all)).toEqual({});
  });

  it('holds where the page is apart from it, with its campaign and without the rest of the query', () => {
    expect(placeOf(`${landing}`, ['page'])).toEqual({
      page: 'https://shop.example/hats?utm_source=news&utm_medium=e-mail+list&utm_id=120210000000000001',
    });
    expect(placeOf(landing, ['utm'])).toEqual({});
    expect(placeOf('about:srcdoc', all)).toEqual({});
  });

  it('is texts, whatever the addresses are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()),
        fc.string(),
        (one, other) => {
          for (const found of [campaignOf(one, other, all), campaignOf(other, one, all), placeOf(one, all)])
            for (const { length } of Object.values(found)) expect(length > 0 && length <= 600).toBe(true);
        },
      ),
    );
  });
});
