import lighthouse from 'lighthouse';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { freePort } from '../system.ts';
import { type Kind, kinds, median, test } from './bench.ts';

const PAIRS = 5;

test('Lighthouse performance', async ({ playwright, pages, bar, explain }) => {
  const port = await freePort();
  const browser = await playwright.chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  });
  const scores: Record<Kind, number[]> = { without: [], snippet: [], tag: [] };
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const kind of kinds) scores[kind].push(await performanceOf(pages[kind], port));
  }
  await browser.close();
  const differences = scores.tag.map((score, pair) => score - (scores.without[pair] ?? Number.NaN));
  bar({
    what: 'Lighthouse performance, median of 100',
    without: median(scores.without),
    snippet: median(scores.snippet),
    tag: median(scores.tag),
    bar: 'same, in pairs',
    met: median(differences) >= 0,
  });
  explain(`Lighthouse: mobile, ${PAIRS} rounds of the three pages in turn; tag minus bare page, pair by pair:
${differences.map((difference) => (difference > 0 ? `+${difference}` : difference)).join(', ')}; the bar is for the median of these.`);
});

async function performanceOf(address: string, port: number): Promise<number> {
  const result = await lighthouse(address, { port, onlyCategories: ['performance'], logLevel: 'error' });
  const score = result?.lhr.categories.performance?.score;
  if (typeof score !== 'number')
    throw new Error(`Lighthouse gave no score: ${result?.lhr.runtimeError?.message}`);
  return Math.round(score * 100);
}
