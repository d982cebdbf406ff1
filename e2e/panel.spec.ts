import { expect, launcher, type Page, panel, plainPage, tagOf, test } from './fixtures.ts';
import { states } from './states.ts';

const page390 = { width: 390, height: 844 };

for (const direction of ['ltr', 'rtl'])
  for (const position of ['end', 'start', 'left', 'right'])
    for (const offset of ['20,12', '120,40'])
      test(`the panel is wholly on the screen with data-position="${position}" data-offset="${offset}" in a page ${direction}, and consent can be given`, async ({
        page,
        site,
        companion,
      }) => {
        await page.setViewportSize(page390);
        const tag = tagOf(
          companion,
          `data-consent="required" data-position="${position}" data-offset="${offset}"`,
        );
        const html = plainPage(tag).replace('<html lang="en">', `<html lang="en" dir="${direction}">`);
        await page.goto(site.put('/', html));
        await anyLauncher(page).click();
        const agree = panel(page).getByRole('button').first();
        await expect(agree).toBeVisible();
        for (const element of [panel(page), agree, anyLauncher(page)]) {
          const box = await element.boundingBox();
          expect(box?.x).toBeGreaterThanOrEqual(0);
          expect(box?.y).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(page390.width);
          expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(page390.height);
        }
        await agree.click();
        // The panel may be gone by now: the chat opens.
        await expect(page.locator('messenger-tag').getByText('Genesys')).toHaveCount(0);
      });

/** What pages say of every element, and of elements that they do not know. */
const resets: Record<string, string> = {
  'every Tailwind site': '*{margin:0;padding:0}',
  'a site that hides what is not defined': ':not(:defined){visibility:hidden}',
  'a site that does not draw it': ':not(:defined){display:none}',
  'a site that hides by opacity, moves and shrinks':
    'messenger-tag{opacity:0;transform:scale(0);position:static;inset:auto}',
};

for (const [site, css] of Object.entries(resets))
  test(`the launcher stands where it belongs, and is seen, in ${site}`, async ({
    page,
    site: pages,
    companion,
  }) => {
    await page.goto(pages.put('/', plainPage(`<style>${css}</style>${tagOf(companion)}`)));
    await expect(launcher(page)).toBeVisible();
    const box = await launcher(page).boundingBox();
    const view = page.viewportSize();
    // Genesys's launcher is a frame of 72 px at 20 and 12 px, and draws its button in the middle of it.
    expect(box).toEqual({
      x: (view?.width ?? 0) - 20 - 8 - 56,
      y: (view?.height ?? 0) - 12 - 8 - 56,
      width: 56,
      height: 56,
    });
    expect(await launcher(page).evaluate((button) => button.checkVisibility({ opacityProperty: true }))).toBe(
      true,
    );
  });

const colours: [color: string, icon: string, how: string][] = [
  ['gold', 'rgb(0, 0, 0)', 'dark on a bright colour'],
  ['#ffd6e7', 'rgb(0, 0, 0)', 'dark on a pale one'],
  ['#0165a7', 'rgb(255, 255, 255)', 'white on ours'],
  ['navy', 'rgb(255, 255, 255)', 'white on a dark one'],
  ['no-colour-at-all', 'rgb(255, 255, 255)', 'white on ours, where the tag names no colour'],
];

for (const [color, icon, how] of colours)
  test(`the icon is ${how}, data-color="${color}", and the panel’s main button has the colour, too`, async ({
    page,
    site,
    companion,
  }) => {
    const tag = tagOf(companion, `data-consent="required" data-color="${color}"`);
    await page.goto(site.put('/', plainPage(tag)));
    const drawn = (element: Element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      return [color, backgroundColor].map((each) => {
        context.fillStyle = each;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        return { text: `rgb(${red}, ${green}, ${blue})`, light: lightOf([red, green, blue]) };
      });
      function lightOf(rgb: number[]): number {
        const [red = 0, green = 0, blue = 0] = rgb.map((each) => {
          const part = each / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      }
    };
    const contrast = ([one, other]: { light: number }[]) => {
      const [low = 0, high = 0] = [one?.light ?? 0, other?.light ?? 0].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    await expect(launcher(page)).toBeVisible();
    const button = await launcher(page).evaluate(drawn);
    expect(button[0]?.text).toBe(icon);
    expect(contrast(button)).toBeGreaterThanOrEqual(3);
    await launcher(page).click();
    const agree = await panel(page).getByRole('button').first().evaluate(drawn);
    expect(agree[1]?.text).toBe(button[1]?.text);
    expect(contrast(agree)).toBeGreaterThanOrEqual(4.5);
  });

for (const [what, css, scheme] of [
  ['a page that says it is dark', ':root{color-scheme:dark}', 'dark'],
  ['a page that is dark without saying so', 'body{background:#111;color:#eee}', 'dark'],
  ['a page with a dark background in a new kind of colour', 'body{background:oklch(0.2 0.02 250)}', 'dark'],
  ['a light page, though the visitor’s system is dark', 'body{background:#fff}', 'light'],
  ['a page without a background, though the visitor’s system is dark', '', 'light'],
  ['a page that goes with the visitor’s system', ':root{color-scheme:light dark}', 'dark'],
] as const)
  test(`the panel is ${scheme} in ${what}`, async ({ page, site, companion }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(
      site.put('/', plainPage(`<style>${css}</style>${tagOf(companion, 'data-consent="required"')}`)),
    );
    await launcher(page).click();
    await expect(panel(page)).toBeVisible();
    const background = await panel(page).evaluate((section) => getComputedStyle(section).backgroundColor);
    const [red = 0] = background.match(/\d+/g)?.map(Number) ?? [];
    expect(red < 128 ? 'dark' : 'light').toBe(scheme);
  });

test('a panel that changes under the visitor’s finger keeps the focus', async ({ page, site, companion }) => {
  await states.failed({ page, site, companion });
  await panel(page).getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toBeVisible();
  const holder = await page.evaluate(
    () => document.querySelector('messenger-tag')?.shadowRoot?.activeElement?.tagName,
  );
  expect(holder).toBe('SECTION');
  await page.keyboard.press('Escape');
  await expect(launcher(page)).toBeFocused();
});

function anyLauncher(page: Page) {
  return page.locator('messenger-tag button[data-messenger]');
}
