import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Genesys with a shop that is always open, in a process of its own: the crowd's would tell late when a call has come. */
export interface Shop {
  readonly url: string;
  /** Since the start, logins too; `at` in ms from there. */
  calls(): Promise<ShopCall[]>;
  close(): void;
}

interface ShopCall {
  readonly at: number;
  readonly path: string;
}

export async function startShop(): Promise<Shop> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url));
  const [url] = await once(child, 'message');
  return {
    url,
    async calls() {
      child.send('calls');
      const [calls] = await once(child, 'message');
      return calls;
    },
    close: () => child.disconnect(),
  };
}

const ANSWERS: readonly (readonly [RegExp, object])[] = [
  [/token/, { access_token: 'access', expires_in: 86_400 }],
  [/emergencygroups/, { enabled: false }],
  [/schedulegroups/, { timeZone: 'Europe/Berlin', openSchedules: [{ id: 'one' }, { id: 'two' }] }],
  [/schedules\?/, { entities: ['one', 'two'].map(schedule), pageCount: 1 }],
  [/observations/, { results: [{ data: [{ metric: 'oOnQueueUsers', stats: { count: 2 } }] }] }],
  [/estimatedwaittime/, { results: [{ estimatedWaitTimeSeconds: 30 }] }],
];
const DELAY_MS = 50;

function schedule(id: string) {
  return { id, start: '2026-01-01T00:00:00', end: '2026-01-02T00:00:00', rrule: 'FREQ=DAILY' };
}

function serve(): void {
  const calls: ShopCall[] = [];
  const startedAt = performance.now();
  const server = createServer((req, res) => {
    req.resume();
    const { url: path = '' } = req;
    calls.push({ at: performance.now() - startedAt, path });
    const [, answer] = ANSWERS.find(([asked]) => asked.test(path)) ?? [];
    const status = answer === undefined ? 404 : 200;
    const send = () =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
    setTimeout(send, DELAY_MS);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.on('message', () => process.send?.(calls));
  process.on('disconnect', () => process.exit());
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) serve();
