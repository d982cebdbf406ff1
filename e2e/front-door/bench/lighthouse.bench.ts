import lighthouse, { type Config } from 'lighthouse';
import { chromiumFlags, findChromium } from '../../chromium.ts';
import { expect, test } from '../../fixtures.ts';
import { freePort } from '../../system.ts';
import { pages } from '../pages.ts';

const BAR = 100;
const categories = ['accessibility', 'best-practices'] as const;

const screens = {
  phone: {},
  desktop: {
    formFactor: 'desktop',
    screenEmulation: { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false },
  },
} satisfies Record<string, Config['settings']>;

/** As Blink numbers them. Lighthouse opens a page of its own, which takes what the browser was started with. */
const schemes = { dark: 0, light: 1 };

for (const [scheme, number] of Object.entries(schemes)) {
  test(`Lighthouse on every page, ${scheme}`, async ({ playwright, companion }) => {
    const port = await freePort();
    const browser = await playwright.chromium.launch({
      executablePath: await findChromium(),
      args: [
        ...chromiumFlags,
        `--remote-debugging-port=${port}`,
        `--blink-settings=preferredColorScheme=${number}`,
      ],
    });
    const missed: string[] = [];
    for (const [name, { path }] of Object.entries(pages)) {
      for (const [screen, settings] of Object.entries(screens)) {
        const scores = await scoresOf(companion.url + path, { port, settings });
        console.log(
          `${name}, ${screen}, ${scheme}: ${scores.map(({ says }) => says).join(', ')}; bar: ${BAR}`,
        );
        missed.push(
          ...scores.flatMap(({ wrong }) => wrong.map((what) => `${name}, ${screen}, ${scheme}: ${what}`)),
        );
      }
    }
    await browser.close();
    expect(missed).toEqual([]);
  });
}

/** Each category in words, and what took points from it. */
async function scoresOf(
  address: string,
  { port, settings }: { port: number; settings: NonNullable<Config['settings']> },
): Promise<{ says: string; wrong: string[] }[]> {
  const config: Config = {
    extends: 'lighthouse:default',
    settings: { ...settings, onlyCategories: [...categories] },
  };
  const result = await lighthouse(address, { port, logLevel: 'error' }, config);
  if (!result) throw new Error(`Lighthouse said nothing of ${address}.`);
  const { lhr } = result;
  return categories.map((id) => {
    const category = lhr.categories[id];
    if (typeof category?.score !== 'number') throw new Error(`${address}: ${lhr.runtimeError?.message}`);
    const score = Math.round(category.score * 100);
    const failed = category.auditRefs
      .map(({ id: audit, weight }) => ({ audit: lhr.audits[audit], weight }))
      .filter(({ audit, weight }) => weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1);
    const why = failed.map(({ audit }) => `${id} ${score}: ${audit?.title}`);
    return { says: `${category.title} ${score}`, wrong: score < BAR ? why : [] };
  });
}
