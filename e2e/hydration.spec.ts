import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createElement as h } from 'react';
import { renderToString } from 'react-dom/server';
import {
  type Companion,
  expect,
  launcher,
  messenger,
  plainPage,
  type Site,
  tagOf,
  test,
  troubles,
} from './fixtures.ts';

const require = createRequire(import.meta.url);
const library = (name: string) =>
  readFileSync(
    join(dirname(require.resolve(`${name}/package.json`)), 'umd', `${name}.development.js`),
    'utf8',
  );

test('a page rendered on the server hydrates without a mismatch, and then gets its launcher', async ({
  page,
  site,
  companion,
}) => {
  const found = troubles(page);
  const html = serverRendered(companion);
  expect(html).not.toContain('messenger-tag');

  await page.goto(put(site, html));
  await expect(page.getByTestId('hydrated')).toHaveText('hydrated');
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { mismatches: string[] }).mismatches)).toEqual([]);
  expect(found).toEqual([]);
});

test('nothing of ours stands in the document before DOMContentLoaded', async ({ page, site, companion }) => {
  await page.addInitScript(() => {
    const count = () => Object.assign(window, { hosts: document.querySelectorAll('messenger-tag').length });
    document.addEventListener('DOMContentLoaded', count, { capture: true });
  });
  // Without `async` the tag stops the parser: the earliest that it can possibly run.
  const tag = tagOf(companion).replace('async ', '');
  await page.goto(site.put('/', plainPage(tag)));
  await expect(launcher(page)).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { hosts: number }).hosts)).toBe(0);
});

/** A whole document from Node, as Next.js and its like send it, hydrated from the root. */
function serverRendered(companion: Companion): string {
  const markup = renderToString(
    h(
      'html',
      { lang: 'en' },
      h(
        'head',
        null,
        h('title', null, 'Rendered on the server'),
        h('script', { async: true, src: `${companion.url}/loader.js` }),
      ),
      h('body', null, h('main', null, h('p', { 'data-testid': 'hydrated' }, 'from the server'))),
    ),
  );
  expect(markup).toContain(tagOf(companion).match(/src="[^"]+"/)?.[0]);
  return `<!doctype html>${markup}`;
}

function put(site: Site, html: string): string {
  const scripts = [library('react'), library('react-dom'), `(${hydrate})()`];
  return site.put(
    '/',
    html.replace('</body>', () => `</body>${scripts.map((code) => `<script>${code}</script>`).join('')}`),
  );
}

/** Runs in the page. */
function hydrate(): void {
  const { React, ReactDOM } = window as unknown as {
    React: typeof import('react');
    ReactDOM: typeof import('react-dom/client');
  };
  const mismatches: string[] = [];
  Object.assign(window, { mismatches });
  const e = React.createElement;
  const tag = document.querySelector('script[src$="loader.js"]')?.getAttribute('src') ?? '';
  function Text() {
    const [text, setText] = React.useState('from the server');
    React.useEffect(() => setText('hydrated'), []);
    return e('p', { 'data-testid': 'hydrated' }, text);
  }
  document.addEventListener('DOMContentLoaded', () => {
    for (const script of document.querySelectorAll('script:not([src])')) script.remove();
    ReactDOM.hydrateRoot(
      document,
      e(
        'html',
        { lang: 'en' },
        e('head', null, e('title', null, 'Rendered on the server'), e('script', { async: true, src: tag })),
        e('body', null, e('main', null, e(Text))),
      ),
      { onRecoverableError: (error) => mismatches.push(String(error)) },
    );
  });
}
