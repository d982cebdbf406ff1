import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  // Two cores, two browsers and their servers: what takes one second alone can take several here.
  expect: { timeout: 15_000 },
  timeout: 60_000,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    launchOptions: { executablePath: await findChromium(), args: chromiumFlags },
    screenshot: 'only-on-failure',
  },
});
