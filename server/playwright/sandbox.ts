import type { Entry } from '../sandbox/inspector/entry.ts';
import { fits, lineOf, type ReceivedFilter } from '../sandbox/inspector/filter.ts';
import { ask } from './ask.ts';
import { checkFilter } from './check-filter.ts';

/** How often, and for how long to wait for it. */
export interface Verification {
  /** Exactly so often; without it: at least once. 0: not until now. */
  readonly times?: number;
  /** In ms; default 5000. */
  readonly timeout?: number;
}

/** All that the test's organisation has received from pages and companion, and sent. No secret is in it. */
export interface SandboxJournal {
  /** What has come until now and fits, oldest first. To wait for it: `verify`, or `expect.poll`. */
  received(filter?: ReceivedFilter): Promise<Entry[]>;
  /** Waits until what fits has come. Throws, with what came instead, when it has not, or more often. */
  verify(filter: ReceivedFilter, verification?: Verification): Promise<void>;
}

/** `inspector`: address of the organisation's inspector. */
export function journalAt(inspector: string): SandboxJournal {
  const newerThan = (id: number, wait: number) =>
    ask<Entry[]>(`${inspector}/received?after=${id}&wait=${Math.max(0, Math.round(wait))}`);

  return {
    async received(filter = {}) {
      checkFilter(filter);
      return (await newerThan(0, 0)).filter((entry) => fits(entry, filter));
    },
    async verify(filter, { times, timeout = 5000 } = {}) {
      checkFilter(filter);
      const deadline = performance.now() + timeout;
      const entries: Entry[] = await newerThan(0, 0);
      for (;;) {
        const found = entries.filter((entry) => fits(entry, filter));
        if (times === undefined ? found.length > 0 : found.length === times) return;
        const left = deadline - performance.now();
        if (left <= 0 || found.length > (times ?? 0))
          throw new Error(complaint(filter, { times, found, timeout }, entries));
        entries.push(...(await newerThan(entries.at(-1)?.id ?? 0, Math.min(left, LONGEST_WAIT))));
      }
    },
  };
}

function complaint(
  filter: ReceivedFilter,
  { times, found, timeout }: { times: number | undefined; found: readonly Entry[]; timeout: number },
  entries: readonly Entry[],
): string {
  const wanted = times === undefined ? 'at least once' : timesInWords(times);
  const waited = found.length > (times ?? 0) ? '' : ` within ${timeout} ms`;
  const members = Object.entries(filter).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [
    `The sandbox should have seen { ${members.join(', ')} } ${wanted}, and has seen it ${timesInWords(found.length)}${waited}.`,
    // They may be older than the newest ones, which stand below.
    ...(found.length === 0 ? [] : ['This is what fits:', ...linesOf(found, SHOWN)]),
    entries.length === 0 ? 'Nothing at all has come.' : 'This is all that has come:',
    ...linesOf(entries, SHOWN),
  ].join('\n');
}

const timesInWords = (times: number) => (times === 1 ? 'once' : `${times} times`);

/** The last entries, a line for each. */
export function linesOf(entries: readonly Entry[], most: number): string[] {
  const left = entries.length - most;
  return [
    ...(left > 0 ? [`  … ${left} before`] : []),
    ...entries.slice(-most).map((entry) => `  ${entry.time.slice(11, 23)} ${lineOf(entry)}`),
  ];
}

const SHOWN = 20;
/** In ms: as long as the sandbox lets anybody wait at once. */
const LONGEST_WAIT = 60_000;
