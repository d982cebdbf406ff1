import { mkdirSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { test as base, expect, launcher, messenger, variablesFor } from '../fixtures.ts';
import { ADMIN, type Database, startDatabase, startWordPress, type WordPress } from './wordpress.ts';

interface Fixtures {
  /** One site, or a network of two. */
  kind: 'site' | 'network';
  /** As it was installed, for every test; its origin is on the companion's list. */
  wordpress: WordPress;
  /** With the plugin switched on, as its administrator left it. */
  plugin: WordPress;
}

/** To install one takes longer than most tests: they share it, one after the other. */
interface Shared {
  database: Database;
  installed(kind: Fixtures['kind']): Promise<WordPress>;
}

export const test = base.extend<Fixtures, Shared>({
  database: [
    async ({}, use) => {
      const database = await startDatabase();
      await use(database);
      await database.stop();
    },
    { scope: 'worker' },
  ],
  installed: [
    async ({ database }, use) => {
      const all = new Map<string, Promise<WordPress>>();
      await use((kind) => {
        const running = all.get(kind) ?? startWordPress(database, { kind });
        all.set(kind, running);
        return running;
      });
      for (const running of all.values()) await (await running).stop();
    },
    { scope: 'worker' },
  ],
  kind: ['site', { option: true }],
  wordpress: async ({ installed, kind }, use) => {
    const wordpress = await installed(kind);
    await wordpress.reset();
    await use(wordpress);
  },
  plugin: async ({ wordpress, kind }, use) => {
    wordpress.layPlugin();
    await wordpress.php(
      `activate_plugin('messenger-tag/messenger-tag.php', '', ${kind === 'network'});
       delete_transient('messenger_tag_just_activated');`,
    );
    await use(wordpress);
    // PHP's notices would be in the dashboard of somebody who develops their site.
    const complaints = await wordpress.php('echo @file_get_contents(WP_CONTENT_DIR . "/debug.log");');
    expect(complaints.split('\n').filter((line) => line.includes('plugins/messenger-tag/'))).toEqual([]);
  },
  companionVariables: async ({ sandbox, wordpress }, use) =>
    use({
      HOST: '127.0.0.1',
      PORT: '0',
      ...variablesFor(sandbox),
      ALLOWED_ORIGINS: wordpress.origin,
      RATE_LIMIT_PER_IP: '10000',
      LOG_LEVEL: 'fatal',
    }),
});

export { expect };

/** Signs in by the form, as everybody does. */
export async function signIn(
  page: Page,
  address: string,
  { name, password }: { name: string; password: string } = ADMIN,
): Promise<void> {
  await page.goto(`${address}/wp-login.php`);
  await page.getByLabel('Username or Email Address').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL(/wp-admin/);
}

/** Somebody who may do what their role may; their password is that of the administrator. */
export async function addUser(
  wordpress: WordPress,
  role: string,
): Promise<{ name: string; password: string }> {
  const { password } = ADMIN;
  await wordpress.php(
    `wp_insert_user(array('user_login' => '${role}', 'user_pass' => '${password}', 'user_email' => '${role}@example.com', 'role' => '${role}'));`,
  );
  return { name: role, password };
}

export const SETTINGS = '/wp-admin/options-general.php?page=messenger-tag';

export const check = (page: Page, title: string): Locator =>
  page.locator('.messenger-tag-check').filter({ has: page.getByText(title, { exact: true }) });

/** Pastes a tag into the settings, and saves. */
export async function saveTag(page: Page, wordpress: WordPress, tag: string): Promise<void> {
  await page.goto(wordpress.origin + SETTINGS);
  await page.getByLabel('Paste the tag').fill(tag);
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.locator('#setting-error-settings_updated, .notice-error')).toBeVisible();
}

/** The attributes of each tag of ours that a visitor's page has, as the server sends it. */
export async function tagsIn(page: Page, address: string): Promise<Record<string, string>[]> {
  const html = await (await page.request.fetch(address, { headers: { cookie: '' } })).text();
  return page.evaluate((text) => {
    const { scripts } = new DOMParser().parseFromString(text, 'text/html');
    return [...scripts]
      .filter((script) => script.outerHTML.includes('loader.js'))
      .map((script) => Object.fromEntries([...script.attributes].map(({ name, value }) => [name, value])));
  }, html);
}

export async function expectOpenChat(page: Page): Promise<void> {
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
}

/** Code that runs in each request, as a plugin that cannot be switched off. */
export function layMustUsePlugin(wordpress: WordPress, name: string, code: string): void {
  const folder = `${wordpress.folder}/wp-content/mu-plugins`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.php`, `<?php\n${code}`);
}
