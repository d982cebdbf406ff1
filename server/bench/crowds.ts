import { fileURLToPath } from 'node:url';
import { MAX_CONNECTIONS } from '../genesys/line.ts';
import { MAX_WAITING } from '../genesys/platform.ts';
import { showBars } from './bars.ts';
import { startCountingGenesys } from './counting-genesys.ts';
import { type Answer, startMachine } from './machine.ts';

const GENESYS_MS = 150;
const BUDGET = 280;

/** Prints how many of a crowd get a guest at once, and that nobody is refused for waiting alone. */
export async function run(): Promise<void> {
  const inLine = MAX_CONNECTIONS + MAX_WAITING;
  console.log(`\nVisitors who come at once, over HTTP, while Genesys takes ${GENESYS_MS} ms for a guest`);
  showBars([
    ...(await crowd(200, 1_000_000, 200)),
    ...(await crowd(1_000, 1_000_000, inLine)),
    // The login is a call too.
    ...(await crowd(1_000, BUDGET, BUDGET - 1)),
  ]);
}

async function crowd(visitors: number, budget: number, most: number) {
  const genesys = await startCountingGenesys({ delayMs: GENESYS_MS });
  const machine = await startMachine(genesys.url, { UPSTREAM_CALLS_PER_MINUTE: String(budget) });
  const answers = await machine.ask(visitors);
  machine.close();
  genesys.close();
  const served = answers.filter(({ outcome }) => outcome === 'ok').length;
  const what = `${visitors} at once, budget ${budget}`;
  return [
    { what: `${what}: served, of what line and budget hold`, measured: served, bar: `≥ ${most}` },
    {
      what: `${what}: neither served nor told when to come back`,
      measured: visitors - served - answers.filter(isTold).length,
      bar: '0',
    },
  ];
}

function isTold({ outcome, retryAfter }: Answer): boolean {
  return outcome === 'overloaded' && Number(retryAfter) >= 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
