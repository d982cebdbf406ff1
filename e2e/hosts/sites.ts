import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Packages } from './project.ts';

/** A site that carries the tag, as a generator or a framework builds it. */
export interface SiteRow {
  readonly host: string;
  /** A part of the documentation: the file with the tag in it. */
  readonly recipe: string;
  readonly packages: Packages;
  /** What the site had before. */
  prepare(folder: string): void;
  /** The program that builds it, and its words; by which Node, `builtBy` says. */
  readonly build?: readonly string[];
  readonly builtBy?: 'a newer Node';
  /** Where the pages are then. */
  readonly pages: string;
  /** A link on its first page, to another that has the same heading and a link `Home`. */
  readonly link?: string;
}

const newerNode = `node-${process.platform}-${process.arch}`;

/** Astro and SvelteKit ask for a Node that is newer than the oldest one here: npm brings that, too. */
const NEWER: Packages = { [newerNode]: '24.21.0' };

/** The program of a package in `NEWER`. */
export function newerNodeIn(folder: string): string {
  return join(folder, 'node_modules', newerNode, 'bin/node');
}

export const sites: readonly SiteRow[] = [
  {
    host: 'Astro 7, view transitions',
    recipe: 'sites.md#Astro',
    packages: { astro: '7.3.5', ...NEWER },
    prepare(folder) {
      const page = (title: string, body: string) =>
        `---\nimport Layout from '../layouts/Layout.astro';\n---\n<Layout title="${title}"><h1>${title}</h1>${body}</Layout>\n`;
      write(folder, {
        'src/pages/index.astro': page('Home', '<a href="/delivery/">Delivery</a>'),
        'src/pages/delivery.astro': page('Delivery', '<a href="/">Home</a>'),
      });
    },
    build: ['node_modules/astro/bin/astro.mjs', 'build'],
    builtBy: 'a newer Node',
    pages: 'dist',
    link: 'Delivery',
  },
  {
    host: 'SvelteKit 3',
    recipe: 'sites.md#SvelteKit',
    packages: {
      '@sveltejs/adapter-static': '4.0.1',
      '@sveltejs/kit': '3.2.0',
      '@sveltejs/vite-plugin-svelte': '7.3.1',
      svelte: '5.57.3',
      typescript: '6.0.3',
      vite: '8.3.8',
      ...NEWER,
    },
    prepare: (folder) =>
      write(folder, {
        'vite.config.mjs': `import adapter from '@sveltejs/adapter-static';\nimport { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ adapter: adapter() })] };\n`,
        'src/routes/+layout.js': 'export const prerender = true;\n',
        'src/routes/+page.svelte': '<h1>Home</h1><a href="/delivery">Delivery</a>\n',
        'src/routes/delivery/+page.svelte': '<h1>Delivery</h1><a href="/">Home</a>\n',
      }),
    build: ['node_modules/vite/bin/vite.js', 'build'],
    builtBy: 'a newer Node',
    pages: 'build',
    link: 'Delivery',
  },
  {
    host: 'Eleventy 3',
    recipe: 'sites.md#Eleventy',
    packages: { '@11ty/eleventy': '3.1.8' },
    prepare: (folder) =>
      write(folder, {
        'index.njk':
          '---\ntitle: Home\nlayout: layout.njk\n---\n<h1>Home</h1><a href="/delivery/">Delivery</a>\n',
        'delivery.njk':
          '---\ntitle: Delivery\nlayout: layout.njk\n---\n<h1>Delivery</h1><a href="/">Home</a>\n',
      }),
    build: ['node_modules/@11ty/eleventy/cmd.cjs'],
    pages: '_site',
    link: 'Delivery',
  },
  {
    host: 'Partytown 0.14, beside it',
    recipe: 'sites.md#Partytown',
    packages: { '@qwik.dev/partytown': '0.14.4' },
    prepare: (folder) =>
      cpSync(join(folder, 'node_modules/@qwik.dev/partytown/lib'), join(folder, 'site/~partytown'), {
        recursive: true,
      }),
    pages: 'site',
  },
];

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
