import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../chromium.ts';

/** `npm run bench:packages`: one measurement after the other, so that none disturbs another. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../../../test-results/bench',
  workers: 1,
  timeout: 180_000,
  reporter: 'list',
  use: { launchOptions: { executablePath: await findChromium(), args: chromiumFlags } },
});
