import type { Browser } from '@playwright/test';
import { launcher, messenger, type Page } from '../fixtures.ts';
import { asNewVisitor, drawn, type Kind, kinds, median, test, visit } from './bench.ts';
import { type ScriptCost, traceScripts } from './trace.ts';

const ROUNDS = 25;

test('the main thread until idle', async ({ browser, pages, companion, bar, explain }) => {
  const rounds: Record<Kind, ScriptCost[]> = { without: [], snippet: [], tag: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of kinds) {
      rounds[kind].push(await asNewVisitor(browser, (page) => costUntilIdle(browser, page, pages, kind)));
    }
  }
  const threadMs = (kind: Kind) => median(rounds[kind].map((cost) => cost.threadMs));
  const added = (kind: Kind) => threadMs(kind) - threadMs('without');
  const share = added('tag') / added('snippet');
  bar({
    what: 'main thread until idle, median ms of thread time',
    without: threadMs('without').toFixed(2),
    snippet: threadMs('snippet').toFixed(2),
    tag: threadMs('tag').toFixed(2),
    bar: 'adds ≤ 1/10 of what the snippet adds',
    met: share <= 0.1,
  });
  const longTasks = rounds.tag.reduce((total, cost) => total + cost.longTasksOf(companion.url), 0);
  bar({
    what: 'long tasks of ours until idle, in all rounds',
    tag: longTasks,
    bar: '0',
    met: longTasks === 0,
  });
  explain(`Main thread: all scripts, their functions and promises in Chromium's trace, the page's frames and inline scripts
included, ${ROUNDS} interleaved rounds, a new visitor each; the tag adds ${share.toFixed(3)} of what the snippet adds. A long task is
one of 50 ms of thread time or more with a function of ours in it.`);
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

/** Nothing may be evaluated in the page meanwhile: it would cost several times what is measured. */
async function costUntilIdle(
  browser: Browser,
  page: Page,
  pages: Record<Kind, string>,
  kind: Kind,
): Promise<ScriptCost> {
  const cost = await traceScripts(browser, () => page.goto(pages[kind], { waitUntil: 'networkidle' }));
  if ((await page.locator(drawn[kind]).count()) !== 1)
    throw new Error(`${kind}: ${drawn[kind]} was not there when the page was idle.`);
  return cost;
}

function openTraced(browser: Browser, pages: Record<Kind, string>, ours: string) {
  return asNewVisitor(browser, async (page) => {
    const shifted = await observeShifts(page);
    const cost = await traceScripts(browser, async () => {
      await visit(page, pages, 'tag');
      await launcher(page).hover();
      await launcher(page).click();
      await messenger(page).getByRole('textbox').waitFor();
    });
    return { shift: await shifted(), longTasks: cost.longTasksOf(ours) };
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
