import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Line } from './bench.ts';

/**
 * Prints the measurements as one table. The run fails when a bar is missed or could not be measured; with `REPORT_ONLY`
 * set it only prints.
 */
export default class BarsReporter implements Reporter {
  readonly #lines: Line[] = [];
  readonly #explanations: string[] = [];
  readonly #broken: string[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestBegin(test: TestCase): void {
    process.stderr.write(`measuring: ${test.title}\n`);
  }

  onTestEnd(test: TestCase, { status, annotations, error }: TestResult): void {
    for (const { type, description = '' } of annotations) {
      if (type === 'bar') this.#lines.push(JSON.parse(description));
      if (type === 'explanation') this.#explanations.push(description);
    }
    if (status !== 'passed')
      this.#broken.push(`${test.title}: ${stripVTControlCharacters(error?.message ?? status)}`);
  }

  onError({ message, stack }: { message?: string; stack?: string }): void {
    this.#broken.push(stack ?? message ?? 'an error without words');
  }

  async onEnd(): Promise<{ status: FullResult['status'] }> {
    const rows = this.#lines.map(({ what, without = '', snippet = '', tag, bar, met }) => [
      what,
      `${without}`,
      `${snippet}`,
      `${tag}`,
      bar,
      met ? 'met' : 'MISSED',
    ]);
    printTable([['', 'page without', 'with Genesys’s snippet', 'with our tag', 'bar', ''], ...rows]);
    for (const text of this.#explanations) console.log(`\n${text}`);
    for (const text of this.#broken) console.log(`\nNOT MEASURED  ${text}`);
    const missed = this.#lines.filter(({ met }) => !met).length;
    console.log(`\n${this.#lines.length - missed} of ${this.#lines.length} bars met`);
    const failed = missed + this.#broken.length > 0 || this.#lines.length === 0;
    return { status: failed && !process.env.REPORT_ONLY ? 'failed' : 'passed' };
  }
}

function printTable(rows: string[][]): void {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
}
