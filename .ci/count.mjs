// Counts what the test runners report of themselves; a runner that left no report counts as a failure.
//   node .ci/count.mjs [<folder with the reports>]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = fileURLToPath(new URL('../test-results', import.meta.url))] = process.argv.slice(2);
const nodes = Object.keys(JSON.parse(readFileSync(new URL('nodes.json', import.meta.url), 'utf8')));
const counts = [
  count('unit', ofVitest),
  ...nodes.map((major) => count(`unit-node${major}`, ofVitest)),
  count('browser', ofPlaywright),
];
const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
const skipped = sum('skipped');
// Here once more: whoever is shown only the end of a long record must see what failed.
for (const name of counts.flatMap(({ names }) => names)) console.log(`failed: ${name}`);
// No failure, but a defect: of the test, which then waits for the wrong thing, or of what it tests.
for (const name of counts.flatMap(({ secondTries }) => secondTries))
  console.log(`passed at the second try only: ${name}`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') || !sum('passed') ? 1 : 0;

function count(name, of) {
  try {
    const counted = of(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
    const [names, secondTries] = [counted.names, counted.secondTries].map((titles) =>
      titles.map((title) => `${name}: ${title}`),
    );
    if (counted.passed + counted.failed > 0) return { ...counted, names, secondTries };
    console.log(`The ${name} tests ran no test.`);
  } catch (error) {
    console.log(`The ${name} tests left no report: ${error.message}`);
  }
  return { passed: 0, failed: 1, skipped: 0, names: [], secondTries: [] };
}

function ofVitest(report) {
  // A file that does not even load has no tests to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  );
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const namesOf = (some) => some.map(({ fullName }) => fullName);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    names: [...broken.map(({ name }) => name), ...namesOf(tests.filter(({ status }) => status === 'failed'))],
    // What failed at the first try keeps its message.
    secondTries: namesOf(
      tests.filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0),
    ),
  };
}

function ofPlaywright({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    names: [
      ...specsOf(suites)
        .filter(({ ok }) => !ok)
        .map(({ file, title }) => `${file} › ${title}`),
      ...errors.map(({ message }) => message),
    ],
    secondTries: specsOf(suites)
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file} › ${title}`),
  };
}

function specsOf(suites = []) {
  return suites.flatMap(({ specs, suites: inner }) => [...specs, ...specsOf(inner)]);
}
