import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const ofVitest = (numPassedTests: number, failed: readonly string[] = []) => ({
  numPassedTests,
  numFailedTests: failed.length,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    { name: 'x.test.ts', assertionResults: failed.map((fullName) => ({ fullName, status: 'failed' })) },
  ],
});
const reports = {
  unit: ofVitest(10),
  'unit-node22': ofVitest(8),
  'unit-node24': ofVitest(8),
  browser: { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [], suites: [] },
};

function count(found: object) {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, report] of Object.entries(found)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(report));
  }
  const script = fileURLToPath(new URL('count.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, stdout };
}

it('adds up the tests of all runners and all Nodes', () => {
  expect(count(reports)).toEqual({ status: 0, stdout: '31 passed, 0 failed\n' });
});

it('names what failed, and on which Node', () => {
  const { status, stdout } = count({ ...reports, 'unit-node24': ofVitest(7, ['says so']) });
  expect([status, stdout]).toEqual([1, 'failed: unit-node24: says so\n30 passed, 1 failed\n']);
});

it('counts what passed at the second try, and names it', () => {
  const assertionResults = [{ fullName: 'is slow', status: 'passed', failureMessages: ['too early'] }];
  const unit = { ...ofVitest(10), testResults: [{ name: 'x.test.ts', assertionResults }] };
  const suites = [{ specs: [{ file: 'x.spec.ts', title: 'opens', ok: true, tests: [{ status: 'flaky' }] }] }];
  const browser = { ...reports.browser, stats: { ...reports.browser.stats, flaky: 1 }, suites };
  const { status, stdout } = count({ ...reports, unit, browser });
  expect([status, stdout.split('\n')]).toEqual([
    0,
    [
      'passed at the second try only: unit: is slow',
      'passed at the second try only: browser: x.spec.ts › opens',
      '32 passed, 0 failed',
      '',
    ],
  ]);
});

it('counts a Node that has left no report as a failure', () => {
  const { 'unit-node22': _, ...others } = reports;
  const { status, stdout } = count(others);
  expect([status, stdout]).toEqual([
    1,
    expect.stringMatching(/^The unit-node22 tests left no report: [\s\S]*1 failed\n$/),
  ]);
});
