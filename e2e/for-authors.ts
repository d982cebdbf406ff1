import { plainPage } from './fixtures.ts';
import { startSite } from './pages.ts';

// The packed fixtures, as a test author has them. Types are checked before a build, so no import names a built file.
const packed = '../dist/packages/messenger-tag-companion/dist/server/playwright/test.js';
export const { test, expect, messengerOn } = (await import(
  packed
)) as typeof import('../server/playwright/test.ts');

/** With the address of a page that carries the companion's tag. */
export const testWithSite = test.extend<{ site: string }>({
  site: async ({ companion }, use) => {
    const site = await startSite();
    await use(site.put('/', plainPage(companion.tag)));
    await site.close();
  },
});
