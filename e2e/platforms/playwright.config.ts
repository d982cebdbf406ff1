import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { findWordPress } from './wordpress.ts';

findWordPress();

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/platforms',
  // A WordPress each would be more than two cores have.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./report.ts']],
  use: {
    // The dashboard folds its menu away below 960 px.
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    launchOptions: { executablePath: await findChromium(), args: chromiumFlags },
  },
});
