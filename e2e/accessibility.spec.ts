import { AxeBuilder } from '@axe-core/playwright';
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
  for (const state of ['closed', 'invited', 'opening', 'failed', 'consent', 'talking'] as const) {
    test(`axe finds nothing: ${state}, ${surrounding}`, async ({ page, site, companion }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', ...media });
      await states[state]({ page, site, companion }, setting);
      expect(await violations(page, media)).toEqual([]);
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
    expect(await violations(desk, media)).toEqual([]);
  });
}

/** In words, with the elements: what a reader of a failed test needs. Frames are looked into as well. */
async function violations(page: Page, media?: Media): Promise<string[]> {
  // With forced colours the device chooses them all, and axe still reads those of the style sheet.
  const notOurs = media?.forcedColors === 'active' ? ['color-contrast'] : [];
  const found = await new AxeBuilder({ page }).disableRules(notOurs).analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${JSON.stringify(target)}: ${failureSummary}`),
  );
}
