import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    launchOptions: { executablePath: await findChromium(), args: chromiumFlags },
    screenshot: 'only-on-failure',
  },
});
