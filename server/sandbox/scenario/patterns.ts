/**
 * What a visitor's words are compared with: plain words, which must occur whole and next to each other, in any case. `*` at
 * the end of a word stands for any further letters and digits, `#` for one digit; an empty pattern for a message without
 * words, such as a file.
 *
 * No regular expressions: one from a file can keep the process busy for years. What is made of a pattern here has a single
 * way to fit at each place, since what follows a `*` or a space is never of the kind that they take.
 */
export function findPattern(pattern: string, words: string): string | undefined {
  if (pattern.trim() === '') return words.trim() === '' ? '' : undefined;
  return expressionOf(pattern).exec(words.normalize())?.[0];
}

/** What is wrong with a pattern, in words; nothing when it can be used. */
export function problemOfPattern(pattern: string): string | undefined {
  const stray = /(?<![\p{L}\p{M}\p{N}#])\*|\*(?!\s|$)/u.test(pattern);
  return stray ? 'a * stands at the end of a word, for its further letters: write "deliver*"' : undefined;
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

function expressionOf(pattern: string): RegExp {
  const words = pattern.normalize().trim();
  const source = words
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/#]/g, (special) => meaning[special] ?? `\\${special}`))
    .join(String.raw`\s+`);
  const isLetter = (end: string | undefined) => /[\p{L}\p{M}\p{N}#*]/u.test(end ?? '');
  const before = isLetter(words[0]) ? `(?<!${LETTER})` : '';
  const after = isLetter(words.at(-1)) ? `(?!${LETTER})` : '';
  return new RegExp(before + source + after, 'iu');
}

const meaning: Readonly<Record<string, string>> = { '*': `${LETTER}*`, '#': '[0-9]' };
