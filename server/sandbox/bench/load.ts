import { startSandbox } from '../sandbox.ts';
import { letGuestsTalk, type Outcome } from './guests.ts';
import { letWorkersTalk } from './workers.ts';

const GUESTS = 500;
const WORKERS = 4;
const load = { messages: 5, patienceMs: 60_000 };

// `npm run bench:sandbox`: the same crowd twice, each time on a sandbox that keeps its rate limits. First in one organisation
// and in this process, to compare with; then from four processes, each with an organisation of its own, as tests do.
const alone = await onSandbox(({ url, deploymentId }) =>
  letGuestsTalk({ url, deploymentId, guests: GUESTS, ...load }),
);
const shared = await onSandbox(({ url }) =>
  letWorkersTalk({ url, workers: WORKERS, guestsEach: GUESTS / WORKERS, ...load }),
);

console.log(`${GUESTS} guests with ${load.messages} messages each, on one sandbox`);
print('one organisation, guests in the process of the sandbox', alone);
print(`${WORKERS} organisations, guests in ${WORKERS} processes`, shared);
console.log(`  of others     ${shared.outcome.strangers} conversations and messages (bar: 0)`);
const { outcome: one } = alone;
const { outcome: four } = shared;
process.exitCode = one.lost + one.outOfOrder + four.lost + four.outOfOrder + four.strangers > 0 ? 1 : 0;

async function onSandbox<Result extends Outcome>(
  talk: (sandbox: { url: string; deploymentId: string }) => Promise<Result>,
): Promise<{ outcome: Result; seconds: number }> {
  const sandbox = await startSandbox();
  const started = performance.now();
  const outcome = await talk(sandbox);
  const seconds = (performance.now() - started) / 1000;
  await sandbox.close();
  return { outcome, seconds };
}

function print(where: string, { outcome, seconds }: { outcome: Outcome; seconds: number }): void {
  const { guests, sent, echoed, lost, outOfOrder } = outcome;
  console.log(`
${where}
  guests        ${guests} (bar: ${GUESTS})
  messages      ${sent} sent, ${echoed} echoed
  lost          ${lost} (bar: 0)
  out of order  ${outOfOrder} (bar: 0; the facts would allow some)
  time          ${seconds.toFixed(1)} s`);
}
