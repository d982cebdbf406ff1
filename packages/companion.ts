import { cpSync } from 'node:fs';
import { bundleCompanion } from './bundle.ts';
import { copyTypes } from './copy-types.ts';
import { INSTALLED, OPTIONAL } from './dependencies.ts';
import { IN_LOADER, IN_SANDBOX } from './in-browsers.ts';
import { type Recipe, withVersions } from './recipe.ts';

const entries = {
  app: 'hosts/express',
  handler: 'hosts/fetch',
  config: 'config/read',
  playwright: 'playwright/test',
} as const;

/** The server, the sandbox, Playwright's fixtures, the doctor, the loader's files and the pages for people. */
export const companion: Recipe = {
  name: 'messenger-tag-companion',
  description:
    'Keeps the credentials of Genesys Cloud for a page with messenger-tag: a server, or a middleware in yours.',
  readme: 'messenger-tag-companion.md',
  fields: {
    bin: { 'messenger-tag-companion': 'dist/server/cli/main.js' },
    sideEffects: ['./dist/server/**/main.js', './dist/server/cli/*', './dist/third-party/**'],
    exports: {
      './app': onServers(entries.app),
      './handler': onServers(entries.handler),
      './config': onServers(entries.config),
      './playwright': typed(entries.playwright),
      './package.json': './package.json',
    },
    files: ['dist', 'public/docs', 'THIRD-PARTY.md', 'CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md'],
    dependencies: withVersions(INSTALLED),
    peerDependencies: { '@playwright/test': '^1.50.0', ...caret(withVersions(OPTIONAL)) },
    peerDependenciesMeta: Object.fromEntries(
      ['@playwright/test', ...OPTIONAL].map((name) => [name, { optional: true }]),
    ),
  },
  async layDown(folder) {
    const wanted = [...OPTIONAL, '@playwright/test'];
    await bundleCompanion(folder, {
      // Programs, and what Node is told to load before a program.
      entries: [...Object.values(entries), 'hosts/edge', 'main', 'cli/main', 'sandbox/map-hosts'],
      installed: INSTALLED,
      wanted,
      inBrowsers: [...IN_LOADER, ...IN_SANDBOX],
    });
    const asked = copyTypes('dist/server', `${folder}/dist/server`, Object.values(entries));
    const missing = asked.filter((name) => ![...INSTALLED, ...wanted].includes(name));
    if (missing.length > 0) throw new Error(`The types ask for packages that nobody installs: ${missing}`);
    cpSync('dist/loader', `${folder}/dist/loader`, { recursive: true });
    cpSync('dist/server/sandbox/browser', `${folder}/dist/server/sandbox/browser`, { recursive: true });
    cpSync('public/docs', `${folder}/public/docs`, { recursive: true });
    // The pages lead to them.
    for (const page of ['CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md']) cpSync(page, `${folder}/${page}`);
  },
};

function typed(entry: string) {
  return { types: `./dist/server/${entry}.d.ts`, default: `./dist/server/${entry}.js` };
}

/** With what says why not, for bundlers that build for an edge runtime. */
function onServers(entry: string) {
  const { types, default: onNode } = typed(entry);
  const edge = './dist/server/hosts/edge.js';
  return { types, 'edge-light': edge, workerd: edge, browser: edge, default: onNode };
}

function caret(versions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).map(([name, version]) => [name, `^${version}`]));
}
