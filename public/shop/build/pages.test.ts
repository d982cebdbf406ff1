import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { umbrellas } from '../texts/texts.ts';
import { html } from './html.ts';
import { shopLanguages, shopPages } from './pages.ts';

const pages = shopPages();

describe('the pages of the demo shop', () => {
  it('are the same ones in every language', () => {
    const names = ['index', ...umbrellas, 'mending', 'account', 'heard'];
    const folders = shopLanguages.map(({ language }) => (language === 'en' ? 'shop' : `shop/${language}`));
    const all = folders.flatMap((folder) => names.map((name) => `${folder}/${name}.html`));
    expect([...pages.keys()].sort()).toEqual(all.sort());
  });

  it.each([...pages])('lead to pages and files that are there: %s', (file, page) => {
    const addresses = [...page.matchAll(/ (?:href|src)="(\.[^"#]*)/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const { pathname } = new URL(address, `http://x/${file}`);
      const asFile = pathname.slice(1).replace(/\/$/, '/index');
      expect([address, pages.has(`${asFile}.html`) || existsSync(`public${pathname}`)]).toEqual([
        address,
        true,
      ]);
    }
  });

  it.each([...pages])(
    'say in which language they are, and have one heading of their own: %s',
    (_file, page) => {
      expect(page).toMatch(/<html lang="(en|de|ar)" dir="(ltr|rtl)">/);
      expect(page.match(/<h1[ >]/g)).toHaveLength(1);
      expect(page.match(/ aria-current="page"/g)?.length).toBeGreaterThan(0);
    },
  );

  it('hold no text twice, which nobody would have translated', () => {
    const [english, ...others] = shopLanguages.map((texts) => textsIn(texts));
    const spoken = english?.filter((text) => /[a-z]{4,} [a-z]{2,}/i.test(text)) ?? [];
    expect(spoken.length).toBeGreaterThan(100);
    for (const texts of others) expect(texts.filter((text) => spoken.includes(text))).toEqual([]);
  });
});

describe('a piece of a page', () => {
  it('has texts as texts, and pieces as markup', () => {
    const piece = html`<p title="${'"a"'}">${'<b> & c'} ${html`<i>${'x'}</i>`} ${[html`<br>`, html`<hr>`]}</p>`;
    expect(piece.markup).toBe('<p title="&quot;a&quot;">&lt;b> &amp; c <i>x</i> <br>\n<hr></p>');
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
