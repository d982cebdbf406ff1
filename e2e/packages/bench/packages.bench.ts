import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launcher, messenger } from '../../fixtures.ts';
import { freshFolder, install, run } from '../fresh-folder.ts';
import { packageJsonOf, tarballOf } from '../packed.ts';

const MB = 1024 * 1024;
const OPEN_WITHIN_S = 60;
const companion = 'messenger-tag-companion';

/** A line of print for each: what was measured, and whether it is as it should be. */
function tell(what: string, measured: number, most: number, unit: string): void {
  const isMet = measured <= most;
  console.log(
    `${isMet ? 'met   ' : 'MISSED'}  ${measured.toFixed(1).padStart(7)} ${unit}  ≤ ${most}  ${what}`,
  );
  expect.soft(isMet, what).toBe(true);
}

test('sizes', async () => {
  const one = freshFolder();
  const lean = freshFolder();
  const whole = freshFolder();
  try {
    const { unpacked, packages } = await install(one.folder, tarballOf('messenger-tag'));
    tell('messenger-tag, unpacked', unpacked / 1000, 200, 'kB');
    tell('messenger-tag, packages', packages, 1, '  ');
    const { onDisk, packages: ofLean } = await install(lean.folder, tarballOf(companion));
    tell(
      `${companion}, on the disk, with the ${ofLean} packages that it always needs`,
      onDisk / MB,
      45,
      'MB',
    );

    const peers = Object.entries(packageJsonOf(companion).peerDependencies ?? {});
    const wanted = peers
      .filter(([name]) => name !== '@playwright/test')
      .map(([name, range]) => `${name}@${range}`);
    const all = await install(whole.folder, tarballOf(companion), ...wanted);
    const megabytes = (all.onDisk / MB).toFixed(1);
    console.log(
      `        ${megabytes.padStart(7)} MB        the same with Redis, traces and TLS: ${all.packages} packages`,
    );
  } finally {
    for (const { remove } of [one, lean, whole]) remove();
  }
});

test('from one command to an open chat', async ({ page }) => {
  const { folder, remove } = freshFolder();
  // A person's registry, which another home does not know.
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const env = {
    PATH: process.env.PATH,
    NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS,
    PORT: '0',
    HOME: join(folder, 'home'),
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: registry,
  };
  for (const place of ['home', 'shop']) mkdirSync(join(folder, place));
  const startedAt = performance.now();
  const { child, ended, output } = run('npx', ['--yes', `file:${tarballOf(companion)}`], {
    cwd: join(folder, 'shop'),
    env,
    detached: true,
  });
  try {
    const shop = () => /demo shop: +(\S+)/.exec(output())?.[1];
    const failed = ended.then((code) => Promise.reject(new Error(`npx ended with ${code}: ${output()}`)));
    await Promise.race([failed, expect.poll(shop, { timeout: 120_000, intervals: [50] }).toBeDefined()]);
    failed.catch(() => {});
    const printed = (performance.now() - startedAt) / 1000;
    await page.goto(String(shop()));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    const seconds = (performance.now() - startedAt) / 1000;
    tell(
      `npx to an open chat, nothing fetched before (${printed.toFixed(1)} s to the printed address)`,
      seconds,
      OPEN_WITHIN_S,
      's ',
    );
  } finally {
    // As Ctrl+C does, to all of its group: npx itself does not pass a signal on.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    remove();
  }
});
