import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { InlineConfig, Plugin } from 'vite';
import { kindOf } from '../../server/front-door/file-kinds.ts';
import { shopPages } from '../shop/build/pages.ts';
import { type Documentation, makeDocumentation } from './docs/documents.ts';
import { framed } from './frame.ts';

/**
 * How the pages for people are built: every HTML file below `public/`, one for each document, and those of the demo shop. A build of its own, since
 * the root of an HTML page decides its address.
 */
export function pagesForPeople(version: string): InlineConfig {
  const documentation = makeDocumentation(documents());
  const made = new Map([...documentation.pages, ...shopPages()]);
  const input = [...pageFiles(), ...made.keys()].map((file) => resolve('public', file));
  return {
    configFile: false,
    root: 'public',
    plugins: [madePages({ ...documentation, pages: made }), pagesInFrame(version)],
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: '../dist/public',
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input },
    },
  };
}

/** What `server/front-door/built-pages.d.ts` says; compressed, since as text the pages are 1.5 MB more of the package. */
export function writeBuiltPages(): void {
  const files = readdirSync('dist/public', { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const contents = files.map(({ parentPath, name }) => {
    const file = `${parentPath}/${name}`.replaceAll('\\', '/');
    return [file.replace('dist/public/', ''), readFileSync(file, kindOf(name).isText ? 'utf8' : 'base64')];
  });
  mkdirSync('dist/server/front-door', { recursive: true });
  const packed = brotliCompressSync(JSON.stringify(Object.fromEntries(contents))).toString('base64');
  writeFileSync(
    'dist/server/front-door/built-pages.js',
    `import { brotliDecompressSync } from 'node:zlib';
const packed = '${packed}';
export const builtPages = JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString());
`,
  );
}

/** By path from the top of the repository. */
export function documents(): ReadonlyMap<string, string> {
  const below = readdirSync('public/docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `public/docs/${file.replaceAll('\\', '/')}`);
  const sources = [...below, 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
  return new Map(sources.map((source) => [source, readFileSync(source, 'utf8')]));
}

/** Below `public/`. */
function pageFiles(): string[] {
  const files = readdirSync('public', { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.html'));
}

/** The demo shop and the builder's preview play somebody's site, and have a frame of their own. */
const SOMEBODYS = /^\/(shop\/|builder\/preview\.html$)/;

function pagesInFrame(version: string): Plugin {
  return {
    name: 'pages-in-frame',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => (SOMEBODYS.test(path) ? html : framed(html, path.slice(1), version)),
    },
  };
}

/** Documents, and the pages of the demo shop, are pages that lie nowhere. */
function madePages({ pages, searched }: Documentation): Plugin {
  const htmlOf = new Map([...pages].map(([file, html]) => [resolve('public', file), html]));
  const index = resolve('public/site/docs/search-index.js');
  return {
    name: 'made-pages',
    enforce: 'pre',
    resolveId(id) {
      if (id.endsWith('/search-index.js')) return index;
      return htmlOf.has(id) ? id : undefined;
    },
    load(id) {
      if (id === index)
        return `export const parts = JSON.parse(${JSON.stringify(JSON.stringify(searched))});`;
      return htmlOf.get(id);
    },
  };
}
