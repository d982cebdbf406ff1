import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rows } from './rows.ts';

test('every row has an id of its own that a test title can name', () => {
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^\d+(\.\d+)?\/[\w.-]+$/);
});

test('every row belongs to a heading of the page on Genesys', () => {
  const page = readFileSync(new URL('../../../public/docs/genesys.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^#{2,3} ([\d.]+) /gm)].map(([, section]) => section);
  for (const { id } of rows) expect(headings).toContain(id.split('/')[0]);
});

test('a row is left out for a reason only', () => {
  for (const { leftOut } of rows) expect(leftOut ?? 'a reason of some length').toMatch(/.{20}/);
});
