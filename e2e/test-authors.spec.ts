import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from './chromium.ts';
import { expect, test } from './fixtures.ts';
import { repository } from './packages/packed.ts';
import { installPackages, run } from './somebody-elses.ts';

const pages = ['README.md', 'public/docs/testing.md']
  .map((page) => join(repository, page))
  .filter(existsSync);
const [, example = ''] =
  /<!-- example: chat\.spec\.ts -->\n+```ts\n(.*?)```/s.exec(
    pages.map((page) => readFileSync(page, 'utf8')).join('\n'),
  ) ?? [];

/** TypeScript in a folder of somebody else's is a CommonJS or an ES module, as their package.json says. */
for (const type of ['commonjs', 'module']) {
  test(`the printed example for test authors runs as printed, in a package of type ${type}`, async ({}, testInfo) => {
    testInfo.setTimeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-site-'));
    try {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true, type }));
      writeFileSync(join(folder, 'chat.spec.ts'), example);
      writeFileSync(join(folder, 'playwright.config.ts'), await browserOnThisMachine());
      installPackages(folder);

      const checked = await run(folder, 'typescript/bin/tsc', ...compilerFlags, 'chat.spec.ts');
      expect(checked).toEqual({ code: 0, output: '' });
      const { code, output } = await run(folder, '@playwright/test/cli.js', 'test', '--reporter=line');
      expect(output).toContain('2 passed');
      expect(code).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('the companion can be taken from the package into another application', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-app-'));
  try {
    installPackages(folder);
    writeFileSync(
      join(folder, 'app.mts'),
      `import { createApp } from 'messenger-tag-companion/app';
      import { readConfig } from 'messenger-tag-companion/config';
      const env = { GENESYS_REGION: 'euw1', GENESYS_DEPLOYMENT_ID: '11111111-2222-4333-8444-555555555555' };
      console.log(typeof createApp(readConfig(env)));`,
    );
    const flags = compilerFlags.filter((flag) => flag !== '--noEmit');
    expect(await run(folder, 'typescript/bin/tsc', ...flags, 'app.mts')).toEqual({ code: 0, output: '' });
    expect(await run(folder, '../app.mjs')).toEqual({ code: 0, output: 'function\n' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const compilerFlags =
  '--noEmit --strict --module nodenext --target es2022 --types node --skipLibCheck false'.split(' ');

/** All that a person with Playwright's own browsers does not need. */
async function browserOnThisMachine(): Promise<string> {
  const launchOptions = { executablePath: await findChromium(), args: chromiumFlags };
  return `export default { workers: 1, use: { launchOptions: ${JSON.stringify(launchOptions)} } };`;
}
