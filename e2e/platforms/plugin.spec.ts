import { readFileSync, writeFileSync } from 'node:fs';
import { troubles } from '../fixtures.ts';
import {
  addUser,
  check,
  expect,
  expectOpenChat,
  layMustUsePlugin,
  SETTINGS,
  saveTag,
  signIn,
  tagsIn,
  test,
} from './fixtures.ts';

test('who has switched the plugin on is led to its settings, and to nothing else until they paste the tag', async ({
  page,
  wordpress,
}) => {
  wordpress.layPlugin();
  await signIn(page, wordpress.origin);
  await page.goto(`${wordpress.origin}/wp-admin/plugins.php`);
  await page.getByRole('link', { name: 'Activate Messenger Tag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Messenger Tag');
  await expect(page.getByLabel('Paste the tag')).toBeFocused();
  expect(await tagsIn(page, wordpress.origin)).toEqual([]);
  await page.goto(`${wordpress.origin}/wp-admin/`);
  await expect(page).toHaveURL(`${wordpress.origin}/wp-admin/`);
});

test('a pasted tag is on every page, with the marks that keep optimisers off, and opens the chat', async ({
  page,
  plugin,
  companion,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(
    page,
    plugin,
    `<script async src="${companion.url}/loader.js" data-color="#a4262c"></script>`,
  );
  const tag = {
    'data-cfasync': 'false',
    'data-no-optimize': '1',
    'data-no-defer': '1',
    'data-noptimize': '1',
    nowprocket: '',
    'data-no-minify': '1',
    'data-jetpack-boost': 'ignore',
    'data-pagespeed-no-defer': '',
    'nitro-exclude': '',
    'data-wpfc-render': 'false',
    'data-wpmeteor-nooptimize': 'true',
    id: 'messenger-tag-js',
    async: '',
    src: `${companion.url}/loader.js`,
    'data-color': '#a4262c',
  };
  for (const path of ['/', '/?p=1', '/?page_id=2', '/?p=404']) {
    const tags = await tagsIn(page, plugin.origin + path);
    expect(tags, path).toEqual([tag]);
    expect(Object.keys(tags[0] ?? {})[0], 'Rocket Loader reads what stands before src').toBe('data-cfasync');
  }
  await page.context().clearCookies();
  const found = troubles(page);
  await page.goto(plugin.origin);
  await expectOpenChat(page);
  expect(found).toEqual([]);
});

test('the form shows what the pasted tag said, in attributes and in its address, and keeps it when it is saved again', async ({
  page,
  plugin,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(
    page,
    plugin,
    `<script async src="https://chat.example.com/chat/loader.js?load=delay:3000&amp;hide-on=%2Fcheckout%2F*&amp;color=red"
       data-color='#0a7' data-label="Ask &quot;us&quot; &amp; more" data-debug></script>`,
  );
  const expectForm = async () => {
    await expect(page.getByLabel('Companion', { exact: true })).toHaveValue('https://chat.example.com/chat/');
    await expect(page.getByLabel('Colour')).toHaveValue('#0a7');
    await expect(page.getByLabel('Messenger is fetched')).toHaveValue('delay:3000');
    await expect(page.getByLabel('Not on these pages')).toHaveValue('/checkout/*');
    await expect(page.getByLabel('More options')).toHaveValue(
      'data-label="Ask &quot;us&quot; &amp; more"\ndata-debug="yes"',
    );
  };
  await expectForm();
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expectForm();
  expect(await tagsIn(page, plugin.origin)).toEqual([
    expect.objectContaining({
      src: 'https://chat.example.com/chat/loader.js',
      'data-color': '#0a7',
      'data-load': 'delay:3000',
      'data-hide-on': '/checkout/*',
      'data-label': 'Ask "us" & more',
      'data-debug': 'yes',
    }),
  ]);
});

test('an address alone is enough, and a pinned tag keeps its integrity', async ({ page, plugin }) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  expect(await tagsIn(page, plugin.origin)).toMatchObject([{ src: 'https://chat.example.com/loader.js' }]);
  const pinned = 'https://chat.example.com/loader/0.2.0/loader.js';
  await saveTag(
    page,
    plugin,
    `<script async src="${pinned}" integrity="sha384-abc+/=" crossorigin="anonymous"></script>`,
  );
  await page.getByRole('button', { name: 'Save Changes' }).click();
  expect(await tagsIn(page, plugin.origin)).toMatchObject([
    { src: pinned, integrity: 'sha384-abc+/=', crossorigin: 'anonymous' },
  ]);
});

test('what is no tag is not taken for one, in words, and nothing changes', async ({ page, plugin }) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  const notTags = {
    'another script': '<script async src="https://elsewhere.example/analytics.js"></script>',
    'a script with code in it': '<script src="https://chat.example.com/loader.js">alert(1)</script>',
    'two scripts': '<script src="https://a.example/loader.js"></script><script>alert(1)</script>',
    words: 'the tag that you sent me',
    'an address that no browser fetches': '<script src="javascript:alert(1)//loader.js"></script>',
    'an address with a password': 'https://me:secret@chat.example.com',
  };
  for (const [what, pasted] of Object.entries(notTags)) {
    await saveTag(page, plugin, pasted);
    await expect(page.locator('.notice-error'), what).toContainText('not a tag of Messenger');
    await expect(page.getByLabel('Companion', { exact: true }), what).toHaveValue(
      'https://chat.example.com/',
    );
  }
});

test('what people type stays a text, in the form and in the tag', async ({ page, plugin }) => {
  const nasty = '"><script>window.broken = true</script>';
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  await page.getByLabel('Colour').fill(nasty);
  await page.getByLabel('Companion', { exact: true }).evaluate((field: HTMLInputElement) => {
    // As text: the browser would not send what is no address.
    Object.assign(field, { type: 'text', value: '<img src=x onerror="window.broken = true">' });
  });
  await page.getByLabel('More options').fill(`data-label='${nasty}' onload="window.broken = true"`);
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.getByLabel('Colour')).toHaveValue(nasty);
  await expect(page.locator('.notice-error')).toContainText(
    '“<img src=x onerror="window.broken = true">” is no',
  );
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  const [tag] = await tagsIn(page, plugin.origin);
  expect(tag).toMatchObject({
    'data-color': nasty,
    'data-label': nasty,
    'data-onload': 'window.broken = true',
  });
  expect(tag).not.toHaveProperty('onload');
  await page.goto(plugin.origin);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('the settings say that the companion answers this site and that the tag is in the front page', async ({
  page,
  plugin,
  companion,
  received,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, `<script async src="${companion.url}/loader.js"></script>`);
  await expect(check(page, 'The companion')).toContainText(`${companion.url}/ answers.`);
  await expect(check(page, 'This site')).toContainText(`The companion lets ${plugin.origin} in.`);
  await expect(check(page, 'Your front page')).toContainText('The tag is in it, and nothing has changed it.');
  expect((await received()).guests, 'to look costs no guest').toEqual([]);
});

test('the settings say what is wrong, and who mends it', async ({ page, plugin, startCompanion }) => {
  await signIn(page, plugin.origin);

  await test.step('an address where nobody answers', async () => {
    await saveTag(page, plugin, 'http://localhost:9');
    await expect(check(page, 'The companion')).toContainText('http://localhost:9/ cannot be reached');
  });
  await test.step('an address where something else answers', async () => {
    await saveTag(page, plugin, `${plugin.origin}/elsewhere`);
    await expect(check(page, 'The companion')).toContainText('not as a companion does');
  });
  await test.step('a companion that does not list this site', async () => {
    const { url } = await startCompanion({ ALLOWED_ORIGINS: 'https://another.example' });
    await saveTag(page, plugin, url);
    await expect(check(page, 'This site')).toContainText(`adds ${plugin.origin} to ALLOWED_ORIGINS`);
  });
  await test.step('an optimiser that delays the tag all the same', async () => {
    layMustUsePlugin(
      plugin,
      'optimiser',
      `if (!is_admin()) ob_start(fn($html) => str_replace(' async src="', ' type="rocketlazyloadscript" data-rocket-src="', $html));`,
    );
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(check(page, 'Your front page')).toContainText('Something has changed the tag');
    await expect(check(page, 'Your front page')).toContainText('rocketlazyloadscript');
  });
  await test.step('a cache with the page of before', async () => {
    layMustUsePlugin(plugin, 'optimiser', `if (!is_admin()) ob_start(fn() => '<title>Old</title>');`);
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(check(page, 'Your front page')).toContainText('The tag is not in it. A cache may');
  });
  await test.step('a second tag in the theme', async () => {
    layMustUsePlugin(
      plugin,
      'optimiser',
      `add_action('wp_footer', function () { echo '<script src="https://chat.example.com/loader.js"></script>'; });`,
    );
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(check(page, 'Your front page')).toContainText('more than once');
  });
});

test('an editor neither sees nor sends the settings', async ({ page, plugin }) => {
  const editor = await addUser(plugin, 'editor');
  await signIn(page, plugin.origin, editor);
  expect((await page.goto(plugin.origin + SETTINGS))?.status()).toBe(403);
  const sent = await page.request.post(`${plugin.origin}/wp-admin/options.php`, {
    form: {
      option_page: 'messenger_tag',
      action: 'update',
      'messenger_tag[companion]': 'https://evil.example',
    },
  });
  expect(sent.status()).toBe(403);
  expect(await tagsIn(page, plugin.origin)).toEqual([]);
});

test('a form of another site changes nothing', async ({ page, plugin }) => {
  await signIn(page, plugin.origin);
  const sent = await page.request.post(`${plugin.origin}/wp-admin/options.php`, {
    form: {
      option_page: 'messenger_tag',
      action: 'update',
      'messenger_tag[companion]': 'https://evil.example',
    },
  });
  expect(sent.status()).toBe(403);
  expect(await tagsIn(page, plugin.origin)).toEqual([]);
});

test('who may not write scripts sets everything but where they come from', async ({ page, plugin }) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  const config = `${plugin.folder}/wp-config.php`;
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace('<?php', "<?php define('DISALLOW_UNFILTERED_HTML', true);"),
  );
  await page.goto(plugin.origin + SETTINGS);
  await expect(page.getByLabel('Paste the tag')).toBeHidden();
  const companion = page.getByLabel('Companion', { exact: true });
  await expect(companion).toHaveAttribute('readonly');
  await companion.evaluate((field: HTMLInputElement) => {
    field.value = 'https://evil.example';
  });
  await page.getByLabel('Colour').fill('#fc0');
  await page.getByLabel('More options').fill('data-token-endpoint="https://evil.example/session"');
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.locator('.notice-error')).toContainText(
    'You may not say where the chat’s script comes from',
  );
  const [tag] = await tagsIn(page, plugin.origin);
  expect(tag).toMatchObject({ src: 'https://chat.example.com/loader.js', 'data-color': '#fc0' });
  expect(tag).not.toHaveProperty('data-token-endpoint');
});

test('the address may stand in wp-config.php, and a site’s own code adds what it knows', async ({
  page,
  plugin,
}) => {
  const config = `${plugin.folder}/wp-config.php`;
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace(
      '<?php',
      "<?php define('MESSENGER_TAG_COMPANION', 'https://fixed.example.com/chat');",
    ),
  );
  layMustUsePlugin(
    plugin,
    'ours',
    `add_filter('messenger_tag_attributes', fn($attributes) => $attributes + array('data-attribute-plan' => 'gold'));
     add_filter('messenger_tag_shown', fn($shown) => $shown && !is_page());`,
  );
  expect(await tagsIn(page, plugin.origin)).toMatchObject([
    { src: 'https://fixed.example.com/chat/loader.js', 'data-attribute-plan': 'gold' },
  ]);
  expect(await tagsIn(page, `${plugin.origin}/?page_id=2`)).toEqual([]);
  await signIn(page, plugin.origin);
  await page.goto(plugin.origin + SETTINGS);
  await expect(page.getByText('Set in wp-config.php')).toBeVisible();
});

test('deleted, it leaves nothing in the database', async ({ page, plugin }) => {
  const rows = `echo $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%messenger%tag%'");`;
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, 'https://chat.example.com');
  expect(await plugin.php(rows)).toBe('1');
  await plugin.php(
    `deactivate_plugins('messenger-tag/messenger-tag.php'); var_export(delete_plugins(array('messenger-tag/messenger-tag.php')));`,
  );
  expect(await plugin.php(rows)).toBe('0');
  expect(await tagsIn(page, plugin.origin)).toEqual([]);
});
