import type { Browser } from '@playwright/test';
import { launcher, messenger, type Page } from '../fixtures.ts';
import { asNewVisitor, type Kind, kinds, median, test, visit } from './bench.ts';
import { type ScriptCost, traceScripts } from './trace.ts';

const ROUNDS = 15;

test('the main thread until idle', async ({ browser, pages, companion, sandbox, bar, explain }) => {
  const origins = { snippet: sandbox.url, tag: companion.url };
  const rounds: Record<keyof typeof origins, ScriptCost[]> = { snippet: [], tag: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of ['snippet', 'tag'] as const) {
      const costOf = await asNewVisitor(browser, (page) =>
        traceScripts(browser, () => visit(page, pages, kind)),
      );
      rounds[kind].push(costOf(origins[kind]));
    }
  }
  const threadMs = (kind: keyof typeof origins) => median(rounds[kind].map((cost) => cost.threadMs));
  const share = threadMs('tag') / threadMs('snippet');
  bar({
    what: 'main thread until idle, median ms of thread time',
    snippet: threadMs('snippet').toFixed(2),
    tag: threadMs('tag').toFixed(2),
    bar: '≤ 1/10 of the snippet’s',
    met: share <= 0.1,
  });
  bar({
    what: 'long tasks until idle, in all rounds',
    snippet: sum(rounds.snippet),
    tag: sum(rounds.tag),
    bar: '0',
    met: sum(rounds.tag) === 0,
  });
  explain(`Main thread: EvaluateScript and FunctionCall of the scripts' origin in Chromium's trace, ${ROUNDS} interleaved
rounds, a new visitor each; the tag's share of the snippet's is ${share.toFixed(3)}. A long task is one of 50 ms of thread
time or more with a function of ours in it.`);
});

test('layout shifts, and long tasks of a chat that is opened', async ({ browser, pages, companion, bar }) => {
  const shifts: Partial<Record<Kind, number>> = {};
  for (const kind of kinds) {
    shifts[kind] = await asNewVisitor(browser, async (page) => {
      const shifted = await observeShifts(page);
      await visit(page, pages, kind);
      return shifted();
    });
  }
  const { without = 0, snippet = 0, tag = Number.NaN } = shifts;
  bar({ what: 'CLS until idle', without, snippet, tag, bar: '0', met: tag === 0 });
  const opened = await openTraced(browser, pages, companion.url);
  bar({
    what: 'layout shift, hover to open window, input not forgiven',
    tag: opened.shift,
    bar: '0',
    met: opened.shift === 0,
  });
  bar({
    what: 'long tasks of ours, hover to open window',
    tag: opened.longTasks,
    bar: '0',
    met: opened.longTasks === 0,
  });
});

function openTraced(browser: Browser, pages: Record<Kind, string>, ours: string) {
  return asNewVisitor(browser, async (page) => {
    const shifted = await observeShifts(page);
    const costOf = await traceScripts(browser, async () => {
      await visit(page, pages, 'tag');
      await launcher(page).hover();
      await launcher(page).click();
      await messenger(page).getByRole('textbox').waitFor();
    });
    return { shift: await shifted(), longTasks: costOf(ours).longTasks };
  });
}

/** Sums up every layout shift of the page, also those that a visitor's input would excuse. */
async function observeShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let total = 0;
    const observer = new PerformanceObserver((list) => count(list.getEntries()));
    const count = (entries: PerformanceEntry[]) => {
      for (const entry of entries) total += (entry as PerformanceEntry & { value: number }).value;
    };
    observer.observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, {
      shiftsUntilNow() {
        count(observer.takeRecords());
        return total;
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { shiftsUntilNow(): number }).shiftsUntilNow());
}

function sum(costs: readonly ScriptCost[]): number {
  return costs.reduce((total, { longTasks }) => total + longTasks, 0);
}
