import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../operations/log.ts';
import { serve } from '../serve.ts';

const ROUNDS = 7;
const SLOT_S = 2;
const CONNECTIONS = 64;
const HEADERS = {
  accept: '*/*',
  'accept-encoding': 'gzip, deflate, br, zstd',
  referer: 'https://www.example.com/',
  'sec-fetch-dest': 'script',
  'sec-fetch-mode': 'no-cors',
  'sec-fetch-site': 'cross-site',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

const peers = { companion: startCompanion, raw: startRaw };
type Peer = keyof typeof peers;

/** Prints what `loader.js` costs beside raw `node:http` sending the same bytes with the same head. */
export async function run(): Promise<void> {
  const names = Object.keys(peers) as Peer[];
  const running = await Promise.all(names.map(async (name) => ({ name, ...(await startPeer(name)) })));
  const slots: Record<Peer, { perSecond: number; cpuMicros: number }[]> = { companion: [], raw: [] };
  for (const { url } of running) await load(url, 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, url, child } of running) {
      const before = await cpuOf(child);
      const { requests, non2xx, errors } = await load(url, SLOT_S);
      if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} failed.`);
      const cpuMicros = ((await cpuOf(child)) - before) / requests.total;
      slots[name].push({ perSecond: requests.average, cpuMicros });
    }
  }
  for (const { child } of running) child.disconnect();

  const measured = Object.fromEntries(
    names.map((name) => [
      name,
      {
        'requests/s': Math.round(median(slots[name].map(({ perSecond }) => perSecond))),
        'CPU µs/request': Math.round(median(slots[name].map(({ cpuMicros }) => cpuMicros))),
      },
    ]),
  );
  console.log(`\nGET /loader.js, brotli; medians of ${ROUNDS} interleaved slots, ${CONNECTIONS} connections`);
  console.table(measured);
  const ratio = (of: 'perSecond' | 'cpuMicros') =>
    median(slots.companion.map((slot) => slot[of])) / median(slots.raw.map((slot) => slot[of]));
  console.table([
    { what: 'requests/s ÷ raw node:http', measured: ratio('perSecond').toFixed(2), bar: '≥ 0.6' },
    { what: 'raw CPU ÷ ours', measured: (1 / ratio('cpuMicros')).toFixed(2), bar: '≥ 0.6' },
  ]);
}

async function startPeer(name: Peer): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(import.meta.url), [name], {
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

function load(url: string, duration: number): Promise<autocannon.Result> {
  return autocannon({ url: `${url}/loader.js`, headers: HEADERS, connections: CONNECTIONS, duration });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function startCompanion(): Promise<string> {
  const config = readConfig({
    GENESYS_REGION: 'mypurecloud.ie',
    GENESYS_DEPLOYMENT_ID: '0c3f9d8e-1111-4222-8333-444455556666',
    ALLOWED_ORIGINS: 'https://www.example.com',
  });
  const { url } = await serve(createApp(config, { log: createLog('info') }), { host: '127.0.0.1', port: 0 });
  return url;
}

/** Sends what the companion was seen to send, and looks at nothing. */
async function startRaw(): Promise<string> {
  const url = await startCompanion();
  const answer = await fetch(`${url}/loader.js`, { headers: { 'accept-encoding': 'identity' } });
  const { brotliCompressSync } = await import('node:zlib');
  const body = brotliCompressSync(Buffer.from(await answer.arrayBuffer()));
  const head = [...answer.headers]
    .filter(([name]) => !['content-length', 'date', 'connection', 'keep-alive'].includes(name))
    .concat([
      ['content-encoding', 'br'],
      ['content-length', String(body.length)],
    ])
    .flat();
  const server = createServer((_req, res) => res.writeHead(200, head).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const asPeer = process.argv[2];
if (asPeer !== undefined && asPeer in peers && process.send !== undefined) {
  const url = await peers[asPeer as Peer]();
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  });
  process.on('disconnect', () => process.exit());
  process.send({ url });
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await run();
}
