import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Row } from './rows/row.ts';
import { rows } from './rows.ts';

/**
 * `npm run conformance` reads what Vitest and Playwright reported to `test-results` and prints how many rows have a test
 * that passed and none that failed, and which have none for what reason. A row that is not covered and not left out
 * for a reason ends the command with 1.
 */
const vitestReport = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) }),
  ),
});

const spec = z.object({
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ status: z.string() })),
});
const suite = z.object({
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});
const playwrightReport = z.object({ suites: z.array(suite) });

interface Outcome {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

const folder = 'test-results';
const reports = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.json'))
  .map((file) => `${folder}/${file}`);
if (reports.length === 0) {
  console.error('There are no reports in test-results: run the tests first.');
  process.exit(1);
}
const outcomes = reports.flatMap((file) => outcomesOf(JSON.parse(readFileSync(file, 'utf8'))));
const { covered, leftOut, missing, failed, unknown } = weigh(outcomes);

print('left out, with the reason', leftOut, ({ leftOut: reason }) => reason ?? '');
print('named by a test that failed', failed, ({ what }) => what);
print('without a test that passed', missing, ({ what }) => what);
if (unknown.length > 0) console.log(`Tests name rows that do not exist: ${unknown.join(', ')}\n`);
console.log(`read: ${reports.join(', ')}`);
console.log(`conformance: ${covered.length}/${rows.length} rows covered, ${leftOut.length} left out`);
process.exitCode = missing.length + failed.length + unknown.length > 0 ? 1 : 0;

function outcomesOf(report: unknown): Outcome[] {
  const ofVitest = vitestReport.safeParse(report);
  if (ofVitest.success)
    return ofVitest.data.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status }) => ({
        title,
        outcome: status === 'passed' || status === 'failed' ? status : 'skipped',
      })),
    );
  const ofPlaywright = playwrightReport.safeParse(report);
  return ofPlaywright.success ? ofPlaywright.data.suites.flatMap(outcomesOfSuite) : [];
}

function outcomesOfSuite({ specs, suites }: z.infer<typeof suite>): Outcome[] {
  const own = specs.map(({ title, ok, tests }): Outcome => {
    const skipped = tests.every(({ status }) => status === 'skipped');
    return { title, outcome: skipped ? 'skipped' : ok ? 'passed' : 'failed' };
  });
  return [...own, ...suites.flatMap(outcomesOfSuite)];
}

function weigh(all: readonly Outcome[]) {
  const idsOf = ({ title }: Outcome) =>
    [...title.matchAll(/\[(\d[^\]]*\/[^\]]+)\]/g)].map(([, id]) => id ?? '');
  const named = (outcome: Outcome['outcome']) =>
    new Set(all.filter((one) => one.outcome === outcome).flatMap(idsOf));
  const [passed, broken] = [named('passed'), named('failed')];
  const known = new Set(rows.map(({ id }) => id));
  const isCovered = ({ id }: Row) => passed.has(id) && !broken.has(id);
  return {
    covered: rows.filter(isCovered),
    failed: rows.filter(({ id }) => broken.has(id)),
    leftOut: rows.filter((row) => row.leftOut !== undefined && !isCovered(row)),
    missing: rows.filter((row) => row.leftOut === undefined && !passed.has(row.id) && !broken.has(row.id)),
    unknown: [...new Set(all.flatMap(idsOf))].filter((id) => !known.has(id)),
  };
}

function print(title: string, list: readonly Row[], text: (row: Row) => string): void {
  if (list.length === 0) return;
  console.log(`${list.length} rows ${title}:`);
  for (const row of list) console.log(`  ${row.id.padEnd(42)} ${row.status.padEnd(12)} ${text(row)}`);
  console.log('');
}
