import { startSandbox } from '../sandbox.ts';
import { letGuestsTalk } from './guests.ts';

// `npm run bench:sandbox`: 500 guests with 5 messages each on one sandbox, which keeps its rate limits.
const sandbox = await startSandbox();
const started = performance.now();
const { guests, sent, echoed, lost, outOfOrder } = await letGuestsTalk({
  url: sandbox.url,
  deploymentId: sandbox.deploymentId,
  guests: 500,
  messages: 5,
  patienceMs: 60_000,
});
const seconds = (performance.now() - started) / 1000;
await sandbox.close();

console.log(`guests        ${guests} (bar: 500)
messages      ${sent} sent, ${echoed} echoed
lost          ${lost} (bar: 0)
out of order  ${outOfOrder} (bar: 0; the facts would allow some)
time          ${seconds.toFixed(1)} s`);
process.exitCode = lost + outOfOrder > 0 ? 1 : 0;
