import type { Page } from '@playwright/test';
import { addUser, expect, layMustUsePlugin, saveTag, signIn, tagsIn, test } from './fixtures.ts';
import type { WordPress } from './wordpress.ts';

const TAG = '<script async src="https://chat.example.com/loader.js" data-color="#a4262c"></script>';
const BLOCK = `<!-- wp:html -->\n${TAG}\n<!-- /wp:html -->`;

/** Publishes as the block editor does, by WordPress's own interface, and answers where the post is. */
async function publish(page: Page, site: string, content: string): Promise<string> {
  const nonce = await (await page.request.get(`${site}/wp-admin/admin-ajax.php?action=rest-nonce`)).text();
  const answer = await page.request.post(`${site}/?rest_route=/wp/v2/posts`, {
    headers: { 'X-WP-Nonce': nonce },
    data: { title: 'A post with the tag', content, status: 'publish' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).link;
}

async function tagIn(page: Page, wordpress: WordPress, role: string): Promise<Record<string, string>[]> {
  await signIn(page, wordpress.origin, await addUser(wordpress, role));
  return tagsIn(page, await publish(page, wordpress.origin, BLOCK));
}

test.describe('a tag in a post’s Custom HTML block', () => {
  test('stays where an administrator or an editor of a single site has put it, and is on that page alone', async ({
    page,
    wordpress,
  }) => {
    await signIn(page, wordpress.origin);
    const post = await publish(page, wordpress.origin, BLOCK);
    expect(await tagsIn(page, post)).toEqual([
      { async: '', src: 'https://chat.example.com/loader.js', 'data-color': '#a4262c' },
    ]);
    expect(await tagsIn(page, `${wordpress.origin}/?page_id=2`)).toEqual([]);
    await page.context().clearCookies();
    expect(await tagIn(page, wordpress, 'editor')).toHaveLength(1);
  });

  test('is taken away from an author, without a word, and nothing of it is left', async ({
    page,
    wordpress,
  }) => {
    expect(await tagIn(page, wordpress, 'author')).toEqual([]);
  });

  test('is taken away from an editor, too, where the site filters everybody’s HTML', async ({
    page,
    wordpress,
  }) => {
    layMustUsePlugin(wordpress, 'filtered', `define('DISALLOW_UNFILTERED_HTML', true);`);
    expect(await tagIn(page, wordpress, 'editor')).toEqual([]);
  });

  test('stands there as text where an author has put it into a paragraph', async ({ page, wordpress }) => {
    await signIn(page, wordpress.origin, await addUser(wordpress, 'author'));
    const asText = TAG.replaceAll('<', '&lt;');
    const post = await publish(
      page,
      wordpress.origin,
      `<!-- wp:paragraph --><p>${asText}</p><!-- /wp:paragraph -->`,
    );
    expect(await tagsIn(page, post)).toEqual([]);
    await page.goto(post);
    await expect(page.getByText('<script async src=')).toBeVisible();
  });
});

test('with the plugin the chat is in the posts of those whose HTML is filtered, too', async ({
  page,
  plugin,
}) => {
  await signIn(page, plugin.origin);
  await saveTag(page, plugin, TAG);
  await page.context().clearCookies();
  expect(await tagIn(page, plugin, 'author')).toMatchObject([{ id: 'messenger-tag-js' }]);
});

test.describe('in a network', () => {
  test.use({ kind: 'network' });

  test('the administrator of one of its sites loses the tag from a post', async ({ page, wordpress }) => {
    await wordpress.php(
      `$user = wpmu_create_user('keeper', 'keeper of the second', 'keeper@example.com');
       add_user_to_blog(2, $user, 'administrator');`,
    );
    const second = `${wordpress.origin}/second`;
    await signIn(page, second, { name: 'keeper', password: 'keeper of the second' });
    expect(await tagsIn(page, await publish(page, second, BLOCK))).toEqual([]);
  });
});
