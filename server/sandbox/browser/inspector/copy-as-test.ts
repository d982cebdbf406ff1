import type { Entry } from '../../inspector/entry.ts';
import { filterFor, fits } from '../../inspector/filter.ts';

/** A line of a Playwright test that expects what has been seen: entries like this one, as many as there are. */
export function testLineFor(entry: Entry, entries: readonly Entry[]): string {
  const filter = filterFor(entry);
  const times = entries.filter((each) => fits(each, filter)).length;
  const members = Object.entries(filter).map(([name, value]) => `${name}: ${literal(value)}`);
  return `await sandbox.verify({ ${members.join(', ')} }, { times: ${times} });`;
}

/** In single quotes, as most formatters have it. */
function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const inside = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inside}'`;
}
