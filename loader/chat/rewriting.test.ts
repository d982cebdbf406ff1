// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../page.ts';
import { allThatTagSays, isTagLost } from './lost-tag.ts';
import { rewritingOf } from './rewriting.ts';

function scriptWith(attributes: Readonly<Record<string, string>>): HTMLScriptElement {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
}

const src = 'https://chat.example.com/loader.js';
const joined = 'https://www.example.com/wp-content/cache/autoptimize/js/autoptimize_0c8a.js?ver=6.5';

describe('a lost tag', () => {
  const page = (given: Partial<Page>) => ({ raw: {}, script: null, ...given }) as Page;

  it.each([
    ['no script is found', page({})],
    [
      'the script is a file of an optimiser’s',
      page({ script: scriptWith({ src: joined }), raw: { ver: '6.5' } }),
    ],
  ])('is one, for which the visitor is asked for consent, where %s', (_where, given) => {
    expect(isTagLost(given)).toBe(true);
  });

  it.each([
    ['as it was pasted', page({ script: scriptWith({ src }) })],
    [
      'of a version',
      page({ script: scriptWith({ src: 'https://chat.example.com/loader/0.2.0/loader.js' }) }),
    ],
    ['with the file’s text in it', page({ script: scriptWith({}) })],
    [
      'of a copy by another name, with its options',
      page({ script: scriptWith({ src: 'https://cdn.example/4f1c9e.js' }), raw: { label: 'Ask us' } }),
    ],
    [
      'that is none: the site calls `mount`',
      page({ script: { nonce: '' }, companion: 'https://chat.example.com/' }),
    ],
  ])('is not one %s', (_which, given) => {
    expect(isTagLost(given)).toBe(false);
  });
});

describe('what a tag says', () => {
  it('is taken from the tag in the page where what ran is a copy without attributes', () => {
    const tag = scriptWith({
      src,
      type: 'text/partytown-x',
      'data-consent': 'required',
      'data-plan': 'gold',
    });
    const script = scriptWith({ src, type: 'text/javascript' });
    document.body.append(tag, script);
    const page = { raw: { load: 'idle' }, script } as unknown as Page;
    expect(allThatTagSays(page)).toEqual({ load: 'idle', consent: 'required', plan: 'gold' });
    expect(page.raw).toHaveProperty('plan', 'gold');
    document.body.replaceChildren();
  });

  it('is that it asked for consent, where it is lost', () => {
    expect(allThatTagSays({ raw: { ver: '6.5' }, script: null } as unknown as Page)).toEqual({
      ver: '6.5',
      consent: '',
    });
  });
});

describe('what was done to a tag', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is nothing where it stands as it was pasted, by `mount`, or in the place of its file', () => {
    for (const script of [
      undefined,
      { nonce: 'x' },
      scriptWith({ src }),
      scriptWith({ 'data-load': 'idle' }),
    ])
      expect(rewritingOf(script)).toEqual([]);
  });

  it('is told with what to set, of one that ran late', () => {
    const [told] = rewritingOf(scriptWith({ src, 'data-rocket-status': 'executed' }));
    expect(told).toMatch(/^WP Rocket delays the tag .* Excluded JavaScript Files/);
  });

  it.each([
    ['by name', joined, /^Autoptimize joins .* asked for consent first\. .* Exclude scripts/],
    [
      'by its address',
      'https://www.example.com/all.js',
      /part of another file, .*\/all\.js.* Exclude loader\.js/,
    ],
  ])('is told of a tag that is lost in another file, %s', (_how, src, says) => {
    expect(rewritingOf(scriptWith({ src }))).toEqual([expect.stringMatching(says)]);
    expect(rewritingOf(null)).toEqual([expect.stringMatching(/another file.* Exclude loader\.js/)]);
  });

  it.each([
    ['__cfRLUnblockHandlers', 'Cloudflare Rocket Loader'],
    ['litespeed_load_delayed_js_force', 'LiteSpeed Cache'],
  ])('is told by what is left in the page: %s', (global, name) => {
    const ran = { src, type: 'text/javascript' };
    expect(rewritingOf(scriptWith(ran))).toEqual([]);
    vi.stubGlobal(global, true);
    expect(rewritingOf(scriptWith(ran))).toEqual([expect.stringContaining(name)]);
    expect(rewritingOf(scriptWith({ src }))).toEqual([]);
    expect(rewritingOf(scriptWith({ ...ran, 'data-cfasync': 'false', 'data-no-defer': '1' }))).toEqual([]);
  });
});
