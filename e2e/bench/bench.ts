import type { Browser } from '@playwright/test';
import { test as base, type Page } from '../fixtures.ts';
import { snippetOf } from '../sandbox/fixtures.ts';

/** One bar and what was measured for it; `bar` prints it in the table that ends the run. */
export interface Line {
  what: string;
  /** The page as it would be without chat, and with Genesys's own snippet, where that says something. */
  without?: number | string;
  snippet?: number | string;
  tag: number | string;
  /** In words, such as `≤ 1800`. */
  bar: string;
  met: boolean;
}

/** The same page three times: bare, with Genesys's own snippet, with our tag. */
export const kinds = ['without', 'snippet', 'tag'] as const;
export type Kind = (typeof kinds)[number];

interface BenchFixtures {
  /** The addresses of the three pages. */
  pages: Record<Kind, string>;
  bar(line: Line): void;
  /** A line of print about how something was measured. */
  explain(text: string): void;
}

export const test = base.extend<BenchFixtures>({
  pages: async ({ site, companion, sandbox }, use) => {
    await use({
      without: site.put('/without', testPage('')),
      snippet: site.put('/snippet', testPage(snippetOf(sandbox))),
      tag: site.put('/tag', testPage(`<script async src="${companion.url}/loader.js"></script>`)),
    });
  },
  bar: async ({}, use, { annotations }) => {
    await use((line) => annotations.push({ type: 'bar', description: JSON.stringify(line) }));
  },
  explain: async ({}, use, { annotations }) => {
    await use((text) => annotations.push({ type: 'explanation', description: text }));
  },
});

/**
 * An ordinary page of text: nothing moves in it, nothing is fetched by it. It has a script of its own, as pages have: the
 * browser's first touch of the document costs 0.7 ms, and would else be charged to whoever comes first.
 */
export function testPage(head: string, body = ''): string {
  const article = `<h2>A heading</h2><p>${'Words that a visitor came to read. '.repeat(20)}</p>`.repeat(20);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="A page to be measured"><link rel="icon" href="data:,"><title>A page</title>
<script>document.documentElement.className = 'js';</script>${head}</head>
<body><main><h1>A page</h1>${body}${article}</main></body></html>`;
}

/** Does `act` with a page of a visitor who has never been here, and closes it. */
export async function asNewVisitor<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What each draws. */
export const drawn = { without: 'main', snippet: '#genesys-mxg-frame', tag: 'messenger-tag' } as const;

/** Goes there and waits until what `kind` draws is drawn and the page has come to rest. */
export async function visit(page: Page, pages: Record<Kind, string>, kind: Kind): Promise<void> {
  await page.goto(pages[kind]);
  await page.waitForSelector(drawn[kind], { state: 'attached' });
  await atRest(page);
}

/** No request for half a second, and then idle. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
