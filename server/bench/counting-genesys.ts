import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Genesys's login and guests in a process of its own, whose work would else count as the companion's. */
export interface CountingGenesys {
  readonly url: string;
  /** What it has been asked since the start. */
  seen(): Promise<Seen>;
  close(): void;
}

interface Seen {
  logins: number;
  guests: number;
  /** The most guests that were asked for at the same time. */
  mostAtOnce: number;
  /** When each call arrived, logins too, ms. */
  arrivals: number[];
}

/** `delayMs`: how long a guest takes. */
export async function startCountingGenesys({ delayMs = 0 } = {}): Promise<CountingGenesys> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [String(delayMs)]);
  const [url] = await once(child, 'message');
  return {
    url,
    async seen() {
      child.send('seen');
      const [seen] = await once(child, 'message');
      return seen;
    },
    close: () => child.disconnect(),
  };
}

function serve(delayMs: number): void {
  const seen: Seen = { logins: 0, guests: 0, mostAtOnce: 0, arrivals: [] };
  let now = 0;
  const server = createServer((req, res) => {
    req.resume();
    seen.arrivals.push(performance.now());
    res.setHeader('content-type', 'application/json');
    if (req.url === '/oauth/token') {
      res.end(JSON.stringify({ access_token: `access-${++seen.logins}`, expires_in: 86_400 }));
      return;
    }
    const number = ++seen.guests;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, ++now);
    const answer = () => {
      now--;
      res.end(JSON.stringify({ id: `guest-${number}`, token: 'x'.repeat(64) }));
    };
    if (delayMs === 0) answer();
    else setTimeout(answer, delayMs);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.on('message', () => process.send?.(seen));
  process.on('disconnect', () => process.exit());
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  serve(Number(process.argv[2]));
}
