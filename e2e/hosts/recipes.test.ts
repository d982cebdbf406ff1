import { describe, expect, it } from 'vitest';
import { readRecipes } from './recipes.ts';
import { moreRows, rows } from './rows.ts';
import { sites } from './sites.ts';

describe('the recipes of the documentation', () => {
  const run = new Set(
    [...rows, ...moreRows].flatMap(({ recipes }) => recipes).concat(sites.map(({ recipe }) => recipe)),
  );

  it.each(readRecipes().map(({ name }) => name))('%s is run by a host of the table', (name) => {
    expect(run).toContain(name);
  });

  it('are all that the table names', () => {
    const printed = readRecipes().map(({ name }) => name);
    for (const name of run) expect(printed).toContain(name);
    expect(printed.length).toBeGreaterThan(15);
  });

  it('print no file twice on a page: the second would take the place of the first', () => {
    for (const page of new Set(readRecipes().map(({ name }) => name.split('#')[0]))) {
      const paths = readRecipes()
        .filter(({ name }) => name.startsWith(`${page}#`))
        .flatMap(({ files }) => files.map(({ path }) => path));
      expect(paths).toEqual([...new Set(paths)]);
    }
  });
});
