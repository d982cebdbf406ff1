import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { configHelp } from './help.ts';
import { SITE_SECRETS, siteVariables } from './site-variables.ts';
import { SECRETS, variables } from './variables.ts';

const file = new URL('../../README.md', import.meta.url);
const schemas: Record<string, z.ZodType> = { ...variables, ...siteVariables };

describe('the README', () => {
  it('has the table of variables as the code has it; UPDATE_README=1 writes it', () => {
    const text = readFileSync(file, 'utf8');
    const [whole = '', before, , after] =
      /(<!-- variables: [^>]+ -->\n)([\s\S]*?)(<!-- \/variables -->)/.exec(text) ?? [];
    const made = `${before}\n${rows().join('\n')}\n\n${after}`;
    if (process.env.UPDATE_README)
      writeFileSync(
        file,
        text.replace(whole, () => made),
      );
    else expect(whole).toBe(made);
  });
});

function rows(): string[] {
  const rows = Object.entries(configHelp).map(([name, { help, byDefault }]) => {
    const mayBeFile = [...SECRETS, ...SITE_SECRETS].includes(name) ? ', `_FILE`' : '';
    return `| \`${name}\`${mayBeFile} | ${byDefault ?? defaultOf(name)} | ${help} |`;
  });
  return ['| variable | default | what it is for |', '|---|---|---|', ...rows];
}

/** What the code itself takes when the variable is not set. */
function defaultOf(name: string): string {
  const value = schemas[name]?.safeParse(undefined).data;
  return value === undefined ? 'none' : `\`${value}\``;
}
