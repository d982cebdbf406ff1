import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problems } from '../loader/events.ts';
import { optionsHelp, problemsHelp } from '../loader/help.ts';
import { chatOptions, launcherOptions } from '../loader/options.ts';

const file = new URL('../README.md', import.meta.url);

describe('the README', () => {
  it.each([
    ['options', optionRows()],
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
  const rows = Object.entries({ ...launcherOptions, ...chatOptions }).map(([name, alternatives]) => {
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const [byDefault] = alternatives.split('|');
    const help = optionsHelp[name as keyof typeof optionsHelp];
    return `| \`${attribute}\` | ${byDefault ? `\`${byDefault}\`` : 'none'} | ${help} |`;
  });
  return ['| attribute | default | what it is for |', '|---|---|---|', ...rows];
}

function problemRows(): string[] {
  const rows = Object.entries(problems).map(
    ([code, { retryable }]) =>
      `| \`${code}\` | ${problemsHelp[code as keyof typeof problems]} | ${retryable ? 'yes' : 'no'} |`,
  );
  return ['| code | when | worth trying again |', '|---|---|---|', ...rows];
}
