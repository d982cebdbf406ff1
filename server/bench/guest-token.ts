import { fileURLToPath } from 'node:url';
import { peers } from './guest-token-peers.ts';
import { loadInTurns } from './load.ts';
import { overload } from './overload.ts';

/** Prints what a guest session costs beside its peers, and how long visitors wait at twice what the route can do. */
export async function run(): Promise<void> {
  const { companion, bare, raw, ordinary } = await loadInTurns(peers);
  console.log(
    `\nPOST /api/guest-token, minted, every feature on; medians of interleaved slots, one connection pool of 64`,
  );
  console.table(
    Object.fromEntries(
      Object.entries({ companion, bare, raw, ordinary }).map(([name, { perSecond, cpuMicros, p99Ms }]) => [
        peers[name as keyof typeof peers].title,
        { 'requests/s': Math.round(perSecond), 'CPU µs/request': Math.round(cpuMicros), 'p99 ms': p99Ms },
      ]),
    ),
  );
  const { quietP99Ms, loadedP99Ms, accepted, refused, lost } = await overload();
  const bars = [
    ['÷ bare Express 5', companion.perSecond / bare.perSecond, '≥ 2.0'],
    ['÷ raw node:http doing the same work', companion.perSecond / raw.perSecond, '≥ 0.4'],
    ['÷ the ordinary stack', companion.perSecond / ordinary.perSecond, '≥ 4'],
    ['p99 of accepted at twice capacity ÷ unloaded', loadedP99Ms / quietP99Ms, '≤ 10'],
  ] as const;
  console.table(bars.map(([what, value, bar]) => ({ what, measured: value.toFixed(2), bar })));
  console.log(
    `Overload: p99 ${quietP99Ms.toFixed(0)} ms unloaded, ${loadedP99Ms.toFixed(0)} ms of ${accepted} accepted; ${refused} told at once to come back, ${lost} lost.\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
