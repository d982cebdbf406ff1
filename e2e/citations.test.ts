import { describe, expect, it } from 'vitest';
import { citationsIn, type Repository, thisRepository } from './citations.ts';

/** Their names are put together here, or this file would itself be found to cite what is not there. */
const page = (name: string) => `${name}.md`;
const SECTION = 'section';

describe('the repository', () => {
  const citations = citationsIn(thisRepository(new URL('../', import.meta.url)));

  it('cites only what a reader can open', () => {
    const astray = citations.filter((citation) => citation.astray !== undefined);
    expect(astray.map(({ place, cited, astray: why }) => `${place} cites ${cited}: ${why}`)).toEqual([]);
  });

  it('is read: its comments cite the facts about Genesys, and its pages have links', () => {
    const files = (form: RegExp) =>
      citations.filter(({ place, cited }) => form.test(`${place} ${cited}`)).length;
    expect(files(/^(server|loader|e2e)\/.*\.tsx?:\d+ genesys\.md \d/)).toBeGreaterThan(100);
    expect(files(/^public\/docs\/.*\.md:\d+ .*\.md(#|$)/)).toBeGreaterThan(10);
  });
});

describe('a citation that leads nowhere', () => {
  it.each([
    ['names no page', 'server/a.ts', `// As ${page('nowhere')} has it.`, page('nowhere'), 1],
    [
      'names a heading that is not there',
      'server/a.ts',
      `// (${page('facts')} 3.9)`,
      `${page('facts')} 3.9`,
      1,
    ],
    [
      'names one that is there and one that is not',
      'server/a.tsx',
      `// ${page('facts')} 3.6, SURE-2, and 9`,
      /9$/,
      1,
    ],
    [
      'goes over the end of a line',
      'server/a.ts',
      `\n/**\n * So it is (${page('facts')}\n * 7.1, sure).\n */`,
      /7.1$/,
      3,
    ],
    [
      'stands behind its number',
      'loader/a.mjs',
      `/* sections 3 and 8 of ${page('facts')} */`,
      /^sections 3 and 8/,
      1,
    ],
    ['is in the name of a test', 'e2e/a.test.ts', `it('is as ${page('facts')} 8 has it', test)`, /8$/, 1],
    [
      'is in a style sheet, a Dockerfile or YAML',
      'server/deploy/Dockerfile',
      `# ${page('docs/nowhere')}`,
      /nowhere/,
      1,
    ],
    ['is a section of the contract', 'server/a.ts', `/** The contract's ${SECTION} 4. */`, /4$/, 1],
    [
      'is a section of its own page',
      page('public/docs/facts'),
      `## 1 One\n\nAs ${SECTION} 2 has it.`,
      `${SECTION} 2`,
      3,
    ],
    ['is a link to a file', page('README'), '\n[this](server/nowhere.ts)', 'server/nowhere.ts', 2],
    [
      'is a link to a heading',
      page('README'),
      `[this](${page('public/docs/facts')}#37-page)`,
      /#37-page$/,
      1,
    ],
    ['is a link to a heading of its own page', page('README'), '# One\n\n[this](#two)', '#two', 3],
    ['is a picture', page('README'), '![a shop](public/nowhere.png)', 'public/nowhere.png', 1],
  ])('is found with file and line when it %s', (_what, file, text, cited, line) => {
    const found = astrayIn({ [file]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual({
      place: `${file}:${line}`,
      cited: typeof cited === 'string' ? cited : expect.stringMatching(cited),
      astray: expect.any(String),
    });
  });
});

describe('a citation that leads somewhere', () => {
  it.each([
    [
      'a page in public/docs by its name',
      'server/a.ts',
      `// ${page('facts')}, and ${page('public/docs/facts')}`,
    ],
    ['a page at the top', 'server/a.ts', `// ${page('SECURITY')} has the threats.`],
    [
      'headings of a page, over the end of a line',
      'server/a.ts',
      `/**\n * (${page('facts')} 3 and\n * 3.6, SURE, 4 others)\n */`,
    ],
    ['a section of the contract', 'server/a.ts', `// contract ${SECTION} 3, ${SECTION} 3 of the contract`],
    [
      'a heading by a link',
      page('README'),
      `[this](${page('public/docs/facts')}#36-in-the-page) and [that](#one-a)\n## One: \`a\``,
    ],
    [
      'a file and a folder by a link',
      page('public/docs/facts2'),
      `[a](../../server/kept.ts) [b](../../server/) [c](${page('facts')})`,
    ],
    [
      'another site',
      page('README'),
      `[a](https://example.com/${page('nowhere')}) <https://example.com/${page('x')}>`,
    ],
  ])('is let pass: %s', (_what, file, text) => {
    expect(astrayIn({ [file]: text })).toEqual([]);
  });

  it('is no link where it stands in code', () => {
    expect(astrayIn({ [page('README')]: '`[a](b)`\n\n```md\n[a](b)\n# 7 Seven\n```\n' })).toEqual([]);
  });
});

/** In a repository that has some pages beside these files. */
function astrayIn(files: Record<string, string>) {
  const texts = new Map([
    [page('public/docs/facts'), '# Facts\n\n## 3 Three\n\n### 3.6 In the page\n\n## 4 Four\n'],
    [page('public/docs/contract'), '## 3 The HTTP interface\n'],
    [page('SECURITY'), '# Security\n'],
    ['server/kept.ts', ''],
    ...Object.entries(files),
  ]);
  const repository: Repository = { files: new Set(texts.keys()), texts };
  return citationsIn(repository).filter(({ astray }) => astray !== undefined);
}
