import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
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
  await arrivals(machine.url, CAPACITY / 10, 1);
  const quiet = await arrivals(machine.url, CAPACITY / 10, SECONDS);
  const loaded = await arrivals(machine.url, CAPACITY * 2, SECONDS);
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

/** Open loop: visitors arrive at their own rate, whether or not others are still waiting. */
async function arrivals(url: string, perSecond: number, seconds: number) {
  const agent = new Agent({ keepAlive: true });
  const acceptedMs: number[] = [];
  let refused = 0;
  let lost = 0;
  const answers: Promise<void>[] = [];
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1000) {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    while (answers.length < due) {
      const sentAt = performance.now();
      answers.push(
        ask(url, agent).then((status) => {
          if (status === 200) acceptedMs.push(performance.now() - sentAt);
          else if (status === 503) refused += 1;
          else lost += 1;
        }),
      );
    }
    await wait(1);
  }
  await Promise.all(answers);
  agent.destroy();
  return { acceptedMs, refused, lost };
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

function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}
