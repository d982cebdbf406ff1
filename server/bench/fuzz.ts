import fc from 'fast-check';
import { type Fuzz, inWords, openFuzz, type Trial } from '../testing/fuzz/fuzz.testing.ts';
import { type Fault, KINDS } from '../testing/fuzz/judge.testing.ts';
import { showBars } from './bars.ts';

/** Requests that are made together. The seed of a batch is that of the run and the number of batches before it. */
const BATCH = 1_000;
const AT_ONCE = 64;
/** Faults that are printed; all are counted. */
const MOST_SHOWN = 50;
const LONGEST_SHOWN = 2_000;

/** Sends the companion so many requests that are not as they should be, and prints how it fared. */
async function runAll({ trials, attempt, readLogs }: Fuzz, count: number, seed: number): Promise<void> {
  const answers = countAnswers();
  const faults = countFaults(seed);
  const memoryBefore = memoryMiB();
  const startedAt = performance.now();
  for (let first = 0; first < count; first += BATCH) {
    const numRuns = Math.min(BATCH, count - first);
    const batch = fc.sample(trials, { seed: seed + first / BATCH, numRuns }).entries();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        // All take from the same one.
        for (const [index, trial] of batch) {
          const { statuses, faults: found } = await attempt(trial);
          answers.add(trial, statuses);
          for (const fault of found) faults.add(fault, { at: first + index, trial });
        }
      }),
    );
    for (const fault of readLogs()) faults.add(fault, { at: first });
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  answers.show();
  console.log(`\n${count} requests of seed ${seed} in ${seconds} s.`);
  console.log(`Memory: ${memoryBefore} MiB before, ${memoryMiB()} MiB after.`);
  faults.show();
}

/** Sends one request of a run again, and then ever smaller ones as long as they show a fault. */
async function replay({ trials, attempt, readLogs }: Fuzz, seed: number, at: number): Promise<void> {
  const property = fc.asyncProperty(trials, async (trial) => {
    const { faults } = await attempt(trial);
    const found = [...faults, ...readLogs()];
    if (found.length > 0) throw new Error(found.map(({ kind, what }) => `${kind}: ${what}`).join('\n'));
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    seed: seed + Math.floor(at / BATCH),
    path: String(at % BATCH),
    numRuns: 1,
    interruptAfterTimeLimit: SHRINKING_MS,
  });
  if (!failed) console.log('Alone, this request shows no fault: it needs what came before it.');
  else console.log(`${counterexample?.map(inWords)}\n${errorInstance}`);
}

const SHRINKING_MS = 60_000;

/** How often each route gave each status. */
function countAnswers() {
  const counts: Record<string, Record<string, number>> = {};
  return {
    add({ asked, wire }: Trial, statuses: readonly number[]) {
      const route = `${routeOf(asked.target)}${wire === undefined ? '' : ', by socket'}`;
      const row = counts[route] ?? {};
      counts[route] = row;
      const given = statuses.length > 0 ? statuses : ['no answer'];
      for (const status of given) row[status] = (row[status] ?? 0) + 1;
    },
    show() {
      console.table(Object.fromEntries(Object.entries(counts).sort()));
    },
  };
}

const ROUTES = [
  ...['/api/guest-token/end', '/api/guest-token', '/api/verify-context', '/api/availability'],
  '/api/doctor',
  ...['/loader.js', '/loader/', '/healthz', '/readyz', '/metrics'],
];

function routeOf(target: string): string {
  return ROUTES.find((route) => target.startsWith(route)) ?? 'elsewhere';
}

/** Prints the first faults as they come, each with how to see it again. */
function countFaults(seed: number) {
  const counts = new Map<string, number>();
  const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  let shown = 0;
  const show = (text: string) => {
    if (shown++ < MOST_SHOWN) console.log(text.slice(0, LONGEST_SHOWN));
  };
  const rejected = (reason: unknown) => {
    count(UNHANDLED);
    show(`${UNHANDLED}: ${reason instanceof Error ? reason.stack : reason}`);
  };
  process.on('unhandledRejection', rejected).on('uncaughtException', rejected);

  return {
    add({ kind, what }: Fault, { at, trial }: { at: number; trial?: Trial }) {
      count(kind);
      // Only the answers are known to be those of one request.
      const where = trial ? `SEED=${seed} AT=${at}` : `SEED=${seed}, in a log, from request ${at} on`;
      show(`${where} ${kind}: ${what}\n${trial ? inWords(trial) : ''}`);
    },
    show() {
      showBars([...KINDS, UNHANDLED].map((what) => ({ what, measured: counts.get(what) ?? 0, bar: '0' })));
      if (counts.size > 0) process.exitCode = 1;
    },
  };
}

const UNHANDLED = 'unhandled rejections';

function memoryMiB(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}

// `node dist/server/bench/fuzz.js [count] [seed]`, or as a fault is printed: `SEED=… AT=… node dist/server/bench/fuzz.js`.
const { SEED, AT, SOCKETS = '20' } = process.env;
const [count = 1_000_000, given = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const seed = Number(SEED ?? given);
const fuzz = await openFuzz({ sockets: Number(SOCKETS) });
const work = AT === undefined ? runAll(fuzz, count, seed) : replay(fuzz, seed, Number(AT));
await work.catch((error: unknown) => {
  // Not by throwing it: what listens for failures of the companion would take it for one of these.
  console.error('The fuzz itself is broken:', error);
  process.exit(1);
});
await fuzz.close();
