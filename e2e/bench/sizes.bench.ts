import { gzipSync } from 'node:zlib';
import { launcher, messenger, plainPage } from '../fixtures.ts';
import { test } from './bench.ts';

const STAGE_ONE = 2048;
const ALL = 14_336;
const FILES = 3;
const sizeOf = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length;

test('sizes', async ({ page, site, companion, sandbox, bar }) => {
  const files = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname, origin } = new URL(response.url());
    if (origin === companion.url && pathname.startsWith('/loader')) files.set(pathname, response.body());
  });
  const options = `data-deployment-id="${sandbox.deploymentId}" data-color="#7a1fa2" data-attribute-plan="gold"`;
  const tag = `<script async src="${companion.url}/loader.js" ${options}></script>`;
  await page.goto(site.put('/sizes', plainPage(tag)));
  await launcher(page).click();
  await messenger(page).getByRole('textbox').waitFor();

  const bytes = await Promise.all([...files.values()]);
  const sizes = bytes.map(sizeOf);
  const stageOne = sizes[[...files.keys()].indexOf('/loader.js')] ?? Number.NaN;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const line = (what: string, tag: number, most: number) =>
    bar({ what, tag, bar: `≤ ${most}`, met: tag <= most });
  line('stage one as served, gzip-9 bytes', stageOne, STAGE_ONE);
  line('everything of ours until the window is open, three options on the tag, gzip-9 bytes', all, ALL);
  line('the same, files', files.size, FILES);
});
