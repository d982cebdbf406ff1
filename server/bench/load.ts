import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';

export interface Measured {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p99Ms: number;
}

const ROUNDS = 7;
const SLOT_S = 2;
const CONNECTIONS = 64;
const HEADERS = {
  'content-type': 'application/json',
  origin: ORIGIN,
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  'sec-fetch-site': 'cross-site',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};
const BODY = JSON.stringify({ deploymentId: DEPLOYMENT_ID });

/** Loads each peer in turn, again and again, so that what else the machine does falls on all alike; medians. */
export async function loadInTurns<Name extends string>(
  names: Readonly<Record<Name, unknown>>,
): Promise<Record<Name, Measured>> {
  const running = await Promise.all(
    (Object.keys(names) as Name[]).map(async (name) => ({ name, ...(await startPeer(name)) })),
  );
  const slots = new Map<Name, Measured[]>(running.map(({ name }) => [name, []]));
  for (const { url } of running) await cannon(url, 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, url, child } of running) {
      const before = await cpuOf(child);
      const { requests, latency, non2xx, errors } = await cannon(url, SLOT_S);
      if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} failed.`);
      const cpuMicros = ((await cpuOf(child)) - before) / requests.total;
      slots.get(name)?.push({ perSecond: requests.average, cpuMicros, p99Ms: latency.p99 });
    }
  }
  for (const { child } of running) child.disconnect();
  return Object.fromEntries([...slots].map(([name, measured]) => [name, medians(measured)])) as Record<
    Name,
    Measured
  >;
}

async function startPeer(name: string): Promise<{ child: ChildProcess; url: string }> {
  // Its log is written, but to nowhere.
  const child = fork(fileURLToPath(new URL('peer.js', import.meta.url)), [name], {
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

function cannon(url: string, duration: number): Promise<autocannon.Result> {
  return autocannon({
    url: `${url}/api/guest-token`,
    method: 'POST',
    headers: HEADERS,
    body: BODY,
    connections: CONNECTIONS,
    duration,
  });
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
