import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

export interface Measured {
  readonly perSecond: number;
  /** Of all threads of the peer's process, for one request. */
  readonly cpuMicros: number;
  readonly p99Ms: number;
}

/** What is asked of every peer. */
export interface Asked {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What peers answer that do not answer 200, by name. */
  readonly statusOf?: Readonly<Record<string, number>>;
}

export const ROUNDS = 7;
export const CONNECTIONS = 64;
const SLOT_S = 2;

/**
 * Loads each peer of a table in turn, again and again, so that what else the machine does falls on all alike; medians.
 * The one that asks has a process of its own, and so has each peer, whose log goes to nowhere.
 */
export async function loadInTurns<Name extends string>(
  table: string,
  names: readonly Name[],
  asked: Asked,
): Promise<Record<Name, Measured>> {
  const running = await Promise.all(
    names.map(async (name) => ({ name, slots: [] as Measured[], ...(await startPeer(table, name)) })),
  );
  for (const { url } of running) await cannon(url, asked, 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, url, child, slots } of running) {
      const before = await cpuOf(child);
      const { requests, latency, statusCodeStats = {}, errors } = await cannon(url, asked, SLOT_S);
      const expected = String(asked.statusOf?.[name] ?? 200);
      if (errors > 0 || Object.keys(statusCodeStats).join() !== expected) {
        throw new Error(`${name}: ${JSON.stringify(statusCodeStats)}, ${errors} failed.`);
      }
      const cpuMicros = ((await cpuOf(child)) - before) / requests.total;
      slots.push({ perSecond: requests.average, cpuMicros, p99Ms: latency.p99 });
    }
  }
  for (const { child } of running) child.disconnect();
  return Object.fromEntries(running.map(({ name, slots }) => [name, medians(slots)])) as Record<
    Name,
    Measured
  >;
}

/** How much more one can do than another: by requests a second, or by the CPU time that one takes. */
export interface Comparison {
  readonly judgedBy: 'CPU time' | 'requests/s';
  readonly why: string;
  ratio(of: Measured, to: Measured): number;
}

/** To be called before the load begins, for it looks at what else the machine does. */
export function chooseComparison(): Comparison {
  const [load = 0] = loadavg();
  const isBusy = load > QUIET_LOAD * cpus().length;
  const found = `the load was ${load.toFixed(1)} on ${cpus().length} cores before it began`;
  return isBusy
    ? {
        judgedBy: 'CPU time',
        why: `${found}: requests a second then tell more of the others than of the peers`,
        ratio: (of, to) => to.cpuMicros / of.cpuMicros,
      }
    : {
        judgedBy: 'requests/s',
        why: `${found}: quiet enough for them`,
        ratio: (of, to) => of.perSecond / to.perSecond,
      };
}

const QUIET_LOAD = 0.25;

async function startPeer(table: string, name: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(new URL('peer.js', import.meta.url)), [table, name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ url }] = await once(child, 'message');
  return { child, url };
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ cpuMicros }] = await once(child, 'message');
  return cpuMicros;
}

function cannon(
  url: string,
  { path, statusOf: _, ...asked }: Asked,
  duration: number,
): Promise<autocannon.Result> {
  return autocannon({ ...asked, url: `${url}${path}`, connections: CONNECTIONS, duration });
}

function medians(measured: readonly Measured[]): Measured {
  const median = (of: (slot: Measured) => number) =>
    measured.map(of).sort((a, b) => a - b)[measured.length >> 1] ?? 0;
  return {
    perSecond: median((slot) => slot.perSecond),
    cpuMicros: median((slot) => slot.cpuMicros),
    p99Ms: median((slot) => slot.p99Ms),
  };
}

/** The peers as a table of their own, by title. */
export function showPeers<Name extends string>(
  measured: Readonly<Record<Name, Measured>>,
  titles: Readonly<Record<Name, string>>,
): void {
  console.table(
    Object.fromEntries(
      (Object.keys(measured) as Name[]).map((name) => {
        const { perSecond, cpuMicros, p99Ms } = measured[name];
        return [
          titles[name],
          { 'requests/s': Math.round(perSecond), 'CPU µs/request': Math.round(cpuMicros), 'p99 ms': p99Ms },
        ];
      }),
    ),
  );
}
