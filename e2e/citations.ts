import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { anchorsOf, linksOf, sectionsOf } from './markdown.ts';

/** Files by their paths from the top of the repository; of those that hold text, the text. */
export interface Repository {
  readonly files: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

/** Something that names a page, or a heading in it. */
export interface Citation {
  /** `server/app.ts:12`. */
  readonly place: string;
  readonly cited: string;
  /** Why it leads nowhere; `undefined` where it leads somewhere. */
  readonly astray: string | undefined;
}

/**
 * Everything in the repository that names a page of documentation, as `<page> 3.6`, as a section of the contract, or by a
 * link. Comments may break a citation over two lines.
 */
export function citationsIn(repository: Repository): Citation[] {
  return [...repository.texts].flatMap(([file, text]) => {
    const found = [...namesIn(text), ...contractIn(text), ...(isPage(file) ? ownSectionsIn(text) : [])];
    const links = isPage(file) ? linksOf(text) : [];
    const at = (offset: number) => `${file}:${text.slice(0, offset).split('\n').length}`;
    return [
      ...found.map(({ offset, cited, page, sections }) => {
        const astray = whyAstray(repository, pageOf(repository, page ?? file, file), sections);
        return { place: at(offset), cited, astray };
      }),
      ...links.map(({ offset, target }) => {
        return { place: at(offset), cited: target, astray: whyBroken(repository, file, target) };
      }),
    ];
  });
}

/** All of this repository but what is built, installed or reported. */
export function thisRepository(top: URL): Repository {
  // `builds` has companions of the past, with the comments that they had.
  const ignored = new Set([
    'builds',
    '.git',
    'node_modules',
    'dist',
    'test-results',
    'playwright-report',
    '.next',
  ]);
  const walk = (folder: string): string[] =>
    readdirSync(new URL(folder, top), { withFileTypes: true })
      .filter(({ name }) => !ignored.has(name))
      .flatMap((entry) => {
        const path = `${folder}${entry.name}`;
        return entry.isDirectory() ? walk(`${path}/`) : [path.replace('./', '')];
      });
  const files = walk('./');
  const texts = files.filter((file) => TEXT.test(file) && file !== 'package-lock.json');
  return {
    files: new Set(files),
    texts: new Map(texts.map((file) => [file, readFileSync(new URL(file, top), 'utf8')])),
  };
}

const TEXT = /(\.([cm]?[jt]sx?|css|html|md|ya?ml|json|conf)|Dockerfile|^\.ci\/run)$/;
const DOCS = 'public/docs/';

interface Found {
  readonly offset: number;
  readonly cited: string;
  /** None: the page in which it stands. */
  readonly page: string | undefined;
  readonly sections: readonly string[];
}

/** A page by its name. Where a link leads is looked at as a link. */
const NAME = String.raw`(?<![\w@/.-]|\]\()(?<page>(?:\.{1,2}/)*[\w@-][\w@.-]*(?:/[\w@.-]+)*\.md)\b`;
/** Such as `3.6`, `3.2 and 3.3`, `4.8, CONFIRMED, and 2.2`. */
const NUMBERS = String.raw`(?<numbers>\d+(?:\.\d+)?(?:,? +(?:(?:and|or|to|[A-Z]{4,}(?:-2)?),? +)*\d+(?:\.\d+)?)*)\b`;

/** `npm run pack` makes it, and it is in the package alone. */
const MADE_WHEN_PACKED = 'THIRD-PARTY.md';

function namesIn(text: string): Found[] {
  return [
    ...search(text, `${NAME}(?:,? +(?:sections? +)?${NUMBERS})?`),
    ...search(text, `\\bsections? +${NUMBERS} +of +\`?${NAME}`),
  ].filter(({ page }) => page !== MADE_WHEN_PACKED);
}

function contractIn(text: string): Found[] {
  return [
    ...search(text, `\\b[Cc]ontract(?:['’]s)?,? +sections? +${NUMBERS}`),
    ...search(text, `\\bsections? +${NUMBERS} +of +the +contract\\b`),
  ].map((found) => ({ ...found, page: `${DOCS}contract.md` }));
}

/** "section 3.6" on a page with numbered headings means that page. */
function ownSectionsIn(text: string): Found[] {
  if (sectionsOf(text).size === 0) return [];
  return search(text, `(?<!(?:contract|\\.md)(?:['’]s)?,? +)\\b[Ss]ections? +${NUMBERS}(?! +of\\b)`);
}

function search(text: string, pattern: string): Found[] {
  return [...joined(text).matchAll(new RegExp(pattern, 'g'))].map(({ 0: all, index, groups = {} }) => ({
    offset: index,
    cited: all.replace(/ +/g, ' '),
    page: groups.page,
    sections: groups.numbers?.match(/\d+(?:\.\d+)?/g) ?? [],
  }));
}

/** One line, each character where it was: the ends of lines, and what begins a line of a comment, are spaces. */
function joined(text: string): string {
  return text.replace(/\n[ \t]*(?:\*(?!\/)|\/\/|#|>)?/g, (end) => ' '.repeat(end.length));
}

/** The file that `name` means in `file`: from the top, beside it, or among the documentation. */
function pageOf({ files }: Repository, name: string, file: string): string | undefined {
  const beside = join(dirname(file), name);
  const among = [...files].find((path) => path.startsWith(DOCS) && path.endsWith(`/${name}`));
  return [name, beside, DOCS + name].find((path) => files.has(path)) ?? among;
}

function whyAstray(
  { texts }: Repository,
  page: string | undefined,
  sections: readonly string[],
): string | undefined {
  if (page === undefined) return 'there is no such page at the top or in public/docs';
  const known = sectionsOf(texts.get(page) ?? '');
  const unknown = sections.filter((section) => !known.has(section));
  return unknown.length > 0 ? `${page} has no heading ${unknown.join(', ')}` : undefined;
}

function whyBroken({ files, texts }: Repository, file: string, target: string): string | undefined {
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const page = path === '' ? file : join(dirname(file), decodeURIComponent(path));
  const folder = page.replace(/\/?$/, '/');
  if (!files.has(page) && ![...files].some((other) => other.startsWith(folder))) return `there is no ${page}`;
  if (!anchor || !isPage(page)) return undefined;
  const isThere = anchorsOf(texts.get(page) ?? '').has(decodeURIComponent(anchor));
  return isThere ? undefined : `${page} has no heading for #${anchor}`;
}

function isPage(file: string): boolean {
  return file.endsWith('.md');
}
