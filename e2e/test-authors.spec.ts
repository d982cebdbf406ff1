import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from './chromium.ts';
import { expect, test } from './fixtures.ts';
import { repository } from './packages/packed.ts';
import { installPackages, run } from './somebody-elses.ts';
import { freePort } from './system.ts';

const pages = ['README.md', 'public/docs/testing.md']
  .map((page) => join(repository, page))
  .filter(existsSync);
const printed = pages.map((page) => readFileSync(page, 'utf8')).join('\n');

/**
 * By the name of the file, with `shop.ts` as the page describes it; those of the site that Playwright starts, on ports that
 * nobody has.
 */
async function examples(): Promise<Record<string, string>> {
  const found = [...printed.matchAll(/<!-- example: (\S+) -->\n+```\w+\n(.*?)```/gs)];
  let texts = Object.fromEntries(found.map(([, name = '', text = '']) => [name, text]));
  const [shop = ''] = (texts['chat.spec.ts'] ?? '').split(/^test\(/m);
  texts['shop.ts'] = `${shop}\nexport { expect, test };\n`;
  for (const port of ['4010', '4020']) {
    const free = String(await freePort());
    texts = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text.replaceAll(port, free)]),
    );
  }
  return texts;
}

/** TypeScript in a folder of somebody else's is a CommonJS or an ES module, as their package.json says. */
for (const type of ['commonjs', 'module']) {
  test(`the printed examples for test authors run as printed, in a package of type ${type}`, async ({}, testInfo) => {
    testInfo.setTimeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-site-'));
    try {
      const files = await examples();
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true, type }));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const here = JSON.stringify({ executablePath: await findChromium(), args: chromiumFlags });
      writeFileSync(
        join(folder, 'alone.config.ts'),
        `export default { testIgnore: 'site.spec.ts', workers: 2, use: { launchOptions: ${here} } };`,
      );
      writeFileSync(
        join(folder, 'with-server.config.ts'),
        `import config from './playwright.config${type === 'module' ? '.ts' : ''}';
        export default { ...config, workers: 2, use: { ...config.use, launchOptions: ${here} } };`,
      );
      installPackages(folder);

      const sources = Object.keys(files).filter((name) => name.endsWith('.ts'));
      const checked = await run(folder, 'typescript/bin/tsc', ...compilerFlags, ...sources);
      expect(checked).toEqual({ code: 0, output: '' });
      for (const [config, passed] of [
        ['alone', '7 passed'],
        ['with-server', '2 passed'],
      ]) {
        const words = ['test', '--reporter=line', '-c', `${config}.config.ts`];
        const { code, output } = await run(folder, '@playwright/test/cli.js', ...words);
        expect(output).toContain(passed);
        expect(code).toBe(0);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('who has no browser reads how to install one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-site-'));
  try {
    const { 'chat.spec.ts': example = '' } = await examples();
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
    writeFileSync(join(folder, 'chat.spec.ts'), example);
    writeFileSync(
      join(folder, 'playwright.config.ts'),
      `process.env.PLAYWRIGHT_BROWSERS_PATH = ${JSON.stringify(join(folder, 'no-browsers'))};
      export default { workers: 1 };`,
    );
    installPackages(folder);
    const { output } = await run(folder, '@playwright/test/cli.js', 'test', '--reporter=line');
    expect(output).toContain('npx playwright install');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

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
