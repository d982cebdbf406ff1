import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from './chromium.ts';
import { expect, test } from './fixtures.ts';
import { repository } from './packages/packed.ts';
import { installPackages, run } from './somebody-elses.ts';

const page = readFileSync(join(repository, 'public/docs/testing.md'), 'utf8');

/** The files that the page prints, each below a line that names it. */
const printed = new Map(
  [...page.matchAll(/<!-- example: (\S+) -->\n+```\w+\n(.*?)```/gs)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

test('what is printed about content, scenarios and the clock runs as printed', async ({}, testInfo) => {
  testInfo.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-tests-'));
  try {
    const launchOptions = { executablePath: await findChromium(), args: chromiumFlags };
    const [shop = ''] = (printed.get('chat.spec.ts') ?? '').split(/^test\(/m);
    const files = {
      'shop.ts': `${shop}\nexport { expect, test };\n`,
      'package.json': JSON.stringify({ name: 'shop', private: true, type: 'commonjs' }),
      'playwright.config.ts': `export default { workers: 1, use: { launchOptions: ${JSON.stringify(launchOptions)} } };`,
    };
    // The page prints other examples as well, some under the names of these.
    const examples = ['orders.json', ...tests].map((name) => [name, printed.get(name) ?? ''] as const);
    for (const [name, text] of [...examples, ...Object.entries(files)])
      writeFileSync(join(folder, name), text);
    installPackages(folder);

    const checked = await run(folder, 'typescript/bin/tsc', ...compilerFlags, ...tests);
    expect(checked).toEqual({ code: 0, output: '' });
    const { code, output } = await run(folder, '@playwright/test/cli.js', 'test', '--reporter=line');
    expect(output).toContain('4 passed');
    expect(code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const tests = ['content.spec.ts', 'orders.spec.ts', 'clock.spec.ts'];

const compilerFlags =
  '--noEmit --strict --module nodenext --target es2022 --types node --skipLibCheck false'.split(' ');
