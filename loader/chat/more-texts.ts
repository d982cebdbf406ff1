import en from './more-texts/en.ts';
import type { MoreTexts } from './text-types.ts';

/** In a language of `Texts`; English where its file does not arrive. */
export async function moreTexts(language: string): Promise<MoreTexts> {
  try {
    return language === 'en' ? en : (await import(/* @vite-ignore */ `./more-${language}.js`)).default;
  } catch {
    return en;
  }
}
