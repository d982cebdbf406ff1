import { join } from 'node:path';
import { expect, plainPage, test, variablesFor } from '../fixtures.ts';
import { freePort } from '../system.ts';
import { runHost, runIn } from './host.ts';
import { chat, foreign, loader, type Probed, pages, preflight, token } from './probe.ts';
import { makeProject, removeProject } from './project.ts';
import { layDown } from './recipes.ts';
import { moreRows, type Row, rows } from './rows.ts';

for (const group of groupsOf([...rows, ...(process.env.ALL_HOSTS ? moreRows : [])])) {
  const [first] = group;
  test.describe(first.host, () => {
    // One worker for all of a group, which share the folder.
    test.describe.configure({ mode: 'default' });
    let folder: string;
    test.beforeAll(async () => {
      test.setTimeout(300_000);
      folder = makeProject(first.packages);
      first.prepare?.(folder);
      layDown(first.recipes, folder);
      const [program, ...words] = first.build ?? [];
      if (program) await runIn(folder, [join(folder, 'node_modules/.bin', program), ...words], deployment);
      first.finish?.(folder);
    });
    test.afterAll(() => removeProject(folder));
    for (const row of group) {
      test(`${row.host}: the recipe runs as printed`, async ({ page, site, sandbox, control }, {
        annotations,
      }) => {
        test.skip(row.absent !== undefined, row.absent);
        await control({ botDelayMs: 0 });
        const port = await freePort();
        const origin = `http://localhost:${port}`;
        const probed: Probed = {
          origin,
          base: row.base,
          endpoint: row.endpoint ?? `${row.base}/api/guest-token`,
          allowed: site.origin,
        };
        const env = {
          ...genesys(sandbox),
          PORT: `${port}`,
          ALLOWED_ORIGINS: `${site.origin},${origin}`,
          SITE_ORIGIN: origin,
          SITE_SECRET: 'what the site signs its cookies with',
          SESSION_SECRETS: 'the session secret that is long enough by far',
          BACK_END: origin,
        };
        const url = row.page ? origin + row.page : `${origin}${row.base}/loader.js`;
        const host = await runHost(folder, row.start(folder, port), { url, env });
        const cells: Record<string, string> = {};
        const cell = async (name: string, look: () => Promise<void>) => {
          cells[name] = await test.step(name, look).then(
            () => 'ok',
            (error: Error) => error.message,
          );
        };
        try {
          if (row.loader !== 'none') await cell('loader', () => loader(probed));
          else cells.loader = 'in the bundle';
          // At the root of a host the pages are the host's, and a back end of another make has none.
          if (row.base !== '' && row.endpoint === undefined && row.loader !== 'none')
            await cell('pages', () => pages(probed));
          await cell('token', () => token(probed));
          await cell('preflight', () => preflight(probed));
          await cell('foreign origin', () => foreign(probed));
          await cell('chat', () => chat(page, pageOf(row), row));
          if (row.command) {
            const { words, says } = row.command;
            const withBrowsersOrigin = { ...env, SITE_ORIGIN: site.origin };
            await cell('command', async () =>
              expect(await runIn(folder, words, withBrowsersOrigin)).toMatch(says),
            );
          }
          await page.close();
          await cell('stop', () => host.stop());
        } finally {
          await host.kill();
        }
        annotations.push({ type: 'row', description: JSON.stringify({ host: row.host, ...cells }) });
        const failed = Object.values(cells).filter((found) => found !== 'ok' && found !== 'in the bundle');
        expect(failed, host.output()).toEqual([]);

        function pageOf({ page: own, base, endpoint }: Row): string {
          if (own) return origin + own;
          const options = endpoint
            ? `data-token-endpoint="${origin}${endpoint}" data-deployment-id="${sandbox.deploymentId}"`
            : '';
          return site.put(
            '/',
            plainPage(`<script async src="${origin}${base}/loader.js" ${options}></script>`),
          );
        }
      });
    }
  });
}

/** The sandbox's, whose id is always the same. */
const deployment = { NEXT_PUBLIC_GENESYS_DEPLOYMENT_ID: '5a4db0c5-0000-4000-8000-5a4db0c50001' };

/** Rows with the same files: they are laid down, installed and built once. */
function groupsOf(all: readonly Row[]): [Row, ...Row[]][] {
  const files = ({ packages, recipes, build, start }: Row) =>
    JSON.stringify([packages, recipes, build, start(':folder', 0)]);
  const groups: [Row, ...Row[]][] = [];
  for (const row of all) {
    const group = groups.find(([one]) => files(one) === files(row) && one.prepare === row.prepare);
    if (group) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** The sandbox, as the companion and, in other words, a back end in another language need it. */
function genesys(sandbox: Parameters<typeof variablesFor>[0]): Record<string, string> {
  return {
    ...variablesFor(sandbox),
    ...deployment,
    GENESYS_ENVIRONMENT: 'prod-euw1',
    LOGIN: sandbox.url,
    API: sandbox.url,
  };
}
