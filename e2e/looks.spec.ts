import { violations } from './axe.ts';
import {
  expect,
  type Page,
  panel,
  plainPage,
  problemsOf,
  requestsOf,
  tagOf,
  test,
  troubles,
} from './fixtures.ts';

/** Whatever its name: words beside the icon are its name. */
const launcherOf = (page: Page) => page.locator('messenger-tag').locator('button[data-messenger]');
const face = (page: Page) => page.locator('messenger-tag .face');
const tooltip = (page: Page) => page.locator('messenger-tag').getByRole('tooltip', { includeHidden: true });

const logo = {
  html: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>top.hasRun = true</script><rect width="9" height="9"/></svg>',
  headers: { 'content-type': 'image/svg+xml' },
};

test('a tag without these options fetches loader.js alone, and draws the plain launcher', async ({
  page,
  site,
  companion,
}) => {
  const requests = await requestsOf(page);
  await page.goto(
    site.put('/', plainPage(tagOf(companion, 'data-color="navy" data-attribute-order-id="7"'))),
  );
  await expect(launcherOf(page)).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const ours = requests.map(({ url }) => url).filter((url) => url.startsWith(companion.url));
  expect(ours).toEqual([`${companion.url}/loader.js`]);
  await expect(face(page)).toHaveCount(0);
});

test('the launcher comes once, as it is to be, and moves nothing @firefox', async ({
  page,
  site,
  companion,
}) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen, shifts: 0 });
    new MutationObserver(() => {
      const button = document.querySelector('messenger-tag')?.shadowRoot?.querySelector(':host > button');
      if (button) seen.push(button.querySelector('svg')?.getAttribute('class') ?? 'plain');
    }).observe(document, { childList: true, subtree: true });
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
      new PerformanceObserver((list) => Object.assign(window, { shifts: list.getEntries().length })).observe({
        type: 'layout-shift',
        buffered: true,
      });
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/looks\.\d+\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/looks\.\d+\.js/);
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher-icon="headset"'))));
  await asked;
  await expect(page.locator('messenger-tag')).toHaveCount(0);
  release();
  await expect(face(page)).toBeVisible();
  const { seen, shifts } = await page.evaluate(() => {
    const { seen, shifts } = window as unknown as { seen: string[]; shifts: number };
    return { seen, shifts };
  });
  expect([...new Set(seen)]).toEqual(['headset']);
  expect(shifts).toBe(0);
});

for (const part of ['early', 'looks'])
  test(`a launcher whose ${part}.js does not come is plain, and the page hears of it`, async ({
    page,
    site,
    companion,
  }) => {
    const problems = await problemsOf(page);
    await page.route(new RegExp(`${part}(\\.\\d+)?\\.js`), (route) => route.abort());
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher-icon="headset"'))));
    await expect(launcherOf(page)).toBeVisible();
    await expect(face(page)).toHaveCount(0);
    await launcherOf(page).click();
    await expect(page.frameLocator('#genesys-mxg-container-frame').getByRole('textbox')).toBeVisible();
    expect(await problems()).toMatchObject([
      { code: 'blocked', detail: expect.stringContaining(`${part}.js`) },
    ]);
  });

for (const icon of [
  'bubble',
  'chat',
  'question',
  'headset',
  'hand',
  'envelope',
  'lightning',
  'phone',
  'heart',
])
  test(`data-launcher-icon="${icon}" is drawn within the launcher`, async ({ page, site, companion }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion, `data-launcher-icon="${icon}"`))));
    const box = await face(page)
      .locator('path')
      .evaluate((path: SVGPathElement) => {
        const { x, y, width, height } = path.getBBox();
        return { x, y, right: x + width, bottom: y + height, length: path.getTotalLength() };
      });
    expect(box.length).toBeGreaterThan(20);
    for (const edge of [box.x, box.y]) expect(edge).toBeGreaterThanOrEqual(1);
    for (const edge of [box.right, box.bottom]) expect(edge).toBeLessThanOrEqual(23);
  });

test('an image of the site’s is only an image: no script in it runs, under a strict policy', async ({
  page,
  site,
  companion,
}) => {
  const found = troubles(page);
  site.put('/logo.svg', logo);
  const policy = `default-src 'none'; script-src ${companion.url}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
  await page.goto(
    site.put('/', {
      html: plainPage(
        tagOf(
          companion,
          'data-launcher-icon="/logo.svg" data-launcher-text="Ask" data-launcher-tooltip="Now"',
        ),
      ),
      headers: { 'content-security-policy': policy },
    }),
  );
  const image = face(page).locator('img');
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
  expect(found.filter((trouble) => !trouble.includes('favicon'))).toEqual([]);
});

test('an image that does not load gives way to the bubble', async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher-icon="/nothing.png"'))));
  await expect(face(page).locator('svg.bubble')).toBeVisible();
  await expect(face(page).locator('img')).toHaveCount(0);
});

test('words beside the icon are the launcher’s name, also with a label, and with what is unread', async ({
  page,
  site,
  companion,
}) => {
  const tag = tagOf(companion, 'data-launcher-text="Ask the baker" data-label="Help"');
  await page.goto(site.put('/', plainPage(tag)));
  const named = page.locator('messenger-tag').getByRole('button', { name: 'Ask the baker', exact: true });
  await expect(named).toHaveText('Ask the baker');
  const chat = page.waitForResponse(/chat\.js/);
  await named.hover();
  await chat;
  await page.evaluate(() => window.MessengerTag?.('status'));
  await expect(named).toHaveText('Ask the baker');
});

const words: [what: string, text: string, direction: 'ltr' | 'rtl'][] = [
  ['one long word', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen', 'ltr'],
  ['many words', 'Haben Sie Fragen zu Ihrer Bestellung? Wir sind jeden Tag für Sie da', 'ltr'],
  ['Arabic', 'هل لديك سؤال عن طلبك؟ نحن هنا لمساعدتك', 'rtl'],
];

for (const [what, text, direction] of words)
  for (const size of ['small', 'large'])
    test(`the launcher and its tooltip stay on a screen of 320 px: ${what}, ${size}`, async ({
      page,
      site,
      companion,
    }) => {
      await page.setViewportSize({ width: 320, height: 568 });
      const tag = tagOf(
        companion,
        `data-launcher-text="${text}" data-launcher-tooltip="${text}" data-launcher-size="${size}"`,
      );
      await page.goto(site.put('/', plainPage(tag).replace('<html', `<html dir="${direction}"`)));
      await expect(face(page).locator('svg')).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(tooltip(page)).toBeVisible();
      for (const element of [launcherOf(page), tooltip(page)]) {
        const box = await element.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
      }
    });

test('every size and shape has its middle where Genesys’s launcher has, and is large enough for a finger', async ({
  page,
  site,
  companion,
}) => {
  for (const [size, px] of [
    ['small', 44],
    ['medium', 56],
    ['large', 68],
  ])
    for (const shape of ['round', 'rounded', 'square']) {
      const tag = tagOf(companion, `data-launcher-size="${size}" data-launcher-shape="${shape}"`);
      await page.goto(site.put('/', plainPage(tag)));
      await expect(face(page).locator('svg')).toBeVisible();
      await still(page);
      const box = await launcherOf(page).boundingBox();
      const view = page.viewportSize();
      expect(box?.width).toBe(px);
      expect(box?.height).toBe(px);
      expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBe((view?.width ?? 0) - 20 - 36);
      expect((box?.y ?? 0) + (box?.height ?? 0) / 2).toBe((view?.height ?? 0) - 12 - 36);
    }
});

test('the tooltip is there for pointer and keyboard, can be pointed at, and goes by Escape @firefox', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher-tooltip="Mon to Fri"'))));
  await expect(launcherOf(page)).toHaveAccessibleDescription('Mon to Fri');
  await expect(tooltip(page)).toBeHidden();
  await launcherOf(page).hover();
  await expect(tooltip(page)).toBeVisible();
  await tooltip(page).getByText('Mon to Fri').hover();
  await expect(tooltip(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip(page)).toBeHidden();
  await page.mouse.move(1, 1);
  await expect(tooltip(page)).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(launcherOf(page)).toBeFocused();
  await expect(tooltip(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tooltip(page)).toBeHidden();
  await expect(launcherOf(page)).toBeFocused();
});

test('the tooltip gives way to the panel', async ({ page, site, companion }) => {
  const tag = tagOf(companion, 'data-launcher-tooltip="Mon to Fri" data-consent="required"');
  await page.goto(site.put('/', plainPage(tag)));
  await launcherOf(page).hover();
  await expect(tooltip(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button').first()).toBeVisible();
  await expect(tooltip(page)).toBeHidden();
});

for (const color of ['gold', '#0165a7', 'rebeccapurple', 'no-colour-at-all'])
  test(`axe finds nothing on a panel and a launcher in the site’s colour, ${color}`, async ({
    page,
    site,
    companion,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const tag = tagOf(
      companion,
      `data-launcher-panel="color" data-color="${color}" data-consent="required" data-launcher-text="Ask us"`,
    );
    await page.goto(site.put('/', plainPage(tag)));
    await launcherOf(page).click();
    await expect(panel(page).getByRole('button')).toHaveCount(2);
    expect(await violations(page, { within: 'messenger-tag' })).toEqual([]);
    const [ground, launcher] = await Promise.all([
      colourOf(panel(page)),
      colourOf(face(page).locator('xpath=..')),
    ]);
    expect(ground).toBe(launcher);
  });

test('nothing moves for a visitor who has asked for that, and the launcher and panel come with a motion for the others', async ({
  page,
  site,
  companion,
}) => {
  await page.route(/genesys\.min\.js/, () => {});
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto(site.put('/', plainPage(tagOf(companion, 'data-launcher-icon="chat"'))));
    await expect(face(page).locator('svg')).toBeVisible();
    await launcherOf(page).click();
    await expect(panel(page)).toBeVisible();
    const names = await page.evaluate(() =>
      document
        .querySelector('messenger-tag')
        ?.shadowRoot?.getAnimations()
        .filter((each) => each.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY)
        .map((each) => (each as CSSAnimation).animationName)
        .sort(),
    );
    expect(names).toEqual(reducedMotion === 'reduce' ? [] : ['go', 'messenger-busy']);
  }
});

test('a plain launcher says that it is busy, and so does its panel', async ({ page, site, companion }) => {
  await page.route(/genesys\.min\.js/, () => {});
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcherOf(page).click();
  await expect(panel(page).getByRole('status')).toBeVisible();
  await expect(launcherOf(page)).toHaveAttribute('aria-busy', 'true');
  await expect(panel(page).locator('progress')).toHaveCount(0);
  await expect(panel(page).locator('i')).toBeVisible();
});

for (const [what, width, height] of [
  ['at a zoom of 400 %', 320, 256],
  ['on a phone on its side', 844, 390],
  ['on a phone', 390, 844],
] as const)
  for (const [language, direction] of [
    ['en', 'ltr'],
    ['de', 'ltr'],
    ['ar', 'rtl'],
  ])
    test(`every button of a panel is seen ${what}, in ${language}`, async ({ page, site, companion }) => {
      await page.setViewportSize({ width, height });
      await page.route(/genesys\.min\.js/, (route) => route.abort());
      const tag = tagOf(companion, 'data-fallback-url="/contact"');
      const html = plainPage(tag).replace('<html lang="en"', `<html lang="${language}" dir="${direction}"`);
      await page.goto(site.put('/', html));
      await launcherOf(page).click();
      const ways = panel(page).locator('footer > *');
      await expect(ways).toHaveCount(3);
      await still(page);
      for (const way of await ways.all()) {
        await expect(way).toBeInViewport({ ratio: 1 });
        // In front, where a pointer finds it.
        await way.click({ trial: true, timeout: 2_000 });
      }
      const box = await panel(page).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.x).toBeGreaterThanOrEqual(0);
    });

test('two buttons of a panel stand in one line where there is room', async ({ page, site, companion }) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-consent="required"'))));
  await launcherOf(page).click();
  await expect(panel(page)).toBeVisible();
  await still(page);
  const [one, other] = await Promise.all(
    [0, 1].map((at) => panel(page).getByRole('button').nth(at).boundingBox()),
  );
  expect(one?.y).toBe(other?.y);
});

test('where the chat does not load the launcher says so in words, and has its face again afterwards', async ({
  page,
  site,
  companion,
}) => {
  await page.route(/chat\.js/, (route) => route.abort());
  // The launcher is there for as long as the window is not.
  await page.route(/genesys\.min\.js/, () => {});
  const tag = tagOf(companion, 'data-launcher-icon="phone" data-launcher-text="Ask us"');
  await page.goto(site.put('/', plainPage(tag)));
  await face(page).click();
  await expect(launcherOf(page)).toHaveText(/did not load/);
  await page.unroute(/chat\.js/);
  await launcherOf(page).click();
  await expect(panel(page)).toBeVisible();
  await expect(launcherOf(page)).toHaveText('Ask us');
  await expect(face(page).locator('svg.phone')).toBeVisible();
});

/** Waits until what moves once has done so. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moves = document.querySelector('messenger-tag')?.shadowRoot?.getAnimations() ?? [];
    const once = moves.filter(
      (each) => each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
    );
    return Promise.all(once.map((each) => each.finished));
  });
}

function colourOf(element: ReturnType<typeof panel>): Promise<string> {
  return element.evaluate((each) => getComputedStyle(each).backgroundColor);
}
