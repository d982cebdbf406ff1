import type { Browser } from '@playwright/test';

/** What scripts of one origin cost the browser's threads. */
export interface ScriptCost {
  /** Thread time of its scripts and functions, in ms: not the time on the clock, which a busy machine stretches. */
  threadMs: number;
  /** Tasks of 50 ms of thread time or more in which its code ran. */
  longTasks: number;
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
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];

/** Records what `act` makes the browser do; answers for each origin what its scripts cost. */
export async function traceScripts(
  browser: Browser,
  act: () => Promise<unknown>,
): Promise<(origin: string) => ScriptCost> {
  await browser.startTracing(undefined, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const complete = traceEvents.filter(({ ph }) => ph === 'X');
  const scripts = complete.filter(({ name }) => name === 'EvaluateScript' || name === 'FunctionCall');
  const tasks = complete.filter(({ name }) => /RunTask$/.test(name));
  return (origin) => {
    const own = scripts.filter(({ args }) => args.data?.url?.startsWith(origin));
    const outermost = own.filter((event) => !own.some((other) => other !== event && contains(other, event)));
    const longTasks = tasks.filter(
      (task) => (task.tdur ?? 0) >= LONG_TASK_MICROS && own.some((event) => contains(task, event)),
    );
    const micros = outermost.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
    return { threadMs: micros / 1000, longTasks: longTasks.length };
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
