import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumFlags, findChromium } from './chromium.ts';
import { expect, test } from './fixtures.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(repository, 'README.md'), 'utf8');

/** TypeScript in a folder of somebody else's is a CommonJS or an ES module, as their package.json says. */
for (const type of ['commonjs', 'module']) {
  test(`the example for test authors in the README runs as printed, in a package of type ${type}`, async ({}, testInfo) => {
    testInfo.setTimeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-site-'));
    try {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true, type }));
      const [, example] = /<!-- example: chat\.spec\.ts -->\n+```ts\n(.*?)```/s.exec(readme) ?? [];
      writeFileSync(join(folder, 'chat.spec.ts'), String(example));
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
      `import { createApp } from 'messenger-tag/app';
      import { readConfig } from 'messenger-tag/config';
      const env = { GENESYS_REGION: 'euw1', GENESYS_DEPLOYMENT_ID: '11111111-2222-4333-8444-555555555555' };
      console.log(typeof createApp(readConfig(env)).listen);`,
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

/** What `npm install` would bring: of this package the files that are published, of the others the ones installed here. */
function installPackages(folder: string): void {
  const installed = join(repository, 'node_modules');
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(installed)) symlinkSync(join(installed, name), join(modules, name));

  const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: repository });
  const [{ files }] = JSON.parse(String(packed.stdout)) as [{ files: { path: string }[] }];
  for (const { path } of files) {
    const target = join(modules, 'messenger-tag', path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(repository, path), target);
  }
}

function run(
  folder: string,
  program: string,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  // A Playwright inside a Playwright must not take itself for one of its workers.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|FORCE_COLOR)/.test(name),
  );
  const child = spawn(process.execPath, [join(folder, 'node_modules', program), ...words], {
    cwd: folder,
    env: Object.fromEntries(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
