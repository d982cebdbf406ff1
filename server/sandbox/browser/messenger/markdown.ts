/** A message as the window draws it: a small part of Markdown. Which part Genesys draws is not documented. */
export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly (readonly Inline[])[] };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold'; readonly parts: readonly Inline[] }
  | { readonly kind: 'italic'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly parts: readonly Inline[] };

/** Bold, italic, links, lists and code; whatever else is there stays the text that it is. Never throws. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 0) {
    const block = takeCode(lines) ?? takeList(lines) ?? takeParagraph(lines);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** Between lines of three backticks; the last one may be missing. */
function takeCode(lines: string[]): Block | undefined {
  if (!lines[0]?.startsWith('```')) return undefined;
  lines.shift();
  const end = lines.findIndex((line) => line.startsWith('```'));
  const code = lines.splice(0, end < 0 ? lines.length : end);
  lines.shift();
  return { kind: 'code', text: code.join('\n') };
}

const bullet = /^ {0,3}[-*] +(?=\S)/;
const number = /^ {0,3}\d{1,9}[.)] +(?=\S)/;

function takeList(lines: string[]): Block | undefined {
  const marker = [bullet, number].find((one) => one.test(lines[0] ?? ''));
  if (!marker) return undefined;
  const end = lines.findIndex((line) => !marker.test(line));
  const items = lines.splice(0, end < 0 ? lines.length : end);
  return {
    kind: 'list',
    numbered: marker === number,
    items: items.map((line) => parseInline(line.replace(marker, ''))),
  };
}

/** Up to an empty line, a list or code. Lines stay lines, as people write them in a chat. */
function takeParagraph(lines: string[]): Block | undefined {
  const isOther = (line: string) =>
    line.trim() === '' || line.startsWith('```') || bullet.test(line) || number.test(line);
  const end = lines.findIndex((line, index) => index > 0 && isOther(line));
  const text = lines.splice(0, end < 0 ? lines.length : end).join('\n');
  return text.trim() === '' ? undefined : { kind: 'paragraph', parts: parseInline(text) };
}

/** How deep one mark may stand in another: a message of asterisks alone must not run into the end of the stack. */
const MAX_DEPTH = 8;

function parseInline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  let text = '';
  let rest = source;
  const endText = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  while (rest !== '') {
    const mark = depth < MAX_DEPTH ? markAt(rest, text.at(-1), depth) : undefined;
    if (mark) {
      endText();
      parts.push(mark.inline);
      rest = rest.slice(mark.length);
    } else {
      // What is behind a backslash is meant as it stands.
      const escaped = /^\\([\\`*_[\]()#+.!-])/.exec(rest)?.[1];
      text += escaped ?? rest[0];
      rest = rest.slice(escaped ? 2 : 1);
    }
  }
  endText();
  return parts;
}

/** The mark that begins right here, and how long it is in the source. */
function markAt(
  rest: string,
  before: string | undefined,
  depth: number,
): { inline: Inline; length: number } | undefined {
  switch (rest[0]) {
    case '`':
      return between(rest, '`', (text) => ({ kind: 'code', text }));
    case '[':
      return linkAt(rest, depth);
    case '*':
      return emphasis(rest, rest.startsWith('**') ? '**' : '*', depth);
    case '_':
      // In the middle of a word it is an underscore, as in file_name_here.
      if (before !== undefined && /[\p{L}\p{N}]/u.test(before)) return undefined;
      return emphasis(rest, rest.startsWith('__') ? '__' : '_', depth);
    default:
      return undefined;
  }
}

function emphasis(rest: string, mark: string, depth: number) {
  const kind = mark.length === 2 ? 'bold' : 'italic';
  return between(rest, mark, (text) => {
    if (text.trim() !== text) return undefined;
    return { kind, parts: parseInline(text, depth + 1) };
  });
}

function between(rest: string, mark: string, make: (text: string) => Inline | undefined) {
  const end = rest.indexOf(mark, mark.length);
  if (end <= mark.length) return undefined;
  const inline = make(rest.slice(mark.length, end));
  return inline && { inline, length: end + mark.length };
}

function linkAt(rest: string, depth: number) {
  const [whole, words, url] = /^\[([^[\]\n]{1,500})\]\(([^()\s]{1,2000})\)/.exec(rest) ?? [];
  if (!whole || !words || !url || !isSafe(url)) return undefined;
  const inline: Inline = { kind: 'link', url, parts: parseInline(words, depth + 1) };
  return { inline, length: whole.length };
}

/** Anything else, such as `javascript:`, stays text. */
function isSafe(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(url).protocol);
}
