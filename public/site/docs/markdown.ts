import { Marked, type RendererThis, type Tokens } from 'marked';

/** A heading below the title, with what stands between it and the next: what the search looks through. */
export interface Section {
  readonly level: number;
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

/** A document as it stands in the frame. */
export interface Rendered {
  readonly title: string;
  /** The text before the first heading, for those who have not opened it. */
  readonly lede: string;
  readonly html: string;
  /** The first is what stands under the title. */
  readonly sections: readonly Section[];
}

/** Where a link leads, and what that is called where it is a document. Throws where it leads nowhere. */
export type Follow = (target: string) => { readonly address: string; readonly title?: string | undefined };

/** Renders a document; no HTML in it becomes any. Throws where a link leads nowhere. */
export function render(text: string, follow: Follow): Rendered {
  const marked = new Marked({ gfm: true });
  const anchors = new Set<string>();
  const found: { level: number; anchor: string; heading: string; words: string[] }[] = [];
  let title = '';
  let tables = 0;
  const here = () => found.at(-1);
  const note = (words: string) => here()?.words.push(words);

  marked.use({
    renderer: {
      heading(this: RendererThis, { tokens, depth, text: source }: Tokens.Heading) {
        const heading = wordsOf(tokens);
        const anchor = depth === 1 ? '' : anchorFor(source, anchors);
        if (depth === 1) {
          title = heading;
          anchors.add(anchorFor(source, anchors));
          found.push({ level: 1, anchor: '', heading, words: [] });
          return `<h1>${this.parser.parseInline(tokens)}</h1>\n`;
        }
        found.push({ level: depth, anchor, heading, words: [] });
        // A link within a link is none: the whole heading leads to itself, unless it leads elsewhere.
        const inner = this.parser.parseInline(tokens);
        const isLink = inner.includes('<a ');
        return `<h${depth} id="${anchor}">${isLink ? inner : `<a class="anchor" href="#${anchor}">${inner}</a>`}</h${depth}>\n`;
      },
      paragraph(this: RendererThis, { tokens }: Tokens.Paragraph) {
        note(wordsOf(tokens));
        return `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
      code({ text: code, lang = '' }: Tokens.Code) {
        note(code);
        const name = lang === '' ? 'text' : lang;
        return `<div class="code"><pre tabindex="0" data-language="${escaped(name)}"><code>${escaped(code)}</code></pre></div>\n`;
      },
      table(this: RendererThis, { header, rows }: Tokens.Table) {
        for (const row of [header, ...rows]) note(row.map(({ tokens }) => wordsOf(tokens)).join(' '));
        tables++;
        const cells = (row: Tokens.TableCell[], tag: 'th' | 'td') =>
          row.map(({ tokens }) => {
            const inner = this.parser.parseInline(tokens);
            // An empty heading is read out as one.
            return tag === 'th' && inner !== '' ? `<th scope="col">${inner}</th>` : `<td>${inner}</td>`;
          });
        const isHeaded = header.some(({ text: words }) => words !== '');
        const head = isHeaded ? `<thead><tr>${cells(header, 'th').join('')}</tr></thead>` : '';
        const body = rows.map((row) => `<tr>${cells(row, 'td').join('')}</tr>`).join('\n');
        const name = `Table ${tables}: ${here()?.heading ?? title}`;
        return `<div class="table-scroll" tabindex="0" role="group" aria-label="${escaped(name)}"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
      listitem(this: RendererThis, item: Tokens.ListItem) {
        note(wordsOf(item.tokens));
        return `<li>${this.parser.parse(item.tokens)}</li>\n`;
      },
      link(this: RendererThis, { href, tokens }: Tokens.Link) {
        const { address, title: of } = follow(href);
        // Whoever reads the files reads their names; here they have titles.
        const inner = of && FILE_NAME.test(wordsOf(tokens)) ? escaped(of) : this.parser.parseInline(tokens);
        return `<a href="${escaped(address)}">${inner}</a>`;
      },
      image({ href }: Tokens.Image) {
        throw new Error(`pictures are not in the pages yet: ${href}`);
      },
      html({ text: html }: Tokens.HTML | Tokens.Tag) {
        // A word in angle brackets is meant as it stands, and a comment is for other readers.
        return escaped(html.replace(/<!--[\s\S]*?-->\s*/g, ''));
      },
    },
  });
  const html = marked.parse(text, { async: false });
  const sections = found.map(({ words, ...rest }) => ({
    ...rest,
    text: words.join(' ').replace(/\s+/g, ' ').trim(),
  }));
  return { title, lede: sections[0]?.text ?? '', html, sections };
}

const FILE_NAME = /^[\w/-]+\.md$/;

/** As GitHub makes it of a heading, so that a link leads to the same place here and there. */
function anchorFor(source: string, taken: Set<string>): string {
  const words = source.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  const name = words.replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '').replaceAll(' ', '-');
  let anchor = name;
  for (let again = 1; taken.has(anchor); again++) anchor = `${name}-${again}`;
  taken.add(anchor);
  return anchor;
}

/** What is read, without marks. */
function wordsOf(tokens: readonly Tokens.Generic[] = []): string {
  return tokens
    .map((token) => (token.tokens ? wordsOf(token.tokens) : unescaped(String(token.text ?? token.raw ?? ''))))
    .join('');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&');
}

/** For text and attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
