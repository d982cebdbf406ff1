import { ar } from '../texts/ar.ts';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { type Texts, type UmbrellaName, umbrellas } from '../texts/texts.ts';
import { framed } from './frame.ts';
import { account, heard, home, mending, type Page, product } from './page-bodies.ts';

/** English first, in the shop's own folder; every other language has one below it. */
export const shopLanguages: readonly Texts[] = [en, de, ar];

/** Every page of the shop, by its file below `public/`: `shop/de/calder.html`. */
export function shopPages(): ReadonlyMap<string, string> {
  const all = shopLanguages.flatMap((texts) =>
    Object.entries(pagesIn(texts)).map(([name, page]): [string, string] => [
      fileOf(name, texts),
      framed(page, { name, texts, languages: shopLanguages }),
    ]),
  );
  return new Map(all);
}

function pagesIn(texts: Texts): Readonly<Record<string, Page>> {
  const products = umbrellas.map((name): [UmbrellaName, Page] => [name, product(texts, name)]);
  return {
    index: home(texts),
    ...Object.fromEntries(products),
    mending: mending(texts),
    account: account(texts),
    heard: heard(texts),
  };
}

function fileOf(name: string, { language }: Texts): string {
  return `shop/${language === 'en' ? '' : `${language}/`}${name}.html`;
}
