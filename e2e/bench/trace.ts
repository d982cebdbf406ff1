import type { Browser } from '@playwright/test';

/** What a page's scripts cost the browser's threads. */
export interface ScriptCost {
  /**
   * Thread time of all scripts, their functions and their promises, in ms: not the time on the clock, which a busy
   * machine stretches. The browser says of no promise whose it is, so the cost of one script is the difference to the
   * page without it.
   */
  threadMs: number;
  /** Tasks of 50 ms of thread time or more in which code of that origin ran. */
  longTasksOf(origin: string): number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** In µs, as are `dur` and `tdur`, the thread's own time. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { url?: string } };
}

const LONG_TASK_MICROS = 50_000;
const scriptEvents = new Set(['EvaluateScript', 'FunctionCall', 'BlinkScheduler_PerformMicrotaskCheckpoint']);
/** No more than that: what is recorded besides slows down what is measured. */
const categories = ['devtools.timeline', 'toplevel'];

/** Records what `act` makes the browser do. Whatever `act` evaluates in the page counts, too. */
export async function traceScripts(browser: Browser, act: () => Promise<unknown>): Promise<ScriptCost> {
  await browser.startTracing(undefined, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const complete = traceEvents.filter(({ ph }) => ph === 'X');
  const scripts = complete.filter(({ name }) => scriptEvents.has(name));
  const outermost = scripts.filter(
    (event) => !scripts.some((other) => other !== event && contains(other, event)),
  );
  const long = complete.filter(({ name, tdur = 0 }) => /RunTask$/.test(name) && tdur >= LONG_TASK_MICROS);
  return {
    threadMs: outermost.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    longTasksOf(origin) {
      const own = scripts.filter(({ args }) => args.data?.url?.startsWith(origin));
      return long.filter((task) => own.some((event) => contains(task, event))).length;
    },
  };
}

function contains(outer: TraceEvent, inner: TraceEvent): boolean {
  return (
    outer.pid === inner.pid &&
    outer.tid === inner.tid &&
    outer.ts <= inner.ts &&
    outer.ts + (outer.dur ?? 0) >= inner.ts + (inner.dur ?? 0)
  );
}
