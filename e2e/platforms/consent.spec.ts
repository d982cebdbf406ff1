import { launcher, messenger, panel } from '../fixtures.ts';
import { expect, layMustUsePlugin, saveTag, signIn, tagsIn, test } from './fixtures.ts';

/**
 * The WP Consent API as its readme describes it, as far as the plugin uses it: a function in PHP that shows that it is
 * there, a script that others depend on, `wp_has_consent`, and two events.
 */
const API = `
  function wp_has_consent($category) { return false; }
  add_action('wp_enqueue_scripts', function () {
    wp_enqueue_script('wp-consent-api', content_url('mu-plugins/consent-api.js'));
  });`;

test.beforeEach(async ({ plugin }) => {
  const script = `
    window.waitfor_consent_hook = location.search.includes('late');
    window.wp_has_consent = (category) => document.cookie.includes('wp_consent_' + category + '=allow');
    window.wp_set_consent = (category, value) => {
      document.cookie = 'wp_consent_' + category + '=' + value + ';path=/';
      const detail = Object.assign([], { [category]: value });
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
    };`;
  const asPhp = `file_put_contents(__DIR__ . '/consent-api.js', '${script.replaceAll("'", "\\'")}');`;
  layMustUsePlugin(plugin, 'consent-api', API + asPhp);
});

test('the chat waits for the banner’s answer, hears it, and hears when it is taken back', async ({
  page,
  plugin,
  companion,
  received,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, companion.url);
  await page.context().clearCookies();
  await page.goto(plugin.origin);
  await expect(launcher(page)).toBeVisible();
  expect(await tagsIn(page, plugin.origin)).toMatchObject([{ 'data-consent': 'required' }]);

  await test.step('another category is no answer to this one', async () => {
    await page.evaluate("wp_set_consent('statistics', 'allow')");
    await launcher(page).click();
    await expect(panel(page)).toContainText('Genesys');
    expect((await received()).requests.filter(({ path }) => path.includes('genesys.min.js'))).toEqual([]);
  });
  await test.step('yes opens the chat that was wanted', async () => {
    await page.evaluate("wp_set_consent('preferences', 'allow')");
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });
  await test.step('on the next page the answer stands', async () => {
    await page.goto(`${plugin.origin}/?p=1`);
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });
  await test.step('no closes it', async () => {
    await page.evaluate("wp_set_consent('preferences', 'deny')");
    await expect(messenger(page).getByRole('textbox')).toBeHidden();
  });
});

test('a banner that must know the visitor’s country first is waited for', async ({
  page,
  plugin,
  companion,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, companion.url);
  await page.goto(`${plugin.origin}/?late`);
  await page.evaluate("document.cookie = 'wp_consent_preferences=allow;path=/'");
  await page.reload();
  await launcher(page).click();
  await expect(panel(page)).toBeVisible();
  await page.evaluate("document.dispatchEvent(new CustomEvent('wp_consent_type_defined'))");
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('the site chooses the banner’s category, or that something else decides', async ({ page, plugin }) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  await page.getByLabel('The banner’s category').selectOption('Marketing');
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await page.goto(plugin.origin);
  await expect(page.locator('#messenger-tag-consent-js')).toHaveAttribute('data-category', 'marketing');
  await expect(page.locator('#messenger-tag-consent-js')).toHaveAttribute('data-no-optimize', '1');
  await page.goto(`${plugin.origin}/wp-admin/options-general.php?page=messenger-tag`);
  await page.getByLabel('Consent', { exact: true }).selectOption('gcm');
  await page.getByRole('button', { name: 'Save Changes' }).click();
  expect(await tagsIn(page, plugin.origin)).toMatchObject([{ 'data-consent': 'gcm' }]);
  await page.goto(plugin.origin);
  await expect(page.locator('#messenger-tag-consent-js')).toHaveCount(0);
});
