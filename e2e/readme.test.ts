import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../loader/build-time.ts';
import { moves } from '../loader/chat/lifecycle.ts';
import { commandsHelp, eventsHelp } from '../loader/help.ts';
import { options } from '../loader/options.ts';
import { problems } from '../loader/problems.ts';

const file = new URL('../README.md', import.meta.url);

describe('the README', () => {
  it.each([
    ['options', optionRows()],
    ['commands', commandRows()],
    ['events', eventRows()],
    ['problems', problemRows()],
  ])('has the table of %s as the code has it; UPDATE_README=1 writes it', (name, rows) => {
    const text = readFileSync(file, 'utf8');
    const [whole = '', before, , after] =
      new RegExp(`(<!-- ${name}: [^>]+ -->\n)([^]*?)(<!-- /${name} -->)`).exec(text) ?? [];
    const made = `${before}\n${rows.join('\n')}\n\n${after}`;
    if (process.env.UPDATE_README) writeFileSync(file, text.replace(whole, made));
    else expect(whole).toBe(made);
  });
});

it('the life of a chat is drawn in the documentation as the code has it', () => {
  const page = readFileSync(new URL('../public/docs/lifecycle.md', import.meta.url), 'utf8');
  const drawn = [...page.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)];
  const coded = Object.entries(moves).flatMap(([from, row]) =>
    Object.entries(row).map(([by, to]) => `${from} ${by} ${to}`),
  );
  expect(drawn.map(([, from, to, by]) => `${from} ${by} ${to}`).sort()).toEqual(coded.sort());
});

function optionRows(): string[] {
  const rows = Object.entries(options).map(([name, { values, default: byDefault, help }]) => {
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const more = name === 'locale' ? `. Ours: ${[...languages].sort().join(', ')}` : '';
    const forms = values.map((value) => `\`${value}\``).join(', ');
    return `| \`${attribute}\` | ${forms} | ${byDefault ? `\`${byDefault}\`` : 'none'} | ${help}${more} |`;
  });
  return ['| attribute | values | default | what it is for |', '|---|---|---|---|', ...rows];
}

function commandRows(): string[] {
  const rows = Object.entries(commandsHelp).map(
    ([name, [argument, effect]]) => `| \`${name}\` | ${argument} | ${effect} |`,
  );
  return ['| command | then | effect |', '|---|---|---|', ...rows];
}

function eventRows(): string[] {
  const rows = Object.entries(eventsHelp).map(([name, [detail, when]]) => {
    const names = detail.map((one) => `\`${one}\``).join(', ');
    return `| \`${name}\` | ${when} | ${names} |`;
  });
  return ['| event | when | in `detail` |', '|---|---|---|', ...rows];
}

function problemRows(): string[] {
  const rows = Object.entries(problems).map(
    ([code, { when, helps }]) => `| \`${code}\` | ${when} | ${helps ? 'yes' : 'no'} |`,
  );
  return ['| code | when | worth trying again |', '|---|---|---|', ...rows];
}
