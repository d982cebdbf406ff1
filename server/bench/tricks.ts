import { TRICKS } from '../config/config.ts';
import { showBars } from './bars.ts';
import { ASKED } from './guest-token-peers.ts';
import { CONNECTIONS, loadInTurns, ROUNDS } from './load.ts';

/** Prints what each of the ways of `hosts/serve.ts` to be fast gains, by the companion without it. */
const without = TRICKS.map((trick) => `without ${trick}` as const);
const measured = await loadInTurns('guest-token', ['companion', 'bare', ...without, 'without any'], ASKED);
const { companion, bare } = measured;
console.log(
  `\nPOST /api/guest-token with and without what makes it fast; medians of ${ROUNDS} interleaved slots, ${CONNECTIONS} connections`,
);
console.table(
  Object.fromEntries(
    (['companion', ...without, 'without any'] as const).map((name) => [
      name,
      {
        'CPU µs/request': Math.round(measured[name].cpuMicros),
        'µs gained': Math.round(measured[name].cpuMicros - companion.cpuMicros),
        '÷ bare Express 5': (measured[name].cpuMicros / bare.cpuMicros).toFixed(2),
      },
    ]),
  ),
);
showBars([
  {
    what: 'CPU µs a request: with all ÷ without any',
    measured: (companion.cpuMicros / measured['without any'].cpuMicros).toFixed(2),
    bar: '≤ 1',
  },
]);
