import type { Reporter, TestModule } from 'vitest/node';
import { rows } from './rows.testing.ts';

/**
 * `npm run conformance:openid`: each row of the profile with what its tests have shown, as the runner counted them. A row
 * that is asked here and has no test that passed ends the command with 1.
 */
export default class ProfileReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = new Map<string, string[]>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        for (const [, id = ''] of test.name.matchAll(/\[([^\]]+)\] /g)) {
          states.set(id, [...(states.get(id) ?? []), test.result().state]);
        }
      }
    }
    const results = rows.map((row) => ({ ...row, result: resultOf(row.notHere, states.get(row.id)) }));
    const width = Math.max(...rows.map(({ id }) => id.length));
    for (const { id, result, what, section, notHere } of results) {
      console.log(`${id.padEnd(width)} | ${result.padEnd(14)} | ${notHere ?? what} (${section})`);
    }
    const count = (wanted: string) => results.filter(({ result }) => result === wanted).length;
    const asked = results.length - count('does not apply');
    console.log(
      `\nOpenID Connect, basic profile: ${count('passed')} of ${asked} rows passed, ${count('failed')} failed, ` +
        `${count('no test ran')} without a test, ${count('does not apply')} do not apply.`,
    );
    if (count('passed') < asked) process.exitCode = 1;
  }
}

function resultOf(notHere: string | undefined, states: readonly string[] = []): string {
  if (notHere !== undefined) return 'does not apply';
  if (states.includes('failed')) return 'failed';
  return states.includes('passed') ? 'passed' : 'no test ran';
}
