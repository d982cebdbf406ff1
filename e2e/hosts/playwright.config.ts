import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';

// `npm run test:hosts`: every host, those that `npm test` leaves out too. The workers inherit it.
process.env.ALL_HOSTS = 'yes';

export default defineConfig({
  testDir: '.',
  testMatch: ['recipes.spec.ts', 'edge.spec.ts', 'pages.spec.ts', 'sites.spec.ts', 'wordpress.spec.ts'],
  outputDir: '../../test-results/hosts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./table.ts']],
  use: { launchOptions: { executablePath: await findChromium(), args: chromiumFlags } },
});
