/** A part of a document, under one heading. */
export interface Searched {
  /** Below the companion's root: `docs/installing#consent`. */
  readonly address: string;
  readonly page: string;
  /** The group of `order.ts` that the document is in. */
  readonly group: string;
  readonly heading: string;
  readonly text: string;
}

/** A part that was found, and what of its text to show. */
export interface Found {
  readonly part: Searched;
  readonly excerpt: readonly { readonly text: string; readonly isMatch: boolean }[];
}

/** The parts that hold every word of the query, those first that are most likely meant. A word may be the beginning of one. */
export function search(parts: readonly Searched[], query: string, most = 12): Found[] {
  const words = wordsIn(query);
  if (words.length === 0) return [];
  return parts
    .map((part) => ({ part, score: scoreOf(part, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ part }) => ({ part, excerpt: excerptOf(part.text, words) }));
}

function wordsIn(query: string): string[] {
  return [
    ...new Set(
      folded(query)
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ].slice(0, 8);
}

/** Without case and accents; each character keeps its place. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[‘’]/g, "'");
}

/** What a match counts for by where it is. The groups at the end are for those who look inside: facts, decisions, licences. */
const WEIGHT = { heading: 12, page: 6, text: 1 };
const GROUP: Readonly<Record<string, number>> = { 'Look inside': 0.4, 'Put it on your site': 1.5 };

/** 0 where a word is nowhere. */
function scoreOf({ heading, page, text, group }: Searched, words: readonly string[]): number {
  const places = { heading: folded(heading), page: folded(page), text: folded(text) };
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const [place, weight] of Object.entries(WEIGHT)) {
      best += weight * strengthOf(places[place as keyof typeof places], word);
    }
    if (best === 0) return 0;
    score += best;
  }
  const phrase = words.join(' ');
  if (words.length > 1 && places.text.includes(phrase)) score += 4;
  if (places.heading === phrase) score += 20;
  return score * (GROUP[group] ?? 1);
}

/** A whole word is more than the beginning of one, and that is more than some place within. */
function strengthOf(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const boundary = /[^\p{L}\p{N}]/u;
  for (let from = at; from >= 0; from = text.indexOf(word, from + 1)) {
    const begins = from === 0 || boundary.test(text.charAt(from - 1));
    const end = from + word.length;
    if (begins) return end === text.length || boundary.test(text.charAt(end)) ? 1 : 0.6;
  }
  return 0.2;
}

const AROUND = 70;

/** The text around the first match, with every match in it. */
function excerptOf(text: string, words: readonly string[]): Found['excerpt'] {
  const low = folded(text);
  const firsts = words.map((word) => low.indexOf(word)).filter((at) => at >= 0);
  const first = firsts.length > 0 ? Math.min(...firsts) : 0;
  const from = first > AROUND ? text.indexOf(' ', first - AROUND) + 1 : 0;
  const shown = text.slice(from, from + AROUND * 3);
  const pieces: { text: string; isMatch: boolean }[] = [];
  if (from > 0) pieces.push({ text: '… ', isMatch: false });
  let at = 0;
  const lowShown = folded(shown);
  while (at < shown.length) {
    const next = nextMatch(lowShown, words, at);
    pieces.push({ text: shown.slice(at, next?.start), isMatch: false });
    if (next === undefined) break;
    pieces.push({ text: shown.slice(next.start, next.end), isMatch: true });
    at = next.end;
  }
  if (from + shown.length < text.length) pieces.push({ text: ' …', isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}

function nextMatch(low: string, words: readonly string[], from: number) {
  const found = words
    .map((word) => ({ start: low.indexOf(word, from), end: 0, length: word.length }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start || other.length - one.length)[0];
  return found && { start: found.start, end: found.start + found.length };
}
