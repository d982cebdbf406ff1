import { fileURLToPath } from 'node:url';
import sdk from 'purecloud-platform-client-v2';
import { shareLogin } from '../genesys/login.ts';
import { createLoginExchange } from '../genesys/login-exchange.ts';
import { createApiClient } from '../genesys/sdk.ts';
import { createMemoryStore } from '../store/memory.ts';
import { showBars } from './bars.ts';
import { startCountingGenesys } from './counting-genesys.ts';
import { type Answer, startMachine } from './machine.ts';

const MUCH = { UPSTREAM_CALLS_PER_MINUTE: '1000000' };

/** Prints what a call to Genesys costs, how many there are, and what 10 000 visitors at once do to the process. */
export async function run(): Promise<void> {
  await costOfACall();
  await callsOfVisitors();
  await crowd();
}

async function costOfACall(): Promise<void> {
  const genesys = await startCountingGenesys();
  const region = { environment: 'prod-euw1', domain: 'mypurecloud.ie', aws: 'eu-west-1' };
  const ours = await createApiClient({ region, gateway: genesys.url }, 5_000);
  const stock = new sdk.ApiClientClass();
  stock.config.setGateway({ host: '127.0.0.1', protocol: 'http', port: Number(new URL(genesys.url).port) });
  const slots = { ours: [] as number[], stock: [] as number[] };
  for (let round = 0; round < 8; round++) {
    for (const [name, client] of [
      ['ours', ours],
      ['stock', stock],
    ] as const) {
      const before = process.cpuUsage();
      for (let batch = 0; batch < 25; batch++) {
        await Promise.all(Array.from({ length: 32 }, () => post(client)));
      }
      const { user, system } = process.cpuUsage(before);
      // The first round warms up.
      if (round > 0) slots[name].push((user + system) / (25 * 32));
    }
  }
  genesys.close();
  console.log('\nOne call through the platform SDK: median of 7 interleaved slots, the least in brackets');
  showBars([
    { what: 'CPU µs over undici, as here', measured: shown(slots.ours), bar: '≤ 250' },
    { what: 'CPU µs over its own axios', measured: shown(slots.stock), bar: '' },
  ]);
}

function post(client: typeof sdk.ApiClient): Promise<unknown> {
  const guest = { externalChannel: 'web', name: 'Web Guest' };
  const json = ['application/json'];
  const path = '/api/v2/conversations/guests';
  return client.callApi(path, 'POST', {}, {}, {}, {}, guest, ['PureCloud OAuth'], json, json);
}

function shown(values: number[]): string {
  const sorted = values.sort((a, b) => a - b);
  return `${Math.round(sorted[sorted.length >> 1] ?? 0)} (${Math.round(sorted[0] ?? 0)})`;
}

async function callsOfVisitors(): Promise<void> {
  const genesys = await startCountingGenesys({ delayMs: 20 });
  const machine = await startMachine(genesys.url, MUCH);
  const first = count(await machine.ask(1_000));
  const { logins, guests } = await genesys.seen();
  const [visitor] = await machine.ask(1);
  const before = (await genesys.seen()).guests;
  const resumed = count(await machine.ask(100, visitor?.resume));
  const callsForResumed = (await genesys.seen()).guests - before;
  machine.close();
  genesys.close();

  console.log('\nLogins and calls');
  showBars([
    { what: 'logins for 1 000 visitors at once', measured: logins, bar: '1' },
    { what: 'logins over 10 lifetimes, each until its renewal', measured: await loginsOver(10), bar: '10' },
    { what: 'calls for a new guest', measured: guests / (first.ok ?? 0), bar: '1' },
    { what: 'calls for a resumed guest', measured: callsForResumed / (resumed.ok ?? 0), bar: '0' },
  ]);
  console.log('The 1 000:', first);
}

/** By a clock of its own, with a guest in each hundredth of a life. */
async function loginsOver(lives: number): Promise<number> {
  const lifeMs = 86_400_000;
  const clock = { now: 0 };
  let made = 0;
  const store = createMemoryStore(() => clock.now);
  const sessionSecrets = ['the session secret that is long enough by far'] as const;
  const login = shareLogin(
    async () => ({ accessToken: `token ${++made}`, grantedAt: clock.now, expiresAt: clock.now + lifeMs }),
    {
      exchange: createLoginExchange(store, { client: 'bench', sessionSecrets, patienceMs: 1_000 }),
      isRefusal: () => false,
      onRenewalFailure: (error) => console.error(error),
      now: () => clock.now,
      // No jitter: ten lives end at ten times four fifths.
      random: () => 0.5,
    },
  );
  while (clock.now < lives * lifeMs * 0.8) {
    await login.get();
    // Lets a renewal in the background come to its end.
    await new Promise((resolve) => setImmediate(resolve));
    clock.now += lifeMs / 100;
  }
  return made;
}

const CROWD = 10_000;

async function crowd(): Promise<void> {
  const genesys = await startCountingGenesys({ delayMs: 1_000 });
  const machine = await startMachine(genesys.url, MUCH);
  await machine.ask(50);
  const rest = await machine.peakMemory();
  const outcomes = count(await machine.ask(CROWD));
  const peak = await machine.peakMemory();
  const { mostAtOnce } = await genesys.seen();
  machine.close();
  genesys.close();
  console.log(`\n${CROWD} guests asked for at once, over HTTP, of a Genesys that takes 1 s`);
  showBars([
    { what: 'calls at once', measured: mostAtOnce, bar: '≤ 64, the cap' },
    { what: 'KB of memory for each', measured: ((peak - rest) / 1000 / CROWD).toFixed(1), bar: '≤ 60' },
    {
      what: 'neither made nor told to come back',
      measured: CROWD - (outcomes.ok ?? 0) - (outcomes.overloaded ?? 0),
      bar: '0',
    },
  ]);
  console.log(outcomes);
}

/** How many of each outcome. */
export function count(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
