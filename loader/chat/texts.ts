import type { Texts } from './text-types.ts';
import en from './texts/en.ts';

/**
 * Texts in the first of these languages (BCP 47 tags such as `pt-BR`) that is among ours: English is here, every other
 * one a file of its own beside this, fetched when it is the visitor's. English also where that does not arrive: the
 * visitor needs words more than the right ones.
 */
export async function textsFor(locales: (string | undefined)[]): Promise<Texts> {
  const ours = /^(ar|de|en|es|fr|it|ja|nl|pl|pt)\b/i;
  const language = locales
    .find((locale) => ours.test(locale))
    ?.slice(0, 2)
    .toLowerCase();
  try {
    return language && language !== 'en' ? (await import(/* @vite-ignore */ `./${language}.js`)).default : en;
  } catch {
    return en;
  }
}
