import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lasting, passing } from '../loader/events.ts';
import { commandsHelp, eventsHelp, problemsHelp } from '../loader/help.ts';
import { options } from '../loader/options.ts';

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

function optionRows(): string[] {
  const rows = Object.entries(options).map(([name, { default: byDefault, help }]) => {
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return `| \`${attribute}\` | ${byDefault ? `\`${byDefault}\`` : 'none'} | ${help} |`;
  });
  return ['| attribute | default | what it is for |', '|---|---|---|', ...rows];
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
  const rows = [...passing, ...lasting].map((code) => {
    const helps = passing.some((one) => one === code);
    return `| \`${code}\` | ${problemsHelp[code]} | ${helps ? 'yes' : 'no'} |`;
  });
  return ['| code | when | worth trying again |', '|---|---|---|', ...rows];
}
