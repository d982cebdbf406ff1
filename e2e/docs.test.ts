import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../loader/build-time.ts';
import { moves } from '../loader/chat/lifecycle.ts';
import { commandsHelp, eventsHelp } from '../loader/help.ts';
import { options } from '../loader/options.ts';
import { problems } from '../loader/problems.ts';
import { platformNames } from '../public/builder/platforms/names.ts';
import { platforms } from '../public/builder/platforms/platforms.ts';
import { tagOf } from '../public/builder/tag.ts';
import { configHelp } from '../server/config/help.ts';
import { SITE_SECRETS, siteVariables } from '../server/config/site-variables.ts';
import { SECRETS, variables } from '../server/config/variables.ts';
import { rewriters } from '../server/doctor/page/rewriters.ts';
import { policyRows } from '../server/genesys/site-policy.ts';
import { problems as companionProblems } from '../server/http/problems.ts';

const contract = new URL('../public/docs/contract.md', import.meta.url);
const installing = new URL('../public/docs/installing.md', import.meta.url);
const optimisers = new URL('../public/docs/optimisers.md', import.meta.url);
const lifecycle = new URL('../public/docs/lifecycle.md', import.meta.url);

describe('public/docs/contract.md', () => {
  it.each([
    ['options', ['attribute', 'values', 'default', 'what it is for'], optionRows()],
    ['commands', ['command', 'then', 'effect'], commandRows()],
    ['events', ['event', 'when', 'in `detail`'], eventRows()],
    ['problems', ['code', 'when', 'worth trying again'], problemRows()],
    ['companion-problems', ['status', 'code', 'when', 'worth trying again'], companionProblemRows()],
    ['variables', ['variable', 'default', 'what it is for'], variableRows()],
  ])('has the table of %s as the code has it; UPDATE_DOCS=1 writes it', (name, head, rows) => {
    expectTable(contract, name, [head, ...rows]);
  });
});

it('public/docs/installing.md has the lines of a Content Security Policy as the tag builder writes them', () => {
  const rows = policyRows.map(({ directive, sources, more }) => [
    `\`${directive}\``,
    [sources.map((source) => `\`${source}\``).join(', '), more].filter(Boolean).join('; '),
  ]);
  expectTable(installing, 'policy', [['directive', 'allow'], ...rows]);
});

it('public/docs/installing.md has the steps on each platform as the tag builder writes them', () => {
  const companion = { url: 'https://chat.example.com/', pinned: undefined };
  const tag = tagOf({ options: {}, release: 'latest' }, companion);
  const sections = platformNames.flatMap((name) => {
    const { title, mind, ways } = platforms[name];
    const told = ways(tag).flatMap(({ title: way, language, code, steps }) => [
      `**${way}**`,
      `\`\`\`${language}\n${code}\n\`\`\``,
      steps.map((step, nth) => `${nth + 1}. ${step}`).join('\n'),
    ]);
    return [`### ${title}`, ...mind, ...told];
  });
  expectMade(installing, 'platforms', withLinksOfDocs(sections.join('\n\n')));

  /** In the builder a link is a path below the companion. Here one leads to a document, or says its address. */
  function withLinksOfDocs(text: string): string {
    return text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words: string, path: string) =>
      path.startsWith('docs/')
        ? `[${words}](${path.slice('docs/'.length)}.md)`
        : `${words} (\`${companion.url}${path}\`)`,
    );
  }
});

it('public/docs/privacy.md names everything that is stored in the browser', () => {
  const sources = readdirSync(new URL('../loader', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.(test|testing))\.ts$/.test(file))
    .map((file) => readFileSync(new URL(`../loader/${file}`, import.meta.url), 'utf8'));
  const keys = sources.flatMap(
    (text) => text.match(/(?<=^(?:export )?const [A-Z]+ = ')messenger-tag:\w+(?=';$)/gm) ?? [],
  );
  expect(keys).toContain('messenger-tag:chat');
  const page = readFileSync(new URL('../public/docs/privacy.md', import.meta.url), 'utf8');
  for (const key of keys) expect(page).toContain(`| \`${key}\` |`);
});

it('the life of a chat is drawn in the documentation as the code has it', () => {
  const drawn = [...readFileSync(lifecycle, 'utf8').matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)];
  const coded = Object.entries(moves).flatMap(([from, row]) =>
    Object.entries(row).map(([by, to]) => `${from} ${by} ${to}`),
  );
  expect(drawn.map(([, from, to, by]) => `${from} ${by} ${to}`).sort()).toEqual(coded.sort());
});

/** Of a page, the table between two comments that bear its name. */
describe('public/docs/optimisers.md', () => {
  it('has the table of those who rewrite tags as the doctor has it; UPDATE_DOCS=1 writes it', () => {
    expectTable(optimisers, 'rewriters', [
      ['who', 'what happens', 'an attribute that keeps it away', 'what else to set'],
      ...rewriters.map(({ name, happens, keptAwayBy, exclusion }) => [
        name,
        happens,
        keptAwayBy ? `\`${keptAwayBy}\`` : 'none',
        exclusion,
      ]),
    ]);
  });
});

function expectTable(page: URL, name: string, [head = [], ...rows]: readonly (readonly string[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  expectMade(page, name, lines.join('\n'));
}

/** What stands between two comments that bear its name. */
function expectMade(page: URL, name: string, content: string): void {
  const text = readFileSync(page, 'utf8');
  const found = new RegExp(`(<!-- ${name}: [^>]+ -->\n)[^]*?(<!-- /${name} -->)`).exec(text);
  if (!found) throw new Error(`The page has no lines <!-- ${name}: … --> and <!-- /${name} -->.`);
  const [whole, before, after] = found;
  const made = `${before}\n${content}\n\n${after}`;
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      page,
      text.replace(whole, () => made),
    );
  else expect(whole).toBe(made);
}

function optionRows(): string[][] {
  return Object.entries(options).map(([name, { values, default: byDefault, help }]) => {
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const more = name === 'locale' ? `. Ours: ${[...languages].sort().join(', ')}` : '';
    const forms = values.map((value) => `\`${value}\``).join(', ');
    return [`\`${attribute}\``, forms, byDefault ? `\`${byDefault}\`` : 'none', help + more];
  });
}

function commandRows(): string[][] {
  return Object.entries(commandsHelp).map(([name, [argument, effect]]) => [`\`${name}\``, argument, effect]);
}

function eventRows(): string[][] {
  return Object.entries(eventsHelp).map(([name, [detail, when]]) => {
    const names = detail.map((one) => `\`${one}\``).join(', ');
    return [`\`${name}\``, when, names];
  });
}

function problemRows(): string[][] {
  return Object.entries(problems).map(([code, { when, helps }]) => [`\`${code}\``, when, yesOrNo(helps)]);
}

function companionProblemRows(): string[][] {
  return Object.entries(companionProblems).map(([code, { status, when, retryable }]) => [
    `${status}`,
    `\`${code}\``,
    when,
    yesOrNo(retryable),
  ]);
}

function variableRows(): string[][] {
  return Object.entries(configHelp).map(([name, { help, byDefault }]) => {
    const mayBeFile = [...SECRETS, ...SITE_SECRETS].includes(name) ? ', `_FILE`' : '';
    return [`\`${name}\`${mayBeFile}`, byDefault ?? defaultOf(name), help];
  });
}

/** What the code itself takes when the variable is not set. */
function defaultOf(name: string): string {
  const schemas: Record<string, { safeParse(value: undefined): { data?: unknown } }> = {
    ...variables,
    ...siteVariables,
  };
  const value = schemas[name]?.safeParse(undefined).data;
  return value === undefined ? 'none' : `\`${value}\``;
}

function yesOrNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}
