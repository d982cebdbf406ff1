import { expect, messenger, type Page, plainPage, talk, test, troubles } from './fixtures.ts';
import type { Pasted, Rewritten } from './rewriters.ts';
import * as rewriters from './rewriters.ts';

const attributes = 'data-label="Ask us" data-attribute-plan="gold"';

interface Played {
  readonly rewrite: (pasted: Pasted) => Rewritten | Promise<Rewritten>;
  /** What the visitor does before there is a launcher. */
  readonly first?: (page: Page) => Promise<void>;
}

const move = async (page: Page) => {
  await page.mouse.move(40, 40);
  await page.mouse.move(60, 60);
};

/** The tag runs in the end, with all that it says. */
const kept: Record<string, Played> = {
  'WP Rocket delays': { rewrite: rewriters.wpRocket, first: move },
  'Cloudflare Rocket Loader runs itself': { rewrite: rewriters.rocketLoader },
  'LiteSpeed Cache delays': { rewrite: rewriters.liteSpeed, first: move },
  'Flying Scripts delays': { rewrite: rewriters.flyingScripts, first: move },
  'a tag manager makes anew': { rewrite: rewriters.tagManager },
  'is written by document.write': { rewrite: rewriters.written },
  'is inlined': { rewrite: rewriters.inlined },
  'is copied to a CDN under another name': { rewrite: rewriters.copied },
  'waits for a consent tool': {
    rewrite: rewriters.consentTool,
    first: (page) => page.getByRole('button', { name: 'Accept all' }).click(),
  },
  'is moved to the end of the body': { rewrite: (pasted) => ({ end: rewriters.plain(pasted) }) },
  'gets defer and type=module': {
    rewrite: (pasted) => ({
      head: rewriters.plain(pasted).replace('<script async', '<script defer type="module"'),
    }),
  },
  'has every attribute against rewriters': {
    rewrite: (pasted) => ({
      head: rewriters.plain({
        ...pasted,
        attributes: `data-cfasync="false" nowprocket data-no-optimize="1" data-no-defer="1" data-noptimize="1" ${pasted.attributes}`,
      }),
    }),
  },
};

for (const [what, { rewrite, first }] of Object.entries(kept))
  test(`a tag that ${what} gives one launcher, as its options say, which opens the chat`, async ({
    page,
    site,
    companion,
    received,
  }) => {
    const found = troubles(page);
    const { head = '', end = '' } = await rewrite({ companion, site, attributes });
    await page.goto(site.put('/', plainPage(head, `<h1>A page</h1>${end}`)));
    await first?.(page);
    const button = page.locator('messenger-tag').getByRole('button', { name: 'Ask us' });
    await expect(button).toBeVisible();
    await button.click();
    const box = messenger(page).getByRole('textbox');
    await box.fill('Hello');
    await box.press('Enter');
    await expect
      .poll(async () => (await received()).conversations[0]?.customAttributes)
      .toMatchObject({ plan: 'gold', guestId: expect.any(String) });
    await expect(page.locator('messenger-tag')).toHaveCount(1);
    // A copy is asked for its parts first, and has none.
    expect(found.filter((each) => !each.includes('404'))).toEqual([]);
  });

test('a tag that Partytown runs in the page after all asks for consent, and tells of the customer, as it says', async ({
  page,
  site,
  companion,
  received,
}) => {
  const { head = '', end = '' } = rewriters.partytown({
    companion,
    site,
    attributes: `${attributes} data-consent="required"`,
  });
  await page.goto(site.put('/', plainPage(head, `<h1>A page</h1>${end}`)));
  await page.locator('messenger-tag').getByRole('button').click();
  await page.locator('messenger-tag').getByRole('button', { name: 'Agree and chat' }).click();
  await talk(page, 'Hello');
  expect((await received()).conversations[0]?.customAttributes).toMatchObject({ plan: 'gold' });
});

/** The tag is gone: its options are, too, and whether it asked for consent. */
const lost: Record<string, { rewrite: Played['rewrite']; says: RegExp }> = {
  'an optimiser has joined with other scripts': {
    rewrite: rewriters.joined,
    says: /Autoptimize joins .* attributes are lost.* asked for consent first\. .*Exclude scripts/,
  },
  'a bundler has taken into a module': {
    rewrite: rewriters.bundled,
    says: /part of another file\. So nobody knows .* Exclude loader\.js/,
  },
};

for (const [what, { rewrite, says }] of Object.entries(lost))
  test(`a tag that ${what} has a launcher, asks before it fetches anything of Genesys, and says why in the console`, async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const { head = '' } = await rewrite({ companion, site, attributes: 'data-consent="required"' });
    await page.goto(site.put('/', plainPage(head)));
    const button = page.locator('messenger-tag').getByRole('button', { name: 'Chat', exact: true });
    await expect(button).toBeVisible();
    await button.click();
    const agree = page.locator('messenger-tag').getByRole('button', { name: 'Agree and chat' });
    await expect(agree).toBeVisible();
    await expect.poll(() => warnings.filter((each) => says.test(each))).toHaveLength(1);
    expect(asked.filter((url) => url.startsWith(sandbox.url) || url.includes('guest-token'))).toEqual([]);
    await agree.click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

test('the first click on a link of the site’s opens the chat though WP Rocket holds the tag back till then', async ({
  page,
  site,
  companion,
}) => {
  const { head = '' } = rewriters.wpRocket({ companion, site, attributes: '' });
  await page.goto(site.put('/', plainPage(head, '<a href="#messenger">Chat with us</a>')));
  await page.getByRole('link', { name: 'Chat with us' }).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

/** What never runs cannot speak: only who reads the page from outside says so. Nothing of ours is in the page either. */
for (const [name, type] of Object.entries({
  'Partytown without its own script': 'text/partytown',
  'a consent tool': 'text/plain',
  'Cloudflare Rocket Loader without its own script': '2fd4c13ad70fcdd4edfb3a00-text/javascript',
}))
  test(`a tag that ${name} keeps from running leaves the page as it was`, async ({
    page,
    site,
    companion,
  }) => {
    const found = troubles(page);
    const tag = rewriters.plain({ companion, site, attributes: '' });
    const head = tag.replace('<script', `<script type="${type}"`);
    await page.goto(site.put('/', plainPage(head, '<a href="#messenger">Chat with us</a>')));
    await page.getByRole('link', { name: 'Chat with us' }).click();
    expect(await page.evaluate(() => 'MessengerTag' in window)).toBe(false);
    await expect(page.locator('messenger-tag')).toHaveCount(0);
    expect(found).toEqual([]);
  });
