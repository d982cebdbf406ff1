import { languages } from '../build-time.ts';
import { languageOfVisitor } from '../language.ts';
import type { Page } from '../page.ts';
import { fetchPart } from './fetch-part.ts';
import en from './texts/en.ts';
import type { Texts } from './texts.ts';

/** In ms: a visitor needs words more than the right ones. */
const PATIENCE = 2_000;

/**
 * What the visitor reads, in the first language of ours that tag, page or browser name. English is here, every other
 * language a file of its own; English also where that does not arrive in time.
 */
export async function textsFor(page: Page, locale: string): Promise<Texts> {
  const language = languageOfVisitor(locale, languages);
  if (!language || language === en.language) return en;
  try {
    const { default: texts } = await fetchPart<{ default?: Texts }>(page, language, PATIENCE);
    return texts ?? en;
  } catch (error) {
    console.info('messenger-tag: in English, since the texts did not come:', error);
    return en;
  }
}
