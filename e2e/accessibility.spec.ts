import { violations } from './axe.ts';
import { expect, type Page, test } from './fixtures.ts';
import { states } from './states.ts';

type Media = Parameters<Page['emulateMedia']>[0];

interface Surrounding {
  media?: Media;
  direction?: 'rtl';
  language?: string;
}

/** How people have set their devices, and sites their pages. */
const surroundings: Record<string, Surrounding> = {
  light: {},
  dark: { media: { colorScheme: 'dark' } },
  'right to left': { direction: 'rtl', language: 'ar' },
  'forced colours': { media: { forcedColors: 'active' } },
};

for (const [surrounding, { media, ...setting }] of Object.entries(surroundings)) {
  // With forced colours the device chooses them all, and axe still reads those of the style sheet.
  const without = media?.forcedColors === 'active' ? ['color-contrast'] : [];
  for (const state of ['closed', 'invited', 'opening', 'failed', 'consent', 'talking'] as const) {
    test(`axe finds nothing: ${state}, ${surrounding}`, async ({ page, site, companion }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', ...media });
      await states[state]({ page, site, companion }, setting);
      expect(await violations(page, { without })).toEqual([]);
    });
  }

  test(`axe finds nothing: the agent’s desk, ${surrounding}`, async ({
    page,
    context,
    site,
    companion,
    sandbox,
  }) => {
    await states.talking({ page, site, companion }, setting);
    const desk = await context.newPage();
    await desk.emulateMedia({ reducedMotion: 'reduce', ...media });
    await desk.goto(`${sandbox.url}/agent`);
    await expect(desk.getByText('Where is my order?').last()).toBeVisible();
    expect(await violations(desk, { without })).toEqual([]);
  });
}
