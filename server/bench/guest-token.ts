import { showBars } from './bars.ts';
import { ASKED } from './guest-token-peers.ts';
import { CONNECTIONS, chooseComparison, loadInTurns, ROUNDS, showPeers } from './load.ts';
import { overload } from './overload.ts';

const TITLES = {
  companion: 'the companion',
  bare: 'bare Express 5 with express.json',
  raw: 'raw node:http doing the same work',
  ordinary: 'helmet, cors, express-rate-limit, pino-http, zod',
} as const;

/** Prints what a guest session costs beside its peers, and how long visitors wait at twice what the route can do. */
const { judgedBy, why, ratio } = chooseComparison();
const measured = await loadInTurns('guest-token', Object.keys(TITLES) as (keyof typeof TITLES)[], ASKED);
const { companion, bare, raw, ordinary } = measured;
console.log(
  `\nPOST /api/guest-token, minted, every feature on; medians of ${ROUNDS} interleaved slots, ${CONNECTIONS} connections`,
);
showPeers(measured, TITLES);
const { quietP99Ms, loadedP99Ms, accepted, refused, lost } = await overload();
console.log(
  `Overload: p99 ${quietP99Ms.toFixed(0)} ms unloaded, ${loadedP99Ms.toFixed(0)} ms of ${accepted} accepted; ${refused} told at once to come back.`,
);
console.log(`Judged by ${judgedBy}: ${why}.`);
const compared = {
  'bare Express 5': [bare, '≥ 2.0'],
  'raw node:http': [raw, '≥ 0.4'],
  'the ordinary stack': [ordinary, '≥ 4'],
} as const;
showBars([
  ...Object.entries(compared).map(([what, [peer, bar]]) => ({
    what: `guest-token ÷ ${what}`,
    measured: ratio(companion, peer).toFixed(2),
    bar,
  })),
  {
    what: 'p99 of accepted at twice capacity ÷ unloaded',
    measured: (loadedP99Ms / quietP99Ms).toFixed(2),
    bar: '≤ 10',
  },
  { what: 'requests lost at twice capacity', measured: lost, bar: '0' },
]);
