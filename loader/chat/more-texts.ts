import type { ProblemCode } from '../events.ts';
import en from './more-texts/en.ts';

/** What a visitor reads only when something goes wrong or waits for them, in one language. */
export interface MoreTexts {
  /** While the chat opens without the guest. */
  openingUnknown: string;
  failed: string;
  tryAgain: string;
  otherWay: string;
  close: string;
  /** Stands in front of a number of messages. */
  unread: string;
  /** Why the chat could not be opened, and what helps. A code that is not here is to the visitor a `token-refused`. */
  reasons: { [Code in ProblemCode]?: string } & { 'token-refused': string };
}

/** In a language of `Texts`; English where its file does not arrive. */
export async function moreTexts(language: string): Promise<MoreTexts> {
  try {
    return language === 'en' ? en : (await import(/* @vite-ignore */ `./more-${language}.js`)).default;
  } catch {
    return en;
  }
}
