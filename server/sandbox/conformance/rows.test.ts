import { expect, test } from 'vitest';
import { rows } from './rows.ts';

test('every row has an id of its own that a test title can name', () => {
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(2\.2|3\.[1-6]|4(\.[1-8])?)\/[\w.-]+$/);
});

test('a row is left out for a reason only', () => {
  for (const { leftOut } of rows) expect(leftOut ?? 'a reason of some length').toMatch(/.{20}/);
});
