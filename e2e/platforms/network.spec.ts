import { expect, SETTINGS, signIn, tagsIn, test } from './fixtures.ts';

test.use({ kind: 'network' });

const NETWORK_SETTINGS = '/wp-admin/network/settings.php?page=messenger-tag';

test('the network’s tag is on all of its sites, and each site has its own options', async ({
  page,
  plugin,
}) => {
  const second = `${plugin.origin}/second`;
  await signIn(page, plugin.origin);
  await page.goto(plugin.origin + NETWORK_SETTINGS);
  await page
    .getByLabel('Paste the tag')
    .fill(
      '<script async src="https://chat.example.com/loader.js" data-color="#a4262c" data-load="idle"></script>',
    );
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.locator('.notice-success')).toHaveText(/Settings saved/);
  for (const site of [plugin.origin, second]) {
    expect(await tagsIn(page, `${site}/`)).toMatchObject([
      { src: 'https://chat.example.com/loader.js', 'data-color': '#a4262c', 'data-load': 'idle' },
    ]);
  }

  await test.step('a site says otherwise, option by option', async () => {
    await page.goto(second + SETTINGS);
    await expect(page.getByLabel('Colour')).toHaveAttribute('placeholder', '#a4262c');
    await page.getByLabel('Colour').fill('#0a7');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    expect(await tagsIn(page, `${second}/`)).toMatchObject([{ 'data-color': '#0a7', 'data-load': 'idle' }]);
    expect(await tagsIn(page, plugin.origin)).toMatchObject([{ 'data-color': '#a4262c' }]);
  });

  await test.step('a site goes without', async () => {
    await page.getByLabel('has no chat, whatever the network says').check();
    await page.getByRole('button', { name: 'Save Changes' }).click();
    expect(await tagsIn(page, `${second}/`)).toEqual([]);
  });
});

test('the administrator of one site may not say where scripts come from, nor reach the network’s page', async ({
  page,
  plugin,
}) => {
  const second = `${plugin.origin}/second`;
  await plugin.php(
    `update_site_option('messenger_tag', array('loader' => 'https://chat.example.com/loader.js'));
     $user = wpmu_create_user('keeper', 'keeper of the second', 'keeper@example.com');
     add_user_to_blog(2, $user, 'administrator');`,
  );
  await signIn(page, second, { name: 'keeper', password: 'keeper of the second' });
  expect((await page.goto(plugin.origin + NETWORK_SETTINGS))?.status()).toBe(403);
  await page.goto(second + SETTINGS);
  await expect(page.getByLabel('Paste the tag')).toBeHidden();
  await page
    .getByLabel('Companion', { exact: true })
    .evaluate((field: HTMLInputElement) => Object.assign(field, { value: 'https://evil.example' }));
  await page.getByLabel('Colour').fill('#fc0');
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.locator('.notice-error')).toContainText('You may not say where');
  expect(await tagsIn(page, `${second}/`)).toMatchObject([
    { src: 'https://chat.example.com/loader.js', 'data-color': '#fc0' },
  ]);
});

test('deleted, it leaves nothing on any site of the network', async ({ plugin }) => {
  const count = `$left = 0;
    foreach (array(1, 2) as $site) { switch_to_blog($site); $left += false !== get_option('messenger_tag'); }
    echo $left + (false !== get_site_option('messenger_tag'));`;
  await plugin.php(
    `foreach (array(1, 2) as $site) { switch_to_blog($site); update_option('messenger_tag', array('loader' => 'https://a.example')); }
     update_site_option('messenger_tag', array('loader' => 'https://a.example'));`,
  );
  expect(await plugin.php(count)).toBe('3');
  await plugin.php(
    `deactivate_plugins('messenger-tag/messenger-tag.php', false, true); delete_plugins(array('messenger-tag/messenger-tag.php'));`,
  );
  expect(await plugin.php(count)).toBe('0');
});
