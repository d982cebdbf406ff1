import type { Page } from '@playwright/test';

interface PageOfOurs {
  /** Below the companion's address. */
  readonly path: string;
  /** Waits for what a person came for, where a script makes it. */
  readonly ready?: (page: Page) => Promise<unknown>;
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the docs' }).waitFor();

/** The launcher comes when all else has. */
const chatButton = (page: Page) => page.locator('messenger-tag').getByRole('button').waitFor();

/** THE table of the companion's pages: each is looked at by `pages.spec.ts` and `npm run bench:pages`. */
export const pages: Readonly<Record<string, PageOfOurs>> = {
  home: { path: '/', ready: (page) => page.getByRole('button', { name: 'Copy the tag' }).waitFor() },
  docs: { path: '/docs', ready: search },
  'a document': { path: '/docs/installing', ready: search },
  'a document in a folder': { path: '/docs/hosts/other-languages', ready: search },
  doctor: {
    path: '/doctor',
    ready: (page) => page.getByRole('button', { name: 'Look at the page' }).waitFor(),
  },
  builder: {
    path: '/builder',
    ready: (page) => page.getByRole('button', { name: 'Copy the tag' }).waitFor(),
  },
  'the demo shop': { path: '/demo', ready: chatButton },
  'a product of the demo': { path: '/demo/calder', ready: chatButton },
  'the mending of the demo': { path: '/demo/mending', ready: chatButton },
  'the account of the demo': { path: '/demo/account', ready: chatButton },
  'what the demo hears': { path: '/demo/heard', ready: chatButton },
  'the demo in German': { path: '/demo/de', ready: chatButton },
  'the demo in Arabic': { path: '/demo/ar', ready: chatButton },
  'a product of the demo in Arabic': { path: '/demo/ar/ferry', ready: chatButton },
};
