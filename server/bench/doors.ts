import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../config/config.ts';
import { startCompanion } from '../testing/companion.testing.ts';
import { hosts } from '../testing/hosts.testing.ts';
import { showBars } from './bars.ts';

const PATHS = ['/metrics', '/api/doctor'];
/** Node drops the header fields past 1 000, and with them what a proxy has written. */
const FIELDS = [0, 500, 990, 995, 996, 997, 998, 999, 1000, 1001, 1500, 3000];
const SETTINGS: Readonly<Record<string, Environment>> = {
  production: { NODE_ENV: 'production' },
  'production, with a token': { NODE_ENV: 'production', METRICS_TOKEN: 'the-token-of-the-operators-of-it' },
  development: {},
};

/** Prints what a stranger gets of the operators' routes, through a proxy, with so many header fields. */
export async function run(): Promise<void> {
  const rows = [];
  for (const [settings, env] of Object.entries(SETTINGS)) {
    for (const [hostName, host] of Object.entries(hosts)) {
      const companion = await startCompanion(env, {}, host);
      const proxy = await startProxy(companion.url);
      const statuses: number[] = [];
      for (const path of PATHS) {
        for (const count of FIELDS) statuses.push(await ask(proxy.url + path, count));
      }
      rows.push({ settings, host: hostName, asked: statuses.length, opened: opened(statuses) });
      proxy.close();
      await companion.close();
    }
  }
  console.log(
    `\n${PATHS.join(' and ')}, asked through a proxy with 0 to ${Math.max(...FIELDS)} header fields`,
  );
  console.table(rows);
  showBars([
    {
      what: 'operators’ routes opened to a stranger',
      measured: rows.reduce((sum, row) => sum + row.opened, 0),
      bar: '0',
    },
  ]);
}

/** 404 is what a stranger is told; 431, that these are too many fields. */
function opened(statuses: readonly number[]): number {
  return statuses.filter((status) => status !== 404 && status !== 431).length;
}

/** With fields as small as they can be: they come before what the proxy adds, and many of them fit into Node's 16 KiB. */
function ask(url: string, count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fields = Array.from({ length: count }, (_, index) => [index.toString(36), '']).flat();
    const headers = ['Host', 'chat.example', 'Connection', 'close', ...fields];
    const req = request(url, { headers, agent: false }, (res) => {
      res.resume().once('end', () => resolve(res.statusCode ?? 0));
    });
    req.once('error', reject).end();
  });
}

/** Hands on every field that it got, and behind them who asks. */
async function startProxy(to: string) {
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (incoming, outgoing) => {
    const headers = [...incoming.rawHeaders, 'X-Forwarded-For', '203.0.113.7'];
    const passedOn = request(to + incoming.url, { headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502);
      answer.pipe(outgoing);
    });
    passedOn.once('error', () => outgoing.writeHead(502).end());
    passedOn.end();
  }).listen(0, '127.0.0.1');
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
