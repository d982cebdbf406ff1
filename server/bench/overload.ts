import { Agent, request } from 'node:http';
import { arrivals, p99 } from './arrivals.ts';
import { startCountingGenesys } from './counting-genesys.ts';
import { ORIGIN } from './guest-token-peers.ts';
import { startMachine } from './machine.ts';

/** A Genesys that takes 200 ms for a guest: 320 guests a second, as 64 are asked for at once. */
const UPSTREAM_MS = 200;
const CAPACITY = (64 * 1000) / UPSTREAM_MS;
const SECONDS = 6;

/** How long those wait who are let in, in quiet times and when twice as many arrive as Genesys can take. */
export async function overload(): Promise<{
  quietP99Ms: number;
  loadedP99Ms: number;
  accepted: number;
  refused: number;
  lost: number;
}> {
  const genesys = await startCountingGenesys({ delayMs: UPSTREAM_MS });
  const machine = await startMachine(genesys.url, { UPSTREAM_CALLS_PER_MINUTE: '1000000' });
  await visit(machine.url, CAPACITY / 10, 1);
  const quiet = await visit(machine.url, CAPACITY / 10, SECONDS);
  const loaded = await visit(machine.url, CAPACITY * 2, SECONDS);
  machine.close();
  genesys.close();
  return {
    quietP99Ms: p99(quiet.acceptedMs),
    loadedP99Ms: p99(loaded.acceptedMs),
    accepted: loaded.acceptedMs.length,
    refused: loaded.refused,
    lost: quiet.lost + loaded.lost,
  };
}

async function visit(url: string, perSecond: number, seconds: number) {
  const agent = new Agent({ keepAlive: true });
  const answers = await arrivals({ perSecond, seconds }, () => ask(url, agent));
  agent.destroy();
  const count = (of: (status: number) => boolean) => answers.filter(({ outcome }) => of(outcome)).length;
  return {
    acceptedMs: answers.filter(({ outcome }) => outcome === 200).map(({ ms }) => ms),
    refused: count((status) => status === 503),
    lost: count((status) => status !== 200 && status !== 503),
  };
}

/** The status of the answer; 0 where none came. */
function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { origin: ORIGIN, 'content-type': 'text/plain' };
    const req = request(`${url}/api/guest-token`, { method: 'POST', agent, headers }, (res) => {
      res.resume().once('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', () => resolve(0));
    req.end('{}');
  });
}
