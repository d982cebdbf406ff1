import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';

/** `npm run bench:page`: what the tag costs a page. One measurement after the other, so that none disturbs another. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['./reporter.ts']],
  use: { launchOptions: { executablePath: await findChromium(), args: chromiumFlags } },
});
