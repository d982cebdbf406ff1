import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test as base, expect, launcher, messenger, troubles } from '../fixtures.ts';
import { unpack } from '../packages/packed.ts';
import { freePort } from '../system.ts';

const folder = fileURLToPath(new URL('next', import.meta.url));
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const silent = { NEXT_TELEMETRY_DISABLED: '1' };

const test = base.extend<{ shop: string }>({
  /** The address of a Next.js site with the tag. */
  shop: async ({ startCompanion }, use) => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const { url } = await startCompanion({ ALLOWED_ORIGINS: address });
    const server = spawn(process.execPath, [next, 'start', '--port', `${port}`], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, ...silent, LOADER_URL: `${url}/loader.js` },
    });
    await expect
      .poll(() =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
    await use(address);
    const ended = once(server, 'exit');
    // Asked to stop, Next.js waits for the browser's open connections.
    server.kill('SIGKILL');
    await ended;
  },
});

// One worker for the file: the site is built once.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  test.setTimeout(180_000);
  unpack('messenger-tag', `${folder}/node_modules`);
  execFileSync(process.execPath, [next, 'build'], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, ...silent },
  });
});

for (const [path, how] of Object.entries({
  '/': 'a plain tag',
  '/script': 'next/script',
  '/mount': 'the npm entry',
})) {
  test(`a Next.js page with ${how} hydrates without an error and has one working launcher`, async ({
    page,
    shop,
  }) => {
    const found = troubles(page);
    await page.goto(shop + path);
    await expect(page.getByTestId('hydrated')).toHaveText('hydrated');
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(page.locator('messenger-tag')).toHaveCount(1);
    expect(found).toEqual([]);
  });
}

test('the launcher and the open chat stay when Next.js goes to another page, which has the tag too', async ({
  page,
  shop,
}) => {
  await page.goto(shop);
  await launcher(page).click();
  await messenger(page).getByRole('textbox').fill('Half a question');
  await page.getByRole('link', { name: 'Another page' }).click();
  await page.waitForURL('**/script');
  await expect(page.getByTestId('hydrated')).toHaveText('hydrated');
  await expect(messenger(page).getByRole('textbox')).toHaveValue('Half a question');
  await expect(page.locator('messenger-tag')).toHaveCount(1);
});
