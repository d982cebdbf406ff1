import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createCompanion } from '../app.ts';
import { readConfig } from '../config/read.ts';
import type { PlainRequest } from '../http/plain.ts';
import { createLog } from '../operations/log.ts';
import { createMemoryStore } from '../store/memory.ts';
import { arrivals, p99 } from './arrivals.ts';
import { showBars } from './bars.ts';
import { ASKED, DEPLOYMENT_ID, ORIGIN } from './guest-token-peers.ts';
import { loadInTurns, showPeers } from './load.ts';
import { startMachine } from './machine.ts';

/** How many of each arrive in a second. */
const NEW_ADDRESSES = 2_000;
const RETURNING = 50;
const SECONDS = 8;
const ADDRESSES_IN_MEMORY = 500_000;

/** Prints what a flood of new addresses costs the companion, and those who were there before. */
export async function run(): Promise<void> {
  await showCosts();
  await showReturning();
  await showMemory();
}

/** What each of the three answers costs that a flood can get. */
async function showCosts(): Promise<void> {
  const asked = { ...ASKED, statusOf: { challenge: 429, refusal: 429 } };
  // The one guest that the limit allows is the warm-up's.
  const measured = await loadInTurns('guest-token', ['companion', 'challenge', 'refusal'], asked);
  console.log('\nCPU time of one answer to a new guest');
  showPeers(measured, {
    companion: 'a guest',
    challenge: 'a challenge to prove work',
    refusal: 'a refusal: the address has had its share',
  });
  const of = (name: keyof typeof measured) =>
    (measured[name].cpuMicros / measured.companion.cpuMicros).toFixed(2);
  showBars([
    { what: 'CPU of a challenge ÷ of a guest', measured: of('challenge'), bar: '≤ 1' },
    { what: 'CPU of a refusal ÷ of a guest', measured: of('refusal'), bar: '≤ 1' },
  ]);
}

/** How guests fare who come back while new addresses flood in, every second one of them with a false proof. */
async function showReturning(): Promise<void> {
  const machine = await startMachine('http://127.0.0.1:9', {
    GUEST_ISSUER: 'minted',
    TRUST_PROXY: '1',
    RATE_LIMIT_PER_IP: '30',
    RATE_LIMIT_GLOBAL: '3000',
  });
  const agent = new Agent({ keepAlive: true });
  const guests = await Promise.all(
    Array.from({ length: RETURNING }, (_, guest) => post(machine.url, agent, `192.0.2.${guest}`, {})),
  );
  const comeBack = () =>
    arrivals({ perSecond: RETURNING, seconds: SECONDS }, async (visitor) => {
      const { resume, guestId } = guests[visitor % RETURNING]?.answer ?? {};
      const { status, answer } = await post(machine.url, agent, '192.0.2.250', { resume });
      return status === 200 && answer.guestId === guestId;
    });
  const flood = () =>
    arrivals({ perSecond: NEW_ADDRESSES, seconds: SECONDS }, async (visitor) => {
      const address = `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
      const { status, answer } = await post(machine.url, agent, address, {});
      if (answer.challenge === undefined || visitor % 2 === 0)
        return status === 200 ? 'guest' : String(answer.code);
      const solution = { counter: 0, derivedKey: '0'.repeat(64), time: 1 };
      const proof = Buffer.from(JSON.stringify({ challenge: answer.challenge, solution })).toString('base64');
      const second = await post(machine.url, agent, address, { proof });
      return `false proof, then ${second.status === 200 ? 'guest' : second.answer.code}`;
    });

  const quiet = await comeBack();
  const [flooded, strangers] = await Promise.all([comeBack(), flood()]);
  agent.destroy();
  machine.close();

  const p99Of = (answers: typeof quiet) => p99(answers.map(({ ms }) => ms)).toFixed(1);
  console.log(`\n${NEW_ADDRESSES} new addresses a second for ${SECONDS} s, and what each of them got`);
  console.table(
    strangers.reduce<Record<string, number>>((counts, { outcome }) => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      return counts;
    }, {}),
  );
  console.log(`Guests who come back: p99 ${p99Of(quiet)} ms before, ${p99Of(flooded)} ms in the flood.`);
  showBars([
    {
      what: `guests who came back in the flood and lost something, of ${flooded.length}`,
      measured: flooded.filter(({ outcome }) => !outcome).length,
      bar: '0',
    },
    {
      what: 'false proofs that got a guest',
      measured: strangers.filter(({ outcome }) => outcome === 'false proof, then guest').length,
      bar: '0',
    },
  ]);
}

interface Posted {
  readonly status: number;
  readonly answer: Record<string, string>;
}

function post(url: string, agent: Agent, address: string, body: object): Promise<Posted> {
  return new Promise((resolve) => {
    const lost = (error: Error) => resolve({ status: 0, answer: { code: `lost: ${error.message}` } });
    const headers = { origin: ORIGIN, 'content-type': 'text/plain', 'x-forwarded-for': address };
    const req = request(`${url}/api/guest-token`, { method: 'POST', agent, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      res
        .on('error', lost)
        .on('end', () => resolve({ status: res.statusCode ?? 0, answer: JSON.parse(text) }));
    });
    req.on('error', lost).end(JSON.stringify(body));
  });
}

/** What the addresses of a flood leave in memory. */
async function showMemory(): Promise<void> {
  const store = createMemoryStore();
  const config = readConfig({
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
    ALLOWED_ORIGINS: ORIGIN,
    PROOF_OF_WORK: 'always',
  });
  const companion = createCompanion(config, { log: createLog('silent'), store });
  const before = heapMiB();
  for (let address = 0; address < ADDRESSES_IN_MEMORY; address++) {
    await companion.answer(fromAddress(`10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`));
  }
  const grownMiB = heapMiB() - before;
  console.log(`\n${ADDRESSES_IN_MEMORY} addresses asked for a guest: ${store.size()} of them are kept.`);
  showBars([
    {
      what: `memory kept after ${ADDRESSES_IN_MEMORY} addresses, MiB`,
      measured: grownMiB.toFixed(1),
      bar: '≤ 64',
    },
  ]);
}

function fromAddress(address: string): PlainRequest {
  return {
    method: 'POST',
    path: '/api/guest-token',
    query: '',
    headers: { origin: ORIGIN, 'content-type': 'text/plain' },
    address,
    addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
    readBody: async () => ({ text: '{}' }),
    hasLeft: () => false,
  };
}

/** What is in use, after a collection where Node was started with `--expose-gc`. */
function heapMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
