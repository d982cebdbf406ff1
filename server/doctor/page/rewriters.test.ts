import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { rewriterOf, rewriters, unnamedConsentTool } from './rewriters.ts';

const src = 'src="https://chat.example.com/loader.js"';

/** A tag as each of them leaves it, read in their code or in pages that they have rewritten. */
const rewritten: readonly (readonly [name: string, tag: string])[] = [
  ['WP Rocket', `<script type="text/rocketlazyloadscript" async data-rocket-${src}></script>`],
  [
    'WP Rocket',
    `<script type="rocketlazyloadscript" data-rocket-type="text/javascript" data-rocket-${src}></script>`,
  ],
  ['WP Rocket', `<script async ${src} data-rocket-status="executed"></script>`],
  [
    'Cloudflare Rocket Loader',
    `<script async ${src} type="2fd4c13ad70fcdd4edfb3a00-text/javascript"></script>`,
  ],
  ['Cloudflare Rocket Loader', `<script ${src} type="2fd4c13ad70fcdd4edfb3a00-module"></script>`],
  ['LiteSpeed Cache', `<script type="litespeed/javascript" data-${src}></script>`],
  [
    'Perfmatters',
    `<script ${src} type="pmdelayedscript" data-cfasync="false" data-no-optimize="1" data-no-defer="1"></script>`,
  ],
  [
    'WP Meteor',
    `<script type="javascript/blocked" data-wpmeteor-type="text/javascript" data-${src}></script>`,
  ],
  ['Hummingbird', `<script type="wphb-delay-type" ${src}></script>`],
  ['Flying Scripts', `<script data-type="lazy" data-${src}></script>`],
  ['NitroPack', `<script type="nitropack/inlinescript" class="nitropack-inline-script"></script>`],
  ['mod_pagespeed', `<script data-pagespeed-orig-type="text/javascript" type="text/psajs" ${src}></script>`],
  ['Partytown', `<script type="text/partytown" ${src}></script>`],
  ['Cookiebot', `<script type="text/plain" data-cookieconsent="preferences" ${src}></script>`],
  ['Complianz', `<script type="text/plain" class="cmplz-script" ${src}></script>`],
  ['Complianz', `<script type="text/plain" data-category="marketing" data-cmplz-${src}></script>`],
  [
    'Borlabs Cookie',
    `<script type="text/template" data-borlabs-cookie-script-blocker-id="chat" data-borlabs-cookie-script-blocker-${src}></script>`,
  ],
  ['Usercentrics', `<script type="text/plain" data-usercentrics="Genesys" ${src}></script>`],
  ['OneTrust', `<script type="text/plain" class="optanon-category-C0003" ${src}></script>`],
  ['Didomi', `<script type="didomi/javascript" ${src}></script>`],
  ['a consent tool', `<script type="text/plain" data-category="functional" ${src}></script>`],
  ['Autoptimize', `<script defer src="/wp-content/cache/autoptimize/js/autoptimize_0c8a.js"></script>`],
  [
    'LiteSpeed Cache',
    `<script data-optimized="1" src="/wp-content/litespeed/js/76774ea2.js?ver=2d03c"></script>`,
  ],
  ['WP Rocket', `<script src="/wp-content/cache/min/1/ddaf06baadef88884af9a86038837e20.js"></script>`],
  ['W3 Total Cache', `<script src="/wp-content/cache/minify/5fe41.js"></script>`],
  [
    'SiteGround Speed Optimizer',
    `<script defer src="/wp-content/uploads/siteground-optimizer-assets/siteground-optimizer-combined-js-e5307e5b.js"></script>`,
  ],
  [
    'WP-Optimize',
    `<script src="/wp-content/cache/wpo-minify/1764737221/assets/wpo-minify-footer-0c9a1ccf.min.js"></script>`,
  ],
  ['Jetpack Boost', `<script src="/_jb_static/??-eJx9zkEOwiAQBdDbuBIIaWvjovEsQMc6BCgyUOLtpdGY"></script>`],
];

describe('the table of those who rewrite tags', () => {
  it.each(rewritten)('knows %s by %s', (name, tag) => {
    expect(rewriterOf(attributesOf(tag))?.name).toBe(name);
  });

  it('has each of its rows played here', () => {
    const played = rewritten.map(([, tag]) => rewriterOf(attributesOf(tag)));
    for (const rewriter of [...rewriters, unnamedConsentTool]) expect(played).toContain(rewriter);
  });

  it.each([
    ['as it is pasted', `<script async ${src}></script>`],
    [
      'with options',
      `<script async ${src} data-consent="required" data-type="chat" data-load="idle"></script>`,
    ],
    ['as a module', `<script type="module" ${src}></script>`],
    [
      'that WordPress prints',
      `<script type="text/javascript" ${src} id="messenger-tag-js" data-wp-strategy="async"></script>`,
    ],
    ['with a nonce', `<script nonce="2fd4c13ad70fcdd4edfb3a00" ${src}></script>`],
    [
      'of a version',
      `<script ${src.replace('loader.js', 'loader/0.2.0/loader.js')} integrity="sha384-x"></script>`,
    ],
  ])('takes no tag %s for a rewritten one', (_how, tag) => {
    expect(rewriterOf(attributesOf(tag))).toBeUndefined();
  });

  it('takes no tag for a rewritten one that has all attributes against that', () => {
    const all = rewriters.map(({ keptAwayBy = '' }) => keptAwayBy).join(' ');
    expect(rewriterOf(attributesOf(`<script ${all} async ${src}></script>`))).toBeUndefined();
  });

  it('says in one sentence each what happens, and in the next ones what to set', () => {
    for (const { happens, exclusion } of [...rewriters, unnamedConsentTool]) {
      expect(happens).toMatch(/^[A-Z][^\n.]{20,120}\.$/);
      expect(exclusion).toMatch(/^[A-Z][^\n]{20,220}\.$/);
    }
  });
});

function attributesOf(tag: string): Record<string, string> {
  const { document } = new Window();
  document.body.innerHTML = tag;
  const attributes = document.querySelector('script')?.attributes ?? [];
  return Object.fromEntries([...attributes].map(({ name, value }) => [name, value ?? '']));
}
