import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, parseMarkdown } from './markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const paragraph = (...parts: object[]) => ({ kind: 'paragraph', parts });

describe('Markdown', () => {
  test('has bold, italic, code and links, one in another', () => {
    expect(parseMarkdown('**Free _today_**, see [`terms`](https://shop.example/terms)')).toEqual([
      paragraph(
        { kind: 'bold', parts: [text('Free '), { kind: 'italic', parts: [text('today')] }] },
        text(', see '),
        { kind: 'link', url: 'https://shop.example/terms', parts: [{ kind: 'code', text: 'terms' }] },
      ),
    ]);
  });

  test('has lists, numbered and not, between paragraphs', () => {
    expect(parseMarkdown('Sizes:\n- small\n- **large**\n\n1. measure\n2. order')).toEqual([
      paragraph(text('Sizes:')),
      {
        kind: 'list',
        numbered: false,
        items: [[text('small')], [{ kind: 'bold', parts: [text('large')] }]],
      },
      { kind: 'list', numbered: true, items: [[text('measure')], [text('order')]] },
    ]);
  });

  test('leaves code as it is, also where its end is missing', () => {
    expect(parseMarkdown('```\na **b**\n```')).toEqual([{ kind: 'code', text: 'a **b**' }]);
    expect(parseMarkdown('```\na')).toEqual([{ kind: 'code', text: 'a' }]);
  });

  test('leaves what only looks like a mark', () => {
    for (const words of ['2 * 3 * 4', 'file_name_here', '**', '[a](', '\\* no list', '# no heading'])
      expect(parseMarkdown(words)).toEqual([paragraph(text(words.replace('\\', '')))]);
  });

  test('follows no link that could run a script', () => {
    for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '/path'])
      expect(JSON.stringify(parseMarkdown(`[a](${url})`))).not.toContain('"link"');
  });

  test('of any text ends, and every link in it is a safe one', () => {
    const marks = fc.array(
      fc.oneof(
        fc.constantFrom('*', '**', '_', '`', '```', '[', '](', ')', '\n', '- ', 'javascript:'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(marks, (pieces) => {
        const links = parseMarkdown(pieces.join('')).flatMap((block) =>
          block.kind === 'list' ? block.items.flat() : block.kind === 'paragraph' ? block.parts : [],
        );
        for (const url of links.flatMap(urlsOf)) expect(url).toMatch(/^(https?|mailto|tel):/i);
      }),
    );
  });

  test('of 4000 asterisks is read like any other message', () => {
    expect(parseMarkdown('*'.repeat(4000))).toHaveLength(1);
  });
});

function urlsOf(part: Inline): string[] {
  switch (part.kind) {
    case 'text':
    case 'code':
      return [];
    case 'link':
      return [part.url, ...part.parts.flatMap(urlsOf)];
    default:
      return part.parts.flatMap(urlsOf);
  }
}
