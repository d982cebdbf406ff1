import bench from '../bench/playwright.config.ts';

/** `npm run bench:releases`: many visitors in the middle of a release. */
export default { ...bench, testDir: '.', reporter: [['../bench/reporter.ts']], timeout: 1_800_000 };
