import { onTestFinished, vi } from 'vitest';
import type { Question } from '../genesys/questions.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { createAvailability } from './availability.ts';
import { looksOf } from './looks.ts';
import { shareFindings } from './refresh.ts';
import type { AvailabilitySettings } from './settings.ts';

/** Of `Date` and of what only goes forward: they stand still until time passes. Timers stay real. */
export function clocksAt(time: string): { pass(ms: number): void } {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: new Date(time) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number) => {
    vi.advanceTimersByTime(ms);
  };
  // What is kept since the moment 0 never gets old in the library that the store keeps it in.
  pass(1);
  return { pass };
}

/** Genesys as machines ask it: answers by script, and remembers when it was asked what. */
export interface ScriptedGenesys {
  readonly calls: { readonly at: number; readonly name: string; readonly path: string }[];
  /** By the name of a question: its answer, or a function that makes or throws it. */
  readonly answers: Record<string, unknown>;
  ask<T>(question: Question<T>): Promise<T>;
}

export function scriptGenesys(answers: Record<string, unknown> = {}): ScriptedGenesys {
  const calls: ScriptedGenesys['calls'] = [];
  const scripted: ScriptedGenesys = {
    calls,
    answers: { ...whereAllIsWell, ...answers },
    async ask({ name, path, answer }) {
      calls.push({ at: performance.now(), name, path });
      const told = scripted.answers[name];
      return answer.parse(typeof told === 'function' ? await told(path) : told);
    },
  };
  return scripted;
}

/** Open on weekdays from 9 to 17 in Berlin, two people on queue. */
const whereAllIsWell = {
  'schedule-group': { timeZone: 'Europe/Berlin', openSchedules: [{ id: 'weekdays' }] },
  schedules: {
    id: 'weekdays',
    start: '2026-01-05T09:00:00.000000',
    end: '2026-01-05T17:00:00.000000',
    rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  },
  'emergency-group': { enabled: false },
  'queue-agents': {
    results: [
      {
        data: [
          { metric: 'oOnQueueUsers', qualifier: 'IDLE', stats: { count: 1 } },
          { metric: 'oOnQueueUsers', qualifier: 'INTERACTING', stats: { count: 1 } },
          { metric: 'oOffQueueUsers', stats: { count: 7 } },
        ],
      },
    ],
  },
  'queue-wait': { results: [{ estimatedWaitTimeSeconds: 39.6 }] },
};

const EVERYTHING: AvailabilitySettings = {
  scheduleGroupId: 'the-group',
  openingHours: undefined,
  emergencyGroupId: 'the-emergency-group',
  queueId: 'the-queue',
};

/** A machine that serves a site; several with one store serve it together. */
export function machine(
  genesys: ScriptedGenesys,
  {
    settings = EVERYTHING,
    store = createMemoryStore(),
    of = 'the-site',
    hasLogin = true,
  }: { settings?: AvailabilitySettings; store?: Store; of?: string; hasLogin?: boolean } = {},
) {
  const { log, lines } = createMemoryLog();
  const platform = {
    ask: genesys.ask,
    state: () => ({
      loginAgeMs: hasLogin || genesys.calls.length > 0 ? 1 : undefined,
      circuit: 'closed' as const,
      queueDepth: 0,
      lastGuest: undefined,
    }),
  };
  const looks = looksOf(settings);
  const shared = shareFindings({ looks, of, platform, latestArrivalMs: 5_000, store, log });
  return { ...createAvailability(settings, { shared, log }), lines };
}

/** The most calls in any minute. */
export function mostInAMinute({ calls }: ScriptedGenesys): number {
  const within = (start: number) => calls.filter(({ at }) => at >= start && at < start + 60_000).length;
  return Math.max(0, ...calls.map(({ at }) => within(at)));
}
