import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinnedTagsIn } from './pinned-tags.ts';

describe('the pinned tags of a page', () => {
  it.each([
    ['<script async src="https://chat.example/loader/0.2.0/loader.js"></script>', '0.2.0', undefined],
    [
      "<SCRIPT integrity='sha384-x' SRC='/chat/loader/0.2.0-rc.1/loader.js?load=idle'>",
      '0.2.0-rc.1',
      'sha384-x',
    ],
    ['<script\n src=/loader/0123456789abcdef/loader.js integrity=sha384-x>', '0123456789abcdef', 'sha384-x'],
  ])('are found in %s', (html, of, integrity) => {
    expect(pinnedTagsIn(html)).toEqual([{ of, path: `/loader/${of}/loader.js`, integrity }]);
  });

  it.each([
    '<script async src="https://chat.example/loader.js"></script>',
    '<p>src="/loader/0.2.0/loader.js"</p>',
    '<script>"/loader/0.2.0/loader.js"</script>',
  ])('are not in %s', (html) => {
    expect(pinnedTagsIn(html)).toEqual([]);
  });

  it('are a list, whatever the page holds', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('<script', ' src=', '"', "'", '/loader/', '0.2.0', '/loader.js', '>', ' integrity='),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(Array.isArray(pinnedTagsIn(pieces.join('')))).toBe(true);
      }),
    );
  });
});
