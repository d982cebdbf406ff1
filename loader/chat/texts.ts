import type { ProblemCode } from '../events.ts';
import en from './texts/en.ts';

/** What the visitor reads, in one language. */
export interface Texts {
  language: string;
  direction: 'ltr' | 'rtl';
  /** Name of the chat, and of its launcher where the site gives it none. */
  title: string;
  opening: string;
  /** While the chat opens without the guest. */
  openingUnknown: string;
  failed: string;
  tryAgain: string;
  otherWay: string;
  close: string;
  /** Why the chat could not be opened, and what helps. A code that is not here is to the visitor a `token-refused`. */
  reasons: { [Code in ProblemCode]?: string } & { 'token-refused': string };
}

/** English is here; every other language is a file of its own, fetched when it is the visitor's. */
const languages: Record<string, () => Promise<{ default: Texts }>> = {
  ar: () => import('./texts/ar.ts'),
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
  it: () => import('./texts/it.ts'),
  ja: () => import('./texts/ja.ts'),
  nl: () => import('./texts/nl.ts'),
  pl: () => import('./texts/pl.ts'),
  pt: () => import('./texts/pt.ts'),
};

/**
 * Texts in the language of a BCP 47 tag such as `pt-BR`. English where the language
 * is not among ours or its file does not arrive: the visitor needs words more than the right ones.
 */
export async function textsFor(locale: string): Promise<Texts> {
  try {
    return (await languages[locale.toLowerCase().split('-')[0] ?? '']?.())?.default ?? en;
  } catch {
    return en;
  }
}
