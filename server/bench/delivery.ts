import { showBars } from './bars.ts';
import { CONNECTIONS, chooseComparison, loadInTurns, ROUNDS, showPeers } from './load.ts';

const ASKED = {
  path: '/loader.js',
  method: 'GET',
  headers: {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    referer: 'https://www.example.com/',
    'sec-fetch-dest': 'script',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-site': 'cross-site',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  },
} as const;

/** Prints what `loader.js` costs beside raw `node:http` sending the same bytes with the same head. */
const { judgedBy, why, ratio } = chooseComparison();
const measured = await loadInTurns('delivery', ['companion', 'raw'], ASKED);
console.log(`\nGET /loader.js, brotli; medians of ${ROUNDS} interleaved slots, ${CONNECTIONS} connections`);
showPeers(measured, { companion: 'the companion', raw: 'raw node:http' });
console.log(`Judged by ${judgedBy}: ${why}.`);
showBars([
  {
    what: 'loader.js ÷ raw node:http',
    measured: ratio(measured.companion, measured.raw).toFixed(2),
    bar: '≥ 0.6',
  },
]);
