import type { Page } from '@playwright/test';
import { tagOf } from '../fixtures.ts';
import { expect, layMustUsePlugin, saveTag, signIn, test } from '../platforms/fixtures.ts';
import { lookAtPage } from './on-a-page.ts';

if (process.env.ALL_HOSTS) {
  test('WordPress with the plugin: the tag in its pages', async ({ page, plugin, companion }, info) => {
    test.setTimeout(300_000);
    await signIn(page, plugin.origin);
    await saveTag(page, plugin, tagOf(companion));
    await page.context().clearCookies();
    await lookAtPage(page, { host: 'WordPress, with the plugin', ...visit(plugin.origin) }, info);
  });

  test('WordPress without a plugin: the tag in its pages', async ({ page, wordpress, companion }, info) => {
    test.setTimeout(300_000);
    // What a theme's functions.php would have; of no theme, so that none has to be changed.
    layMustUsePlugin(
      wordpress,
      'chat',
      `add_action('wp_head', function () { echo '${tagOf(companion)}'; });`,
    );
    await lookAtPage(page, { host: 'WordPress, without a plugin', ...visit(wordpress.origin) }, info);
  });
}

/** The default theme's front page, a post, and back. */
function visit(origin: string) {
  return {
    async arrive(page: Page) {
      await page.goto(origin);
    },
    async travel(page: Page) {
      await page.getByRole('link', { name: 'Hello world!' }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hello world!' })).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL(`${origin}/`);
    },
  };
}
