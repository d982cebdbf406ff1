import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rows } from './rows.testing.ts';

const sources = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));
const named = new Set(
  sources.flatMap((source) => [...source.matchAll(/\[([\w.]+[/-][\w./-]+)\] /g)]).map(([, id]) => id),
);

it('every row of the profile has an id of its own', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it('every row is named by a test, or says why it is not asked here', () => {
  for (const { id, notHere } of rows) expect([id, named.has(id)]).toEqual([id, notHere === undefined]);
});

it('tests name only rows that there are', () => {
  const ids = new Set(rows.map(({ id }) => id));
  expect([...named].filter((id) => !ids.has(id ?? ''))).toEqual([]);
});
