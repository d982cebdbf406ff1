import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../e2e/markdown.ts';
import { documents } from '../build.ts';
import { makeDocumentation } from './documents.ts';

describe('the documentation of this repository', () => {
  const texts = documents();
  const { pages, searched } = makeDocumentation(texts);

  it('has a page for every document, and one that leads to all', () => {
    expect(pages.size).toBe(texts.size);
    const index = pages.get('docs/index.html') ?? '';
    for (const page of pages.keys())
      if (page !== 'docs/index.html') expect(index).toContain(`href="../${page}"`);
  });

  it.each([...texts])('%s has its headings where links look for them', (source, text) => {
    if (source === 'public/docs/README.md') return;
    const page = searched.filter(({ address }) => addressIn(pages, source) === address.replace(/#.*/, ''));
    const anchors = page.flatMap(({ address }) => address.split('#')[1] ?? []);
    const [, ...wanted] = [...anchorsOf(text)];
    expect(anchors).toEqual(wanted);
  });
});

describe('a document', () => {
  const page = (text: string, name = 'one') =>
    makeDocumentation(
      new Map([
        [`public/docs/${name}.md`, text],
        ['public/docs/hosts/README.md', '# Hosts\n'],
        ['SECURITY.md', '# Threats\n'],
      ]),
    ).pages.get(`docs/${name}.html`) ?? '';

  it('keeps nothing of HTML but its text', () => {
    const made = page(
      '# One\n\nA <b onclick="x()">word</b> <script>x()</script>\n\n<!-- made -->\n\n<img src=x>\n',
    );
    expect(made).toContain('A &lt;b onclick=&quot;x()&quot;&gt;word');
    expect(made).not.toMatch(/<b |<script>x|<img|made -->/);
  });

  it('leads to other documents by their pages, under their titles', () => {
    const made = page('# One\n\n[hosts](hosts/README.md#a) [SECURITY.md](../../SECURITY.md)\n');
    expect(made).toContain('<a href="../docs/hosts/index.html#a">hosts</a>');
    expect(made).toContain('<a href="../docs/threats.html">Threats</a>');
  });

  it('is refused, by name, where a link leads nowhere', () => {
    expect(() => page('# One\n\n[x](nowhere.txt)\n')).toThrow(
      /^public\/docs\/one\S+ the link nowhere.txt leads to no document$/,
    );
  });

  it('has tables that scroll by themselves, under a name, without empty headings', () => {
    const made = page('# One\n\n## Two\n\n| | b |\n|---|---|\n| 1 | `a|b` |\n');
    expect(made).toContain('tabindex="0" role="group" aria-label="Table 1: Two"');
    expect(made).toContain('<td></td><th scope="col">b</th>');
  });
});

function addressIn(pages: ReadonlyMap<string, string>, source: string): string {
  const name = source.replace('public/docs/', '').replace(/\.md$/, '').toLowerCase();
  const found = [...pages.keys()].find((page) => {
    const address = page
      .replace(/^docs\//, '')
      .replace('/index.html', '/readme')
      .replace(/\.html$/, '');
    return address === (source === 'SECURITY.md' ? 'threats' : name);
  });
  return (found ?? '').replace(/(\/index)?\.html$/, '');
}
