import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Bar, verdict } from './bars.ts';

/** Each runs by itself too, `node dist/server/bench/<part>.js`, in a process of its own: none disturbs the next. */
const parts = [
  'guest-token',
  'tricks',
  'delivery',
  'stop',
  'upstream',
  'crowds',
  'start',
  'faults',
  'process-faults',
  'doors',
  'floods',
  'machines',
];

const bars: Record<string, string | number>[] = [];
const without: string[] = [];
for (const part of parts) {
  const child = fork(fileURLToPath(new URL(`${part}.js`, import.meta.url)), { execArgv: ['--expose-gc'] });
  let told = 0;
  child.on('message', (message: { bars?: readonly Bar[] }) => {
    for (const bar of message.bars ?? []) {
      told++;
      bars.push({ part, ...bar, '': verdict(bar) });
    }
  });
  const [code] = await once(child, 'close');
  if (code !== 0 || told === 0) without.push(`${part} (exit code ${code})`);
}

console.log(
  `\nAll bars; Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the end`,
);
console.table(bars);
if (without.length > 0) console.log(`Told no bar: ${without.join(', ')}`);
const missed = bars.filter((bar) => bar[''] === 'MISSED').length;
console.log(`${bars.length - missed} met, ${missed} missed.\n`);
process.exitCode = missed + without.length > 0 ? 1 : 0;
