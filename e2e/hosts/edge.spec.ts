import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { freePort } from '../system.ts';
import { runHost, runIn } from './host.ts';
import { makeProject, removeProject } from './project.ts';
import { layDown } from './recipes.ts';
import { APP_ALL, appSite, NEXT } from './rows.ts';

// `npm test` has what the package says there (`e2e/packages/packages.test.ts`), without a build of Next.js.
if (process.env.ALL_HOSTS) {
  test('a route of Next.js on the edge runtime says why it cannot work there, and what to do', async () => {
    test.setTimeout(300_000);
    const folder = makeProject(NEXT);
    try {
      appSite(folder);
      layDown(APP_ALL, folder);
      appendFileSync(
        join(folder, 'app/api/messenger/[...path]/route.ts'),
        "\nexport const runtime = 'edge';\n",
      );
      await runIn(folder, [join(folder, 'node_modules/.bin/next'), 'build'], {});
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const host = await runHost(folder, ['next', 'start', '--port', `${port}`], { url: origin, env: {} });
      try {
        expect((await fetch(`${origin}/api/messenger/loader.js`)).status).toBe(500);
        await expect.poll(host.output).toContain('take `export const runtime = "edge"` out');
      } finally {
        await host.kill();
      }
    } finally {
      removeProject(folder);
    }
  });
}
