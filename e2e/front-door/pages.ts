import type { Page } from '@playwright/test';

interface PageOfOurs {
  /** Below the companion's address. */
  readonly path: string;
  /** Waits for what a person came for, where a script makes it. */
  readonly ready?: (page: Page) => Promise<unknown>;
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the docs' }).waitFor();

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
};
