import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints the hosts as a table: what was looked at, and whether it holds. */
export default class HostTable implements Reporter {
  readonly #rows: Record<string, string>[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const found = result.annotations.find(({ type }) => type === 'row')?.description;
    const { host = test.title, ...cells } = found ? (JSON.parse(found) as Record<string, string>) : {};
    const told = Object.keys(cells).length > 0 ? cells : { chat: result.status };
    const short = Object.entries(told).map(([name, cell]) => [
      name,
      stripVTControlCharacters(cell).split('\n', 1)[0]?.slice(0, 60) ?? '',
    ]);
    this.#rows.push({ host, ...Object.fromEntries(short) });
  }

  onEnd(): void {
    // Servers and sites are looked at for other things: a table each.
    const columns = (row: Readonly<Record<string, string>>) => (row['one launcher'] ? 'sites' : 'servers');
    for (const kind of ['servers', 'sites']) {
      const rows = this.#rows.filter((row) => columns(row) === kind);
      if (rows.length > 0)
        console.table(Object.fromEntries(rows.map(({ host = '', ...cells }) => [host, cells])));
    }
    const cells = this.#rows.flatMap(({ host: _, ...cells }) => Object.values(cells));
    const good = cells.filter((cell) => /^(ok$|in the bundle$|says: )/.test(cell)).length;
    console.log(`${good} of ${cells.length} cells hold, ${this.#rows.length} hosts.`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
