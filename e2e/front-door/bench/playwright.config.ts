import { defineConfig } from '@playwright/test';

/** `npm run bench:pages`: what Lighthouse says of the companion's own pages. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../../../test-results/bench-pages',
  workers: 1,
  timeout: 600_000,
  reporter: [['line']],
});
