import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriterOf } from '../../server/doctor/page/rewriters.ts';
import { expect, messenger, type Page, type Site, test } from '../fixtures.ts';
import { runIn } from './host.ts';
import { lookAtPage } from './on-a-page.ts';
import { makeProject, removeProject } from './project.ts';
import { layDown } from './recipes.ts';
import { newerNodeIn, type SiteRow, sites } from './sites.ts';

/** The companion, as the recipes call it. */
const PRINTED = 'https://chat.example.com';

for (const row of process.env.ALL_HOSTS ? sites : []) {
  test.describe(row.host, () => {
    let folder: string;
    test.beforeAll(async () => {
      test.setTimeout(300_000);
      folder = await build(row);
    });
    test.afterAll(() => removeProject(folder));

    test(`${row.host}: the tag in its pages, as it is printed`, async ({
      page,
      site,
      startCompanion,
    }, info) => {
      await answerAsPrinted(page, (await startCompanion({ PUBLIC_URL: PRINTED })).url);
      putAll(site, join(folder, row.pages));
      const { host, link } = row;
      await lookAtPage(
        page,
        {
          host,
          async arrive() {
            await page.goto(site.origin);
          },
          ...(link && { travel: () => thereAndBack(page, link) }),
        },
        info,
      );
    });
  });
}

const partytown = sites.find(({ host }) => host.startsWith('Partytown'));
if (process.env.ALL_HOSTS && partytown)
  test('Partytown 0.14, with the tag in it: one launcher, which asks for the consent that the tag wants', async ({
    page,
    site,
    startCompanion,
  }, { annotations }) => {
    test.setTimeout(300_000);
    const folder = await build(partytown);
    const { url } = await startCompanion({});
    const index = join(folder, partytown.pages, 'index.html');
    const inside = readFileSync(index, 'utf8')
      .replace('<script async', '<script type="text/partytown" data-consent="required"')
      .replace(PRINTED, url);
    writeFileSync(index, inside);
    putAll(site, join(folder, partytown.pages));
    await page.goto(site.origin);
    const tag = page.locator('messenger-tag');
    await tag.getByRole('button').click();
    await tag.getByRole('button', { name: 'Agree and chat' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(tag).toHaveCount(1);
    const attributes = await page
      .locator('script[type*="partytown"][src*="loader.js"]')
      .evaluate(({ attributes }) =>
        Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
      );
    const says = rewriterOf(attributes)?.happens ?? '';
    expect(says).toMatch(/^Partytown runs the tag in a worker/);
    annotations.push({
      type: 'row',
      description: JSON.stringify({
        host: 'Partytown 0.14, with the tag in it',
        'one launcher': `says: ${says}`,
        opens: 'ok',
      }),
    });
    removeProject(folder);
  });

/** Lays the recipe down in a site of somebody's, and builds that. */
async function build({ packages, prepare, recipe, build: words, builtBy, pages }: SiteRow): Promise<string> {
  const folder = makeProject(packages);
  prepare(folder);
  layDown([recipe], folder);
  const node = builtBy ? newerNodeIn(folder) : process.execPath;
  if (words) await runIn(folder, [node, ...words], { ASTRO_TELEMETRY_DISABLED: '1' });
  else cpSync(join(folder, 'index.html'), join(folder, pages, 'index.html'));
  return folder;
}

/** The recipe names a companion that nobody has: the browser finds the test's there. */
async function answerAsPrinted(page: Page, companion: string): Promise<void> {
  await page.context().route(`${PRINTED}/**`, async (route) => {
    const url = route.request().url().replace(PRINTED, companion);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}

const kinds: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** As a server of static files does: `index.html` stands for its folder, and a name for its page. */
function putAll(site: Site, folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = kinds[path.split('.').at(-1) ?? ''];
    if (!type || !existsSync(join(folder, path))) continue;
    const page = { html: readFileSync(join(folder, path), 'utf8'), headers: { 'content-type': type } };
    for (const address of [path, path.replace(/(^|(?<=\/))index\.html$/, ''), path.replace(/\.html$/, '')])
      site.put(`/${address}`, page);
  }
}

async function thereAndBack(page: Page, link: string): Promise<void> {
  for (const name of [link, 'Home']) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
}
