import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { showBars } from './bars.ts';
import {
  freePort,
  HEAP_MIB,
  health,
  memory,
  onlyChild,
  type Process,
  portOf,
  start,
  stop,
} from './companion-process.ts';

const LOG_LINES = 300_000;
const FLOOD_MB = 26;
const LAST_MOMENT_MS = 600;
const EVERY_MS = 20;
/** Who has not ended by then after a signal counts as hung, ms: nobody has asked anything of it yet. */
const HUNG_EARLY_MS = 3_000;
/** Of one that serves: it gives its clients ten seconds. */
const HUNG_SERVING_MS = 12_000;
/** How long a fault lasts at most, ms. */
const FAULT_MS = 30_000;

/** Prints what becomes of a companion whose log cannot be written, whose answers nobody takes, and which is stopped early. */
async function run(): Promise<void> {
  const faults = [await fullDisk(), await unreadLog(), await unreadAnswers(1), await unreadAnswers(50)];
  console.log(`\nWhat a process meets with; memory is resident, MiB; one heap in each, of ${HEAP_MIB} MiB`);
  console.table(faults);

  const canBeFirst = spawnSync(ALONE[0], [...ALONE.slice(1), 'true']).status === 0;
  if (!canBeFirst) console.log('unshare cannot make a namespace here: nothing is started as process 1.');
  const lostRedis = { REDIS_URL: 'redis://127.0.0.1:1' };
  // Two at a time: most of it is waiting.
  const starts = [
    ...(await Promise.all([stopEarly('minted', {}), stopEarly('Redis refuses', lostRedis)])),
    ...(canBeFirst
      ? await Promise.all([
          stopEarly('minted, as process 1', {}, ALONE),
          stopEarly('Redis refuses, as process 1', lostRedis, ALONE),
        ])
      : []),
  ];
  console.log(`\nSIGTERM at every ${EVERY_MS} ms of the start, to ${LAST_MOMENT_MS} ms`);
  console.table(starts);

  const sum = (of: (row: (typeof starts)[number]) => number) => starts.map(of).reduce((a, b) => a + b, 0);
  showBars([
    {
      what: 'faults in which it did not answer, or did not end well',
      measured: faults.filter((fault) => fault['/healthz'] !== 'answers' || fault['exit code'] !== 0).length,
      bar: '0',
    },
    { what: 'hung by a SIGTERM during the start', measured: sum((row) => row.hung), bar: '0' },
    { what: 'ended badly by it', measured: sum((row) => row['ended badly']), bar: '0' },
    {
      what: 'from Node’s first script to the handlers, ms',
      measured: Math.max(...starts.map((row) => row['least ms to handlers'])),
      bar: '≤ 50',
    },
    {
      what: 'lost by process 1 before that (docker run --init)',
      measured: sum((row) => row['hung before handlers']),
      bar: '',
    },
  ]);
}

async function fullDisk() {
  const port = await freePort();
  const companion = start({ PORT: `${port}` }, { stdout: openSync('/dev/full', 'w') });
  const givesUpAt = performance.now() + FAULT_MS;
  while ((await health(port)) !== 'answers' && performance.now() < givesUpAt) await pause(20);
  return report('the log’s disk is full', companion, port, () => load(port, 1_000));
}

async function unreadLog() {
  const companion = start({});
  const port = await portOf(companion);
  companion.child.stdout?.pause();
  return report(`nobody reads ${LOG_LINES} lines`, companion, port, () => load(port, LOG_LINES));
}

async function unreadAnswers(connections: number) {
  const companion = start({});
  const port = await portOf(companion);
  const request = 'GET /loader.js HTTP/1.1\r\nHost: x\r\n\r\n';
  const requests = request.repeat((FLOOD_MB * 1e6) / request.length);
  const floods = Array.from({ length: connections }, () => connect(port, '127.0.0.1').on('error', () => {}));
  const what = `${connections} × ${FLOOD_MB} MB of requests, answers untaken`;
  const row = await report(what, companion, port, async () => {
    for (const flood of floods) flood.pause().write(requests);
    await pause(3_000);
  });
  for (const flood of floods) flood.destroy();
  return row;
}

/** Memory before and after, whether it still answers, and how it ends. */
async function report(what: string, { child }: Process, port: number, burden: () => Promise<unknown>) {
  const before = memory(child.pid);
  await Promise.race([burden(), pause(FAULT_MS, undefined, { ref: false })]);
  const answers = await health(port);
  const { now, most } = memory(child.pid);
  const told = performance.now();
  const code = await stop(child.pid, child, HUNG_SERVING_MS);
  return {
    what,
    before: before.now,
    after: now,
    most,
    '/healthz': answers,
    'stop, ms': Math.round(performance.now() - told),
    'exit code': code,
  };
}

const ALONE = ['unshare', '--pid', '--fork', '--kill-child'] as const;

async function stopEarly(how: string, env: Record<string, string>, by: readonly string[] = []) {
  const row = { how, stops: 0, hung: 0, 'ended badly': 0, 'before handlers': 0, 'hung before handlers': 0 };
  // What else the machine does can only add.
  let handlersMs = Number.POSITIVE_INFINITY;
  for (let moment = 0; moment <= LAST_MOMENT_MS; moment += EVERY_MS) {
    const { child, errors } = start({ ...env, NODE_OPTIONS: MARK }, { by });
    await pause(moment);
    const pid = by.length === 0 ? child.pid : await onlyChild(child.pid);
    const [, ms] = /handlers (\d+)/.exec(errors()) ?? [];
    handlersMs = Math.min(handlersMs, Number(ms ?? handlersMs));
    const code = await stop(pid, child, HUNG_EARLY_MS);
    row.stops++;
    if (ms === undefined) row['before handlers']++;
    if (code === 'hung') row[ms === undefined ? 'hung before handlers' : 'hung']++;
    else if (code !== 0 && (ms !== undefined || code !== 'SIGTERM')) row['ended badly']++;
  }
  return { ...row, 'least ms to handlers': handlersMs };
}

/** Has Node say how long after the first script that it runs there is a handler for SIGTERM. */
const MARK = `--import data:text/javascript,${encodeURIComponent(`
  const begun = performance.now();
  process.on('newListener', (name) => {
    if (name === 'SIGTERM') process.stderr.write('handlers ' + Math.ceil(performance.now() - begun));
  });
`).replaceAll("'", '%27')}`;

/** So many requests of which each is a line in the log. */
function load(port: number, amount: number): Promise<unknown> {
  return autocannon({ url: `http://127.0.0.1:${port}/nothing-here`, connections: 32, amount });
}

await run();
