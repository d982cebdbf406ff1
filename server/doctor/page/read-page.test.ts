import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { rewriters } from './rewriters.ts';

const PAGE = 'https://www.shop.example/help/';
const SRC = 'https://chat.example.com/loader.js';

const read = (html: string) => readPage(html, PAGE, (url) => url.startsWith('https://chat.example.com/'));

describe('a page that is read', () => {
  it('has the tag, with its attributes and the page’s policies', async () => {
    const { tags, policies, hidden, isText } = await read(
      `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">
       <script async src="${SRC}?load=idle" data-Color="red" nonce=abc></script>`,
    );
    expect(tags).toMatchObject([
      {
        src: `${SRC}?load=idle`,
        attributes: { 'data-color': 'red', nonce: 'abc', async: '' },
        rewriter: undefined,
      },
    ]);
    expect(policies).toEqual(["script-src 'self'"]);
    expect({ hidden, isText }).toEqual({ hidden: undefined, isText: false });
  });

  it('has it where the address is relative, also to a <base>', async () => {
    expect((await read('<script src=../chat/loader.js></script>')).tags[0]?.src).toBe(
      'https://www.shop.example/chat/loader.js',
    );
    const based = await read('<base href="https://chat.example.com/x/"><script src="/loader.js"></script>');
    expect(based.tags[0]?.src).toBe(SRC);
  });

  it('takes a known address for ours, whatever the file is called, before one that only has the name', async () => {
    const { tags } = await read(
      '<script src="/theme/loader.js"></script><script src="https://chat.example.com/copy.js"></script>',
    );
    expect(tags.map(({ src }) => src)).toEqual(['https://chat.example.com/copy.js']);
  });

  it.each([
    'https://www.gstatic.com/charts/loader.js',
    'https://www.shop.example/lazyloader.js',
    'https://www.shop.example/loader.js.map',
    'https://www.shop.example/loader.json',
  ])('does not take %s for ours', async (src) => {
    expect((await read(`<script src="${src}"></script>`)).tags).toEqual([]);
  });

  it.each([
    ['&lt;script async src="https://chat.example.com/loader.js"&gt;&lt;/script&gt;', 'escaped'],
    ['<p>&lt;script async src=”https://chat.example.com/loader.js”&gt;</p>', 'with quotes of a text'],
    ['<textarea><script src="https://chat.example.com/loader.js"></script></textarea>', 'in a field'],
  ])('has it as a text: %s', async (html) => {
    expect(await read(html)).toMatchObject({ isText: true, tags: [] });
  });

  it.each([
    ['comment', `<!-- <script async src="${SRC}"></script> -->`],
    ['noscript', `<noscript><script async src="${SRC}"></script></noscript>`],
    ['noscript', `<body><noscript><script async src="${SRC}"></script></noscript>`],
    ['template', `<template><script async src="${SRC}"></script></template>`],
  ])('has it where no browser looks: in a %s', async (hidden, html) => {
    expect(await read(html)).toMatchObject({ hidden, tags: [], isText: false });
  });

  it('does not take a script that writes of the tag for a text', async () => {
    expect(await read(`<script>const help = '<script src="${SRC}">';</script>`)).toMatchObject({
      isText: false,
      hidden: undefined,
      tags: [],
    });
  });

  it('sees quotes of a text around the address', async () => {
    const { tags } = await read(`<script async src=”${SRC}”></script>`);
    expect(tags).toMatchObject([{ hasTextQuotes: true }]);
  });

  it.each([
    ['WP Rocket', `type="rocketlazyloadscript" async data-rocket-src="${SRC}"`],
    ['Cloudflare Rocket Loader', `type="1a2b3c4d5e6f7a8b9c0d1e2f-text/javascript" src="${SRC}"`],
    ['LiteSpeed Cache', `type="litespeed/javascript" data-src="${SRC}"`],
    ['Perfmatters', `type="pmdelayedscript" data-perfmatters-type="text/javascript" src="${SRC}"`],
    ['Partytown', `type="text/partytown" src="${SRC}"`],
    ['Cookiebot', `type="text/plain" data-cookieconsent="statistics" src="${SRC}"`],
    ['OneTrust', `type="text/plain" class="optanon-category-C0002" src="${SRC}"`],
    ['Complianz', `type="text/plain" data-category="marketing" data-cmplz-src="${SRC}"`],
    ['Borlabs Cookie', `type="text/plain" data-borlabs-cookie-type="cookie-group" src="${SRC}"`],
    ['Usercentrics', `type="text/plain" data-usercentrics="Chat" src="${SRC}"`],
    ['a consent tool', `type="text/plain" data-category="functional" src="${SRC}"`],
  ])('knows %s by its marks', async (name, attributes) => {
    const { tags } = await read(`<script ${attributes}></script>`);
    expect(tags.map(({ src, rewriter }) => [src, rewriter?.name])).toEqual([[SRC, name]]);
  });

  it('does not blame a consent tool for a tag that it leaves alone', async () => {
    const { tags } = await read(`<script async src="${SRC}" data-cookieconsent="ignore"></script>`);
    expect(tags).toMatchObject([{ rewriter: undefined }]);
  });

  it.each([
    ['Autoptimize', '/wp-content/cache/autoptimize/js/autoptimize_19f01d92512e9725c2823ed606e34658.js'],
    [
      'SiteGround Speed Optimizer',
      '/wp-content/uploads/siteground-optimizer-assets/siteground-optimizer-combined-js-e5307e5b54991962bb7d65c669a1b633.js',
    ],
    ['LiteSpeed Cache', '/wp-content/litespeed/js/76774ea2b5d3d03c3f7369a18b0d2357.js'],
    ['W3 Total Cache', '/wp-content/cache/minify/a1b2c.js'],
  ])('knows a file that %s has joined', async (name, src) => {
    const { joinedBy, tags } = await read(`<script defer src="${src}"></script>`);
    expect([joinedBy.map((each) => each.name), tags]).toEqual([[name], []]);
  });

  it('knows a container of Google Tag Manager, the loader’s code in the page, and Genesys’s own snippet', async () => {
    const found = await read(`
      <script>(function(w,d){var j=d.createElement('script');j.src='https://www.googletagmanager.com/gtm.js?id='+i})(window,document,'GTM-ABC1234')</script>
      <script>const host=document.createElement("messenger-tag")</script>
      <script>(function(g,e){})(window,'Genesys','https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',{})</script>`);
    expect(found).toMatchObject({ containers: ['GTM-ABC1234'], isInlined: true, hasGenesysSnippet: true });
  });

  it('finds two tags', async () => {
    expect((await read(`<script src="${SRC}"></script><script src="${SRC}"></script>`)).tags).toHaveLength(2);
  });

  it('is read to its end, whatever it holds', async () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script',
        ' src=',
        SRC,
        '>',
        '</script>',
        '<!--',
        '-->',
        '<template>',
        '<noscript>',
        '"',
        '<base href=http://[>',
        '<svg>',
        '<meta http-equiv=content-security-policy>',
        '__proto__=1 ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.webUrl(), async (pieces, url) => {
        const { tags } = await readPage(pieces.join(''), url);
        for (const { src } of tags) expect(typeof src).toBe('string');
      }),
    );
  });

  it('is read however deep it is nested, and lets other work go on meanwhile', async () => {
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    const { tags } = await read(`${'<div><b>'.repeat(60_000)}<script src="${SRC}"></script>`);
    clearInterval(counting);
    expect(tags).toHaveLength(1);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('the table of rewriters', () => {
  it('has one row for each, each with what happens and what to set', () => {
    expect(new Set(rewriters.map(({ name }) => name)).size).toBe(rewriters.length);
    for (const { happens, exclusion, name } of rewriters) {
      expect(happens).toContain(name);
      expect(exclusion).toMatch(/\.$/);
    }
  });
});
