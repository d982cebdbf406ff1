import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageAnswer } from '../../server/doctor/page/page-finding.ts';
import { findingsOfTag } from './of-the-tag.ts';
import { reportOf } from './report.ts';

const answer = (attributes: Record<string, string>, more: Partial<PageAnswer> = {}): PageAnswer => ({
  url: 'https://www.shop.example/help/returns',
  findings: [
    { title: 'The tag', status: 'ok', says: 'The page has the tag.' },
    { title: 'What became of the tag', status: 'ok', says: 'Nobody has changed it.' },
    { title: 'The loader', status: 'failed', says: 'It does not come.', remedy: 'Write:', paste: 'a\nb' },
  ],
  tag: { src: 'https://chat.example.com/loader.js', attributes },
  ...more,
});

const found = (attributes: Record<string, string>, title: string, more: Partial<PageAnswer> = {}) =>
  findingsOfTag(answer(attributes, more)).find((each) => each.title === title);

describe('the doctor of a tag’s options', () => {
  it('puts its findings where the tag is spoken of, and leaves the others as they are', () => {
    expect(findingsOfTag(answer({})).map(({ title }) => title)).toEqual([
      'The tag',
      'What became of the tag',
      'Options of the tag',
      'Where and when it shows',
      'The loader',
    ]);
    expect(findingsOfTag(answer({}, { tag: null }))).toHaveLength(3);
  });

  it('finds nothing in a plain tag, nor in what others put on it', () => {
    const attributes = { 'data-cfasync': 'false', 'data-color': 'red', 'data-attribute-x': '1' };
    expect(found(attributes, 'Options of the tag')?.status).toBe('ok');
    expect(found(attributes, 'Where and when it shows')?.status).toBe('ok');
  });

  it('says a slip in a name and one in a value, in the attributes and in the address', () => {
    const says = found({ 'data-colour': 'red', 'data-load': 'soon' }, 'Options of the tag', {
      tag: {
        src: 'https://chat.example.com/loader.js?position=top',
        attributes: { 'data-colour': 'red', 'data-load': 'soon' },
      },
    })?.says;
    expect(says).toContain('is it data-color?');
    expect(says).toContain('data-load cannot be "soon"');
    expect(says).toContain('data-position cannot be "top"');
  });

  it('says of a language without words that the chat speaks English', () => {
    expect(found({ 'data-locale': 'sv' }, 'Options of the tag')).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('the chat speaks English'),
    });
    expect(found({ 'data-locale': 'de-AT' }, 'Options of the tag')?.status).toBe('ok');
  });

  it('says where the tag itself keeps the launcher away, and by which option', () => {
    const says = (attributes: Record<string, string>) => found(attributes, 'Where and when it shows')?.says;
    expect(says({ 'data-show-on': '/shop/*' })).toContain('(data-show-on)');
    expect(says({ 'data-hide-on': '/help/*' })).toContain('(data-hide-on)');
    expect(says({ 'data-show-on': '/help/*' })).toBe('On every page, for everybody.');
    expect(says({ 'data-launcher': 'none' })).toContain('no launcher of ours');
    expect(says({ 'data-launcher': 'genesys' })).toContain('leaves the launcher to Genesys');
    expect(says({ 'data-consent': 'tcf' })).toContain('before the visitor agrees');
  });

  it('never throws, whatever a page’s tag has', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.string()),
        fc.string(),
        fc.string(),
        (attributes, src, url) => {
          expect(findingsOfTag({ ...answer({}), url, tag: { src, attributes } }).length).toBe(5);
        },
      ),
    );
  });
});

it('the report for support has every check, its remedy and what to paste', () => {
  const text = reportOf(answer({ 'data-color': 'red' }), new Date(0));
  expect(
    text,
  ).toBe(`Why does the chat not show at https://www.shop.example/help/returns? (1970-01-01T00:00:00.000Z)

ok       The tag: The page has the tag.
ok       What became of the tag: Nobody has changed it.
FAILED   The loader: It does not come.
         → Write:
           a
           b

The tag: https://chat.example.com/loader.js data-color="red"`);
});
