import { platformNames } from '../../public/builder/platforms/names.ts';
import { violations } from '../axe.ts';
import { expect, launcher, type Page, plainPage, talk, test, troubles } from '../fixtures.ts';

const tag = (page: Page) => page.getByRole('region', { name: 'The tag' });
const preview = (page: Page) => page.frameLocator('.screen iframe:not(.next)');
const previewButton = (page: Page) => preview(page).locator('messenger-tag').getByRole('button').first();

async function open(page: Page, { url }: { url: string }, fragment = '') {
  await page.goto(`${url}/builder${fragment}`);
  await expect(previewButton(page)).toBeVisible();
}

test('a marketer chooses by mouse, copies the line, pastes it, and the chat opens', async ({
  page,
  companion,
  site,
}) => {
  const wrong = troubles(page);
  await open(page, companion);
  await page.getByRole('textbox', { name: 'Address of your site' }).fill(site.origin);
  await expect(page.getByText(`The companion answers ${site.origin}.`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('rebeccapurple');
  await page.getByRole('radio', { name: 'Where lines begin' }).check();
  await expect(tag(page)).toHaveText(
    `<script async src="${companion.url}/loader.js" data-position="start" data-color="rebeccapurple"></script>`,
  );
  await page.getByRole('button', { name: 'Copy the tag' }).click();
  await expect(page.getByRole('button', { name: 'Copied the tag' })).toBeVisible();
  const line = await tag(page).innerText();
  expect(wrong).toEqual([]);

  await page.goto(site.put('/', plainPage(line)));
  await expect(launcher(page)).toHaveCSS('background-color', 'rgb(102, 51, 153)');
  await launcher(page).click();
  await talk(page, 'Hello from the tag builder');
});

test('by keyboard alone: what is chosen comes into the tag, and is said aloud', async ({
  page,
  companion,
}) => {
  await open(page, companion);
  await page.getByRole('textbox', { name: 'Address of your site' }).focus();
  await page.keyboard.type('www.example.com');
  await reach(page, 'Colour');
  await page.keyboard.type('#123440');
  await expect(tag(page)).toContainText('data-color="#123440"');
  await expect(page.getByRole('status').filter({ hasText: 'The tag now says data-color' })).toBeAttached();
  await page.getByRole('radio', { name: 'When somebody approaches it' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(tag(page)).toContainText('data-load="idle"');
  await page.locator('summary', { hasText: 'More' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Print each step' }).focus();
  await page.keyboard.press('Space');
  await expect(tag(page)).toContainText('data-debug="on"');
});

test('what was chosen stands in the address: for a colleague, for a reload and for Back', async ({
  page,
  companion,
  context,
}) => {
  await open(page, companion);
  const colour = page.getByRole('textbox', { name: 'Colour', exact: true });
  await colour.pressSequentially('red');
  await page.getByRole('textbox', { name: 'Name of the button' }).pressSequentially('Ask us');
  await expect(page).toHaveURL(/#color=red&label=Ask\+us$/);

  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(tag(colleague)).toContainText('data-color="red" data-label="Ask us"');

  await page.goBack();
  await expect(tag(page)).not.toContainText('data-label');
  await expect(colour).toHaveValue('red');
  await page.goBack();
  await expect(tag(page)).not.toContainText('data-color');
  await page.goForward();
  await expect(tag(page)).toContainText('data-color="red"');
});

test('an address that is partly wrong shows what is wrong, and keeps the rest', async ({
  page,
  companion,
}) => {
  await open(page, companion, '#color=nonsense%3B&z-index=7&colour=red&site=example');
  await expect(tag(page)).toContainText('data-z-index="7"></script>');
  await expect(page.getByText('This browser knows no such colour')).toBeVisible();
  await expect(page.getByText('This is no address.')).toBeVisible();
  await expect(page.getByText('says more than the tag can have: colour.')).toBeVisible();
});

test('the link that skips to the content leaves the choices as they are', async ({ page, companion }) => {
  await open(page, companion, '#color=red');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(tag(page)).toContainText('data-color="red"');
  await expect(page).toHaveURL(/#color=red$/);
});

test('a site that is on no list is told who has to add what', async ({
  page,
  companion,
  control,
  sandbox,
}) => {
  await control({ allowedDomains: ['localhost'] });
  expect(sandbox.url).toBeTruthy();
  await open(page, companion, '#site=shop.example.org');
  await expect(page.getByText('has to add this to ALLOWED_ORIGINS: https://shop.example.org')).toBeVisible();
  await expect(
    page.getByText('add this to the allowed domains of the deployment: shop.example.org'),
  ).toBeVisible();
});

test.describe('the contrast', () => {
  test('of a colour that is too pale is said in words, and one click takes the nearest that is good', async ({
    page,
    companion,
  }) => {
    await open(page, companion, '#color=orangered');
    await expect(page.getByText('The white icon is hard to see on it: 3.4 to 1')).toBeVisible();
    await page.getByRole('button', { name: /^Take #/ }).click();
    await expect(page.getByText(/icon is seen well on it/)).toBeVisible();
    await expect(tag(page)).not.toContainText('orangered');
  });

  for (const [colour, ink] of [
    ['gold', 'black'],
    ['hsl(200 60% 30%)', 'white'],
    ['oklch(0.7 0.1 50)', 'black'],
    ['color(display-p3 0.9 0.2 0.1)', 'white'],
  ]) {
    test(`is told of the very ink that the real button takes: ${ink} on ${colour}`, async ({
      page,
      companion,
    }) => {
      await open(page, companion, `#${new URLSearchParams([['color', colour ?? '']])}`);
      await expect(page.getByText(`The ${ink} icon`)).toBeVisible();
      const real = await previewButton(page).evaluate((button) => getComputedStyle(button).color);
      expect(real).toMatch(ink === 'white' ? /^lab\(100 / : /^lab\(0 /);
    });
  }
});

test.describe('the preview', () => {
  test('draws a change behind what is shown, so that there is a button at every moment', async ({
    page,
    companion,
  }) => {
    await open(page, companion);
    await page.evaluate(() => {
      const counts: number[] = [];
      Object.assign(window, { counts });
      const look = () => {
        const frames = [...document.querySelectorAll<HTMLIFrameElement>('.screen iframe:not(.next)')];
        counts.push(
          frames.filter((frame) => frame.contentDocument?.querySelector('messenger-tag')?.isConnected).length,
        );
        requestAnimationFrame(look);
      };
      look();
    });
    for (const colour of ['red', 'green', 'navy']) {
      await page.getByRole('textbox', { name: 'Colour', exact: true }).fill(colour);
      const rgb = { red: 'rgb(255, 0, 0)', green: 'rgb(0, 128, 0)', navy: 'rgb(0, 0, 128)' }[colour] ?? '';
      await expect(previewButton(page)).toHaveCSS('background-color', rgb);
    }
    const counts = await page.evaluate(() => (window as unknown as { counts: number[] }).counts);
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  for (const [view, words] of [
    ['The invitation', 'Do you have a question?'],
    ['The chat is opening', 'Opening the chat…'],
    ['The question for consent', 'The chat is a service of Genesys.'],
    ['The chat cannot open', 'The chat could not be opened'],
    ['The visitor is offline', 'You seem to be offline.'],
  ]) {
    test(`shows what a visitor reads: ${view}`, async ({ page, companion, received }) => {
      await open(page, companion);
      await page.getByLabel('What the visitor sees').selectOption(view ?? '');
      await expect(
        preview(page)
          .locator('messenger-tag')
          .getByText(words ?? ''),
      ).toBeVisible();
      const ways = preview(page).locator('messenger-tag').locator('section, .invite').getByRole('button');
      if ((await ways.count()) > 0) await ways.first().dispatchEvent('click');
      expect((await received()).guests).toEqual([]);
    });
  }

  test('shows the unread answers on the real button, dark and from the right', async ({
    page,
    companion,
  }) => {
    await open(page, companion);
    await page.getByLabel('What the visitor sees').selectOption('Two unread answers');
    await page.getByRole('radio', { name: 'Dark', exact: true }).check();
    await page.getByRole('radio', { name: 'Right to left' }).check();
    await expect(preview(page).locator('html[dir=rtl][data-scheme=dark]')).toBeAttached();
    await expect(previewButton(page)).toHaveAttribute('data-unread', '2');
  });

  test('opens the real chat where the sandbox plays Genesys', async ({ page, startCompanion }) => {
    // Any page on this machine, its own ones among them.
    const companion = await startCompanion({ ALLOWED_ORIGINS: '' });
    await open(page, companion);
    await expect(page.getByText('the chat opens with the sandbox')).toBeVisible();
    await previewButton(page).dispatchEvent('click');
    const chat = preview(page).frameLocator('#genesys-mxg-container-frame');
    await expect(chat.getByRole('textbox')).toBeVisible();
  });

  test('calls nobody where Genesys is the real one, whatever is clicked', async ({
    page,
    startCompanion,
  }) => {
    const companion = await startCompanion({
      GENESYS_GATEWAY: '',
      GENESYS_SCRIPT_URL: '',
      GENESYS_REGION: 'mypurecloud.ie',
      GUEST_ISSUER: 'minted',
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await open(page, companion);
    await expect(page.getByText('Here nobody is called by a click')).toBeVisible();
    await previewButton(page).hover({ force: true });
    await previewButton(page).dispatchEvent('click');
    await expect(preview(page).locator('messenger-tag').getByText('Opening the chat…')).toBeVisible();
    expect(asked.filter((url) => !url.startsWith(companion.url))).toEqual([]);
    expect(asked.filter((url) => url.includes('guest-token'))).toEqual([]);
    const policy = (await page.request.get(`${companion.url}/builder/preview`)).headers()[
      'content-security-policy'
    ];
    expect(policy).not.toContain('mypurecloud');
  });
});

test('a pinned tag has the hash of the very bytes, and runs', async ({ page, companion, site }) => {
  await open(page, companion, '#release=pinned');
  await expect(tag(page)).toContainText('integrity="sha384-');
  const line = await tag(page).innerText();
  await page.goto(site.put('/', plainPage(line)));
  await expect(launcher(page)).toBeVisible();
});

test('Google Tag Manager’s line has no attribute to lose, and means the same', async ({
  page,
  companion,
  site,
}) => {
  await open(page, companion, '#for=gtm&color=rebeccapurple&label=Ask+%22us%22');
  const line = await page.locator('.way pre').first().innerText();
  expect(line).not.toContain('data-');
  await page.goto(site.put('/', plainPage(line)));
  const button = page.locator('messenger-tag').getByRole('button', { name: 'Ask "us"' });
  await expect(button).toHaveCSS('background-color', 'rgb(102, 51, 153)');
});

test('every kind of site has its code and its steps, and axe finds nothing wrong', async ({
  page,
  companion,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, companion, '#color=%23123440');
  for (const name of platformNames) {
    await page.locator('.platforms input').nth(platformNames.indexOf(name)).check();
    await expect(page).toHaveURL(name === 'html' ? /#color=%23123440$/ : new RegExp(`for=${name}`));
    await expect(page.locator('.way pre').last()).toContainText(/123440/);
    await expect(page.locator('.way').last().getByRole('listitem').last()).toContainText('private window');
  }
  expect(await violations(page, { within: '.install' })).toEqual([]);
});

test('the lines for a policy are those of the site’s own region', async ({ page, companion }) => {
  await open(page, companion, '#region=eu-central-1&launcher-icon=https%3A%2F%2Fcdn.example.com%2Fchat.svg');
  await page.getByText('If your site has a Content Security Policy').click();
  await expect(page.locator('details pre', { hasText: 'script-src' })).toContainText(
    `script-src ${new URL(companion.url).origin} https://apps.mypurecloud.de;`,
  );
  await expect(page.locator('details pre', { hasText: 'script-src' })).toContainText(
    'img-src https://cdn.example.com;',
  );
});

test('at 400 % nothing is cut off, and the tag does not cover the form', async ({ page, companion }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, companion, '#color=red');
  const bar = page.locator('.tag-bar');
  expect(await bar.evaluate((element) => getComputedStyle(element).position)).toBe('static');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(320);
});

test('the builder works below a path, with and without a slash at the end', async ({ page, companion }) => {
  for (const path of ['/builder', '/builder/']) {
    await page.goto(companion.url + path);
    await expect(previewButton(page)).toBeVisible();
    await expect(tag(page)).toHaveText(`<script async src="${companion.url}/loader.js"></script>`);
  }
});

/** Tabs until the field of this name has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  for (let step = 0; step < 40; step++) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${name}`);
}
