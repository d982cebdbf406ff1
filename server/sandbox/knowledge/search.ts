import { type Article, articles } from './articles.ts';

export interface Found {
  readonly article: Article;
  /** From above 0 to 1: how many of the words that were asked for it has. */
  readonly confidence: number;
}

/** The articles that have any word of the query, best first. How Genesys ranks is not documented. */
export function search(query: string): Found[] {
  const wanted = wordsOf(query);
  return articles
    .map((article) => {
      const has = new Set(wordsOf([article.title, ...article.paragraphs].join(' ')));
      const hits = wanted.filter((word) => has.has(word)).length;
      return { article, confidence: hits / Math.max(1, wanted.length) };
    })
    .filter(({ confidence }) => confidence > 0)
    .sort((one, other) => other.confidence - one.confidence);
}

/** Titles in which a word begins like the last word that is being typed. */
export function suggestions(query: string): string[] {
  const begun = wordsOf(query).at(-1);
  if (begun === undefined) return [];
  return articles
    .map(({ title }) => title)
    .filter((title) => wordsOf(title).some((word) => word.startsWith(begun)));
}

/** Without a last s, so that one umbrella finds umbrellas. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/(?<=.{3})s$/u, ''));
}
