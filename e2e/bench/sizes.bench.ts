import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launcher, messenger } from '../fixtures.ts';
import { test } from './bench.ts';

const STAGE_ONE = 1800;
const STAGE_TWO = 13_000;
const built = (path: string) => readFileSync(fileURLToPath(new URL(`../../dist/${path}`, import.meta.url)));
const sizeOf = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length;

test('sizes', async ({ page, pages, companion, bar }) => {
  const stageOne = `${companion.url}/loader.js`;
  const files = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin === companion.url && pathname.startsWith('/loader')) files.set(pathname, response.body());
  });
  await page.goto(pages.tag);
  await launcher(page).click();
  await messenger(page).getByRole('textbox').waitFor();

  const line = (what: string, size: number, most: number) =>
    bar({ what, tag: size, bar: `≤ ${most}`, met: size <= most });
  const note = (what: string, size: number) => bar({ what, tag: size, bar: 'no bar', met: true });
  line('stage one as built, gzip-9 bytes', sizeOf(built('loader/loader.js')), STAGE_ONE);
  const served = Buffer.from(await (await fetch(stageOne)).arrayBuffer());
  note('stage one as served, with the settings of this site', sizeOf(served));

  files.delete('/loader.js');
  const stageTwo = await Promise.all([...files.values()]);
  const paths = [...files.keys()].map((path) => path.slice(1));
  const total = (all: Buffer[]) => all.reduce((sum, bytes) => sum + sizeOf(bytes), 0);
  const chat = paths.filter((path) => path.endsWith('/chat.js'));
  line('stage two (chat.js, one language), gzip-9 bytes', total(chat.map(built)), STAGE_TWO);
  note(`all ${paths.length} files until the window is open, the running chat's too`, total(stageTwo));
});
