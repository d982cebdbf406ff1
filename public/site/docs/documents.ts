import { escaped, type Rendered, render } from './markdown.ts';
import { inOrder, pageOf } from './order.ts';
import type { Searched } from './search.ts';

/** What the build makes of the documentation. */
export interface Documentation {
  /** By place below `public/`: what a page is written as (`site/frame.ts`). */
  readonly pages: ReadonlyMap<string, string>;
  /** What the search looks through. */
  readonly searched: readonly Searched[];
}

interface Document extends Rendered {
  readonly source: string;
  /** Below `public/`. */
  readonly page: string;
  readonly says: string;
  readonly group: string;
}

/** Renders all documents, by their paths from the top of the repository. Throws, with the document's name, what `render` throws. */
export function makeDocumentation(texts: ReadonlyMap<string, string>): Documentation {
  const sources = [...texts.keys()].filter((source) => source !== INDEX);
  const documents = inOrder(sources).flatMap(({ name, entries }) =>
    entries.map(({ source, says = '' }): Document => {
      const page = pageOf(source);
      const rendered = renderedAt(source, texts);
      return { ...rendered, source, page, says, group: name };
    }),
  );
  return {
    pages: new Map([
      ['docs/index.html', indexPage(documents)],
      ...documents.map((document, nth): [string, string] => [
        document.page,
        documentPage(document, { before: documents[nth - 1], after: documents[nth + 1], all: documents }),
      ]),
    ]),
    searched: documents.flatMap(({ page, title, group, sections }) =>
      sections.map(({ anchor, heading, text }) => ({
        address: page.replace(/(\/index)?\.html$/, '') + (anchor && `#${anchor}`),
        page: title,
        group,
        heading,
        text,
      })),
    ),
  };
}

/** Its place is taken by a page that has the same order, and more to say. */
const INDEX = 'public/docs/README.md';

function renderedAt(source: string, texts: ReadonlyMap<string, string>): Rendered {
  const text = texts.get(source) ?? '';
  const follow = (target: string) => {
    if (/^([a-z][a-z\d+.-]*:|#)/i.test(target)) return { address: target };
    const { pathname, hash } = new URL(target, `http://top.invalid/${source}`);
    const led = decodeURIComponent(pathname.slice(1));
    if (led === INDEX) return { address: `${upFrom(source)}docs`, title: 'Documentation' };
    const linked = texts.get(led);
    if (linked === undefined) throw new Error(`the link ${target} leads to no document`);
    return { address: `${upFrom(source)}${pageOf(led)}${hash}`, title: /^# (.+)$/m.exec(linked)?.[1] };
  };
  try {
    return render(text, follow);
  } catch (error) {
    // marked adds that it be told of the fault, which is none of its own.
    const [why] = String(error instanceof Error ? error.message : error).split('\nPlease report this', 1);
    throw new Error(`${source}: ${why}`, { cause: error });
  }
}

/** From the page of a document to the folder of all pages. */
function upFrom(source: string): string {
  return '../'.repeat(pageOf(source).split('/').length - 1);
}

interface Neighbours {
  readonly before: Document | undefined;
  readonly after: Document | undefined;
  readonly all: readonly Document[];
}

function documentPage(document: Document, { before, after, all }: Neighbours): string {
  const { title, lede, html, sections, source, page } = document;
  const up = upFrom(source);
  return `${head({ title, description: firstSentence(lede), up })}
  <body>
    <div class="docs">
      <div class="docs-side">
        ${searchForm(up)}
        ${navigation(all, { up, page })}
      </div>
      <article class="prose">
        <p class="crumbs"><a href="${up}docs">Docs</a> <span aria-hidden="true">/</span> ${document.group}</p>
        ${html}
        ${neighbours({ before, after, all }, up)}
      </article>
      ${contents(sections)}
    </div>
  </body>
</html>`;
}

function indexPage(documents: readonly Document[]): string {
  const title = 'Documentation';
  const up = '../';
  return `${head({ title, description: 'How to put the chat on a site, run the companion, test and build with it.', up })}
  <body>
    <div class="docs-index">
      <h1>${title}</h1>
      <p class="lede">For whoever pastes the tag, first. Then for those who run the companion, build with it, or want to know why it is as it is.</p>
      ${searchForm(up)}
      <div class="docs-groups">
        ${groupsOf(documents)
          .map(
            ({ name, entries }, nth) => `<section aria-labelledby="group-${nth}">
          <h2 id="group-${nth}">${name}</h2>
          <ul>
            ${entries.map((entry) => indexEntry(entry, up)).join('\n            ')}
          </ul>
        </section>`,
          )
          .join('\n        ')}
      </div>
    </div>
  </body>
</html>`;
}

function indexEntry({ page, title, says }: Document, up: string): string {
  const link = `href="${up}${page}">${escaped(title)}</a>`;
  return `<li>${says === '' ? `<a class="docs-entry minor" ${link}` : `<a class="docs-entry" ${link}<p class="docs-says">${escaped(says)}</p>`}</li>`;
}

function head({ title, description, up }: { title: string; description: string; up: string }): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <title>${escaped(title)}</title>
    <meta name="description" content="${escaped(description)}">
    <link rel="stylesheet" href="${up}site/docs/docs.css">
    <script type="module" src="${up}site/docs/docs.ts"></script>
  </head>`;
}

/** Without script there is no search, and so nothing that looks like one. */
function searchForm(up: string): string {
  return `<search class="docs-search" hidden>
          <form action="${up}docs" method="get">
            <label for="docs-search">Search the docs</label>
            <input type="search" id="docs-search" name="q" autocomplete="off" spellcheck="false">
          </form>
          <p class="soft small" role="status"></p>
          <ol class="docs-results" hidden></ol>
        </search>`;
}

function navigation(all: readonly Document[], { up, page }: { up: string; page: string }): string {
  const items = groupsOf(all).map(({ name, entries }) => {
    const links = entries.map(
      (each) =>
        `<li><a href="${up}${each.page}"${each.page === page ? ' aria-current="page"' : ''}>${escaped(each.title)}</a></li>`,
    );
    return `<li><span>${name}</span><ul>${links.join('')}</ul></li>`;
  });
  return `<nav class="docs-nav" aria-label="Documentation"><ul>${items.join('\n')}</ul></nav>`;
}

function contents(sections: Rendered['sections']): string {
  const listed = sections.filter(({ level }) => level === 2 || level === 3);
  if (listed.length < 3) return '';
  const links = listed.map(
    ({ level, anchor, heading }) =>
      `<li data-level="${level}"><a href="#${anchor}">${escaped(heading)}</a></li>`,
  );
  return `<details class="docs-contents">
        <summary>On this page</summary>
        <nav aria-label="On this page"><ul>${links.join('\n')}</ul></nav>
      </details>`;
}

function neighbours({ before, after }: Neighbours, up: string): string {
  const link = (document: Document | undefined, word: string) =>
    document
      ? `<li><a href="${up}${document.page}"><span class="soft small">${word}</span> ${escaped(document.title)}</a></li>`
      : '';
  return `<nav class="docs-next" aria-label="Neighbours"><ul>${link(before, 'Before')}${link(after, 'Next')}</ul></nav>`;
}

function groupsOf(documents: readonly Document[]): { name: string; entries: readonly Document[] }[] {
  const names = [...new Set(documents.map(({ group }) => group))];
  return names.map((name) => ({ name, entries: documents.filter(({ group }) => group === name) }));
}

function firstSentence(text: string): string {
  return (/^.{20,}?[.?!](?=\s|$)/.exec(text)?.[0] ?? text).slice(0, 200);
}
