import { readFileSync } from 'node:fs';
import { helpAnchors } from '../../server/doctor/page/page-finding.ts';
import { expect, test } from '../fixtures.ts';
import { anchorsOf } from '../markdown.ts';
import { symptoms } from './symptoms.ts';

const troubleshooting = readFileSync(
  new URL('../../public/docs/troubleshooting.md', import.meta.url),
  'utf8',
);

/** Each heading of the page, with the lines of the doctor's that stand in bold at the start of a row below it. */
const told = Object.fromEntries(
  troubleshooting
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return [heading, [...rest.join('\n').matchAll(/^\| \*\*(.+?)\*\* \|/gm)].map(([, line]) => line)];
    }),
);

test('every symptom of the page, and every line of the doctor’s on it, is in the table, and the other way round', () => {
  const made = Object.entries(symptoms).map(([heading, causes]) => [
    heading,
    causes.map(({ line }) => line).sort(),
  ]);
  expect(
    Object.fromEntries(Object.entries(told).map(([heading, lines]) => [heading, lines.toSorted()])),
  ).toEqual(Object.fromEntries(made));
});

test('every part of the page to which a finding leads is there', () => {
  const anchors = anchorsOf(troubleshooting);
  expect(helpAnchors.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

for (const [symptom, causes] of Object.entries(symptoms)) {
  for (const { line, by, make } of causes) {
    test(`${symptom}: the doctor says “${line}”`, async ({
      page,
      site,
      companion,
      control,
      startCompanion,
    }) => {
      let asked = companion.url;
      const made = await make({
        page,
        site,
        loader: `${asked}/loader.js`,
        control,
        async companionFor(ALLOWED_ORIGINS) {
          asked = (await startCompanion({ ALLOWED_ORIGINS })).url;
          return `${asked}/loader.js`;
        },
      });
      const url = site.put('/help', made);
      if (by === 'panel') {
        await page.goto(`${url}?messenger-debug=doctor`);
        await expect(page.locator('messenger-tag-doctor').getByRole('list')).toContainText(line);
      } else {
        await page.goto(`${asked}/doctor?${new URLSearchParams({ url })}`);
        await expect(page.locator('.doctor-findings')).toContainText(line);
      }
    });
  }
}

test('what the doctor has more of leads to the part of the page that is about it', async ({
  page,
  site,
  companion,
}) => {
  const url = site.put('/help', '<h1>A shop</h1>');
  await page.goto(`${companion.url}/doctor?${new URLSearchParams({ url })}`);
  await page.getByRole('link', { name: /^More about this ?: The tag$/ }).click();
  await expect(page).toHaveURL(/\/docs\/troubleshooting#nothing-shows-at-all$/);
  await expect(page.getByRole('heading', { name: 'Nothing shows at all' })).toBeInViewport();
});
