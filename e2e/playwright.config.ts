import { defineConfig, type Project } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.ts';
import { findFirefox } from './firefox.ts';
import { hasWebKit } from './webkit/install.ts';

const firefox = findFirefox();
const webkitTests = '**/webkit/*.spec.ts';
/** They install a WordPress: `npm run test:platforms`. */
const platformTests = '**/e2e/platforms/*.spec.ts';

/** Clicks and keys that Playwright sends Firefox stay in the page's own process: frames must be in it to get any. */
const firefoxUserPrefs = { 'fission.webContentIsolationStrategy': 0 };

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  // Two cores, two browsers and their servers: what takes one second alone can take several here.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  // Each waits a fifth of its time for something.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // `.ci/count.mjs` names each that needed it.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: { screenshot: 'only-on-failure' },
  // First those that take one worker: at the end they would leave the other without work.
  projects: [
    ...(firefox ? [firefoxProject(firefox)] : []),
    ...(hasWebKit() ? [{ name: 'webkit', testMatch: webkitTests, workers: 1 }] : []),
    {
      name: 'chromium',
      testIgnore: [webkitTests, platformTests],
      use: { launchOptions: { executablePath: await findChromium(), args: chromiumFlags } },
    },
  ],
});

/** What is tagged `@firefox`. One worker is faster than two: Firefox takes both cores by itself. */
function firefoxProject(executablePath: string): Project {
  return {
    name: 'firefox',
    grep: /@firefox/,
    testIgnore: platformTests,
    workers: 1,
    use: {
      browserName: 'firefox',
      channel: 'moz-firefox',
      launchOptions: { executablePath, firefoxUserPrefs },
    },
  };
}
