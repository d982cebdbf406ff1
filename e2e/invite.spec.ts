import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  requestsOf,
  type Site,
  tagOf,
  test,
  troubles,
} from './fixtures.ts';

const invitation = (page: Page) => page.locator('messenger-tag').getByRole('group');
const accept = (page: Page) => invitation(page).getByRole('button').first();
const away = (page: Page) => invitation(page).getByRole('button').last();

/** The steps that analytics heard of. */
const steps = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { dataLayer: { messenger_event: string }[] }).dataLayer
      .map(({ messenger_event }) => messenger_event)
      .filter((name) => name.startsWith('invite')),
  );

interface Place {
  site: Site;
  companion: Companion;
}

/** The address of a page with an invitation. */
const inviting = ({ site, companion }: Place, attributes: string, body?: string, path = '/') =>
  site.put(path, plainPage(`<script>window.dataLayer = []</script>${tagOf(companion, attributes)}`, body));

const soon = 'data-invite="delay:1ms"';

/** What is kept of ours in this browser. */
const kept = (page: Page) => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));

test('an invitation that is taken opens the chat, and nothing of it was fetched before @firefox', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  const asked = await requestsOf(page);
  await page.goto(inviting({ site, companion }, soon));
  await expect(invitation(page)).toContainText('Do you have a question?');
  // Who points at it, or comes to it by keyboard, has not taken it yet.
  await accept(page).hover();
  await accept(page).focus();
  await idle(page);
  expect(asked.filter(({ url }) => url.startsWith(sandbox.url) || /chat\.js/.test(url))).toEqual([]);
  await accept(page).press('Enter');
  await expect(invitation(page)).toHaveCount(0);
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(await steps(page)).toEqual(['invite_shown', 'invite_taken']);
});

test('it stands once a session of the tab, also on the next page', async ({ page, site, companion }) => {
  await page.goto(inviting({ site, companion }, soon));
  await expect(invitation(page)).toBeVisible();
  expect(await kept(page)).toEqual({ 'messenger-tag:invite': 'shown' });
  await page.goto(inviting({ site, companion }, soon, '<h1>Another</h1>', '/other'));
  await expect(launcher(page)).toBeVisible();
  await begun(page);
  await expect(invitation(page)).toHaveCount(0);
  const later = await page.context().newPage();
  await later.goto(`${site.origin}/`);
  await expect(invitation(later)).toBeVisible();
});

test('with data-invite-once="visitor" it stands once ever', async ({ page, site, companion }) => {
  const address = inviting({ site, companion }, `${soon} data-invite-once="visitor"`);
  await page.goto(address);
  await expect(invitation(page)).toBeVisible();
  const later = await page.context().newPage();
  await later.goto(address);
  await expect(launcher(later)).toBeVisible();
  await begun(later);
  await expect(invitation(later)).toHaveCount(0);
});

for (const [way, decline] of [
  ['its button', (page: Page) => away(page).click()],
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
] as const)
  test(`who closes it by ${way} is never invited again, and nothing is fetched`, async ({
    page,
    site,
    companion,
  }) => {
    const asked = await requestsOf(page);
    await page.goto(inviting({ site, companion }, soon));
    await expect(invitation(page)).toBeVisible();
    await decline(page);
    await expect(invitation(page)).toHaveCount(0);
    expect(await steps(page)).toEqual(['invite_shown', 'invite_dismissed']);
    expect(asked.filter(({ url }) => /chat\.js/.test(url))).toEqual([]);
    const later = await page.context().newPage();
    await later.goto(`${site.origin}/`);
    await begun(later);
    await expect(invitation(later)).toHaveCount(0);
  });

test('it takes no focus, and gives it to the launcher when it is closed by keyboard', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(inviting({ site, companion }, soon, '<input id="search" autofocus>'));
  await expect(invitation(page)).toBeVisible();
  await expect(page.locator('#search')).toBeFocused();
  // In a field Escape is the page's.
  await page.keyboard.press('Escape');
  await expect(invitation(page)).toBeVisible();
  await away(page).focus();
  await page.keyboard.press('Enter');
  await expect(invitation(page)).toHaveCount(0);
  await expect(launcher(page)).toBeFocused();
});

test('its words are announced once, politely, and it has a name', async ({ page, site, companion }) => {
  await page.goto(inviting({ site, companion }, `${soon} data-invite-text="May we help? <b>Now</b>"`));
  const words = page.locator('messenger-tag').getByRole('status');
  await expect(words).toHaveText('May we help? <b>Now</b>');
  await expect(invitation(page)).toHaveAccessibleName('Invitation to chat');
  await expect(away(page)).toHaveAccessibleName('Close the invitation');
});

test('it speaks the visitor’s language', async ({ page, site, companion }) => {
  await page.goto(inviting({ site, companion }, `${soon} data-locale="de"`));
  await expect(invitation(page)).toContainText('Haben Sie eine Frage?');
  await expect(invitation(page)).toHaveAttribute('lang', 'de');
});

test('nothing stands there, and nothing is kept, before the visitor has agreed', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(inviting({ site, companion }, `${soon} data-consent="required"`));
  await begun(page);
  await expect(invitation(page)).toHaveCount(0);
  expect(await kept(page)).toEqual({});
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await expect(invitation(page)).toBeVisible();
  await page.evaluate(() => window.MessengerTag?.('consent', false));
  await expect(invitation(page)).toHaveCount(0);
});

test('it is not on a page where the launcher is not, and leaves with it', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(inviting({ site, companion }, `${soon} data-show-on="/shop/*"`, undefined, '/about'));
  await begun(page);
  await expect(invitation(page)).toHaveCount(0);
  await page.evaluate(() => history.pushState(null, '', '/shop/hats'));
  await expect(invitation(page)).toBeVisible();
  await page.evaluate(() => history.pushState(null, '', '/about'));
  await expect(invitation(page)).toHaveCount(0);
  expect(await steps(page)).toEqual(['invite_shown']);
});

test('nobody is invited who is in a conversation, or has opened the chat before', async ({
  page,
  site,
  companion,
}) => {
  const address = inviting({ site, companion }, 'data-invite="delay:1s" data-consent="required"');
  await page.goto(address);
  await launcher(page).click();
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await page.waitForFunction(() => performance.now() > 2_500);
  await expect(invitation(page)).toHaveCount(0);

  await page.evaluate(() => localStorage.setItem('messenger-tag:chat', `${Date.now()}`));
  await page.goto(inviting({ site, companion }, soon, '<h1>Another</h1>', '/other'));
  await begun(page);
  await expect(invitation(page)).toHaveCount(0);
});

test('it stands beside Genesys’s launcher too, and opens the window', async ({ page, site, companion }) => {
  await page.goto(inviting({ site, companion }, 'data-load="now" data-invite="idle:1s"'));
  await expect(page.locator('#genesys-mxg-frame')).toBeVisible();
  await expect(launcher(page)).toBeHidden();
  await expect(invitation(page)).toBeVisible();
  await accept(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect(invitation(page)).toHaveCount(0);
});

test('it comes when the visitor has read so far, and when the mouse leaves by the top', async ({
  page,
  site,
  companion,
}) => {
  const long = '<div style="height:4000px"></div>';
  await page.goto(inviting({ site, companion }, 'data-invite="scroll:60%"', long));
  await begun(page);
  await page.mouse.wheel(0, 800);
  await page.waitForFunction(() => scrollY > 700);
  await expect(invitation(page)).toHaveCount(0);
  await page.mouse.wheel(0, 2_000);
  await expect(invitation(page)).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(inviting({ site, companion }, 'data-invite="exit"', long, '/other'));
  await begun(other);
  await other.mouse.move(300, 200);
  await other.evaluate(() =>
    document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientX: 300, clientY: -1 })),
  );
  await expect(invitation(other)).toBeVisible();
});

test('it moves nothing of the page, and throws nothing under a strict policy', async ({
  page,
  site,
  companion,
}) => {
  const troubled = troubles(page);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const policy = `default-src 'none'; script-src ${companion.url} 'nonce-n'; connect-src ${companion.url}; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const html = plainPage(tagOf(companion, soon), '<h1>A page</h1><p>Words</p>');
  await page.goto(site.put('/', { html, headers: { 'content-security-policy': policy } }));
  await expect(invitation(page)).toBeVisible();
  await page.evaluate(() => {
    const moves = document.querySelector('messenger-tag')?.shadowRoot?.getAnimations() ?? [];
    return Promise.all(moves.map(({ finished }) => finished)).then(() => {});
  });
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(troubled).toEqual([]);
});

for (const [name, size] of [
  ['a phone', { width: 390, height: 844 }],
  ['a phone that lies', { width: 844, height: 390 }],
  ['a window at 400 %', { width: 320, height: 256 }],
] as const)
  for (const direction of ['ltr', 'rtl'])
    test(`it covers less than a third of ${name}, and all of it is seen, in a page ${direction}, however long its words`, async ({
      page,
      site,
      companion,
    }) => {
      await page.setViewportSize(size);
      // Its motion would be measured along.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const text = 'Our people know all about hats, and would like to help you. '.repeat(8);
      const tag = tagOf(companion, `${soon} data-invite-text="${text}"`);
      await page.goto(
        site.put('/', plainPage(tag).replace('<html lang="en">', `<html lang="en" dir="${direction}">`)),
      );
      await expect(accept(page)).toBeVisible();
      const words = page.locator('messenger-tag').getByRole('status');
      // The words come a moment after the card, so that they are announced, and it grows with them.
      await expect(async () => {
        const card = await invitation(page).boundingBox();
        expect((await words.boundingBox())?.y).toBeGreaterThanOrEqual(card?.y ?? Number.NaN);
      }).toPass();
      for (const element of [invitation(page), words, accept(page), away(page)]) {
        const box = await element.boundingBox();
        if (!box) throw new Error('It has no box');
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width);
        expect(box.y + box.height).toBeLessThanOrEqual(size.height);
        expect(box.width * box.height).toBeLessThan((size.width * size.height) / 3);
      }
    });

test('nothing of it is left after destroy', async ({ page, site, companion }) => {
  await page.goto(inviting({ site, companion }, `${soon} data-analytics="none"`));
  await expect(invitation(page)).toBeVisible();
  await page.evaluate(() => window.MessengerTag?.('destroy'));
  await expect(page.locator('messenger-tag')).toHaveCount(0);
  expect(await steps(page)).toEqual([]);
});

/** The invitation's part has come, and has had its first look. */
async function begun(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/invite\.\d+\.js/.test(name)),
  );
  await idle(page);
}

/** Whatever was to come at once has come: two turns of the page, each with a frame. */
async function idle(page: Page): Promise<void> {
  for (let turn = 0; turn < 2; turn++)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}
