import { writeFileSync } from 'node:fs';
import { minify } from 'rolldown/utils';
import { build, type Plugin, type Rolldown } from 'vite';
import { folderOf, notices } from './licence-of.ts';

/** Where what comes from other packages lies, beside our own. npm would leave a folder `node_modules` out. */
const THIRD_PARTY = 'third-party';

interface BundleParts {
  /** Files below `dist/server`, without `.js`, that are started or imported from outside. */
  readonly entries: readonly string[];
  /** Packages that npm brings along. */
  readonly installed: readonly string[];
  /** Packages that are there when our own files ask for them; what others bundled here ask for comes along with those. */
  readonly wanted: readonly string[];
  /** Packages that are in what browsers get, which is built already. */
  readonly inBrowsers: readonly string[];
}

/**
 * Writes the compiled server to `<folder>/dist`, file by file as it is, so that each finds what lies beside it. What it uses
 * of packages that are neither `installed` nor `wanted` comes along, without what it does not use, and `THIRD-PARTY.md` says what that is.
 */
export async function bundleCompanion(
  folder: string,
  { entries, installed, wanted, inBrowsers }: BundleParts,
): Promise<void> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [keepPrograms, squeezeOthers],
    resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ssr: true,
      outDir: `${folder}/dist`,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: entries.map((entry) => `dist/server/${entry}.js`),
        external: (id, importer) =>
          id.startsWith('node:') ||
          isOneOf([...installed, ...BY_CHANCE], id) ||
          (isOurs(importer) && isOneOf(wanted, id)),
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: 'dist',
          entryFileNames: ({ name }) =>
            `${name.replace(/^.*?node_modules\//, `${THIRD_PARTY}/`).replaceAll('/node_modules/', '/')}.js`,
        },
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeFileSync(`${folder}/THIRD-PARTY.md`, notices([...packagesOf(modules), ...inBrowsers.map(folderOf)]));
}

/**
 * Our programs do all that they do by being loaded, and export nothing. The repository's own package.json, which says what
 * a site's build may leave out, does not know of all.
 */
const keepPrograms: Plugin = {
  name: 'keep-programs',
  transform: (code, id) => (isOurs(id) ? { code, map: null, moduleSideEffects: true } : undefined),
};

/**
 * Nobody reads the words in other people's packages here, and each of their files takes whole blocks of a disk. All names stay:
 * oidc-provider calls what it keeps by the names of its classes, and a stack trace by those of functions.
 */
const squeezeOthers: Plugin = {
  name: 'squeeze-others',
  async generateBundle(_options, bundle) {
    const codegen = { removeWhitespace: true };
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.fileName.startsWith(`${THIRD_PARTY}/`)) continue;
      const squeezed = await minify(chunk.fileName, chunk.code, { compress: false, mangle: false, codegen });
      chunk.code = squeezed.code;
    }
  },
};

/** What `debug`, of Express, takes where it happens to be. In this repository it is there for tools. */
const BY_CHANCE = ['supports-color'];

function isOneOf(packages: readonly string[], id: string): boolean {
  return packages.some((name) => id === name || id.startsWith(`${name}/`));
}

function isOurs(importer: string | undefined): boolean {
  return importer === undefined || !importer.includes('/node_modules/');
}

/** The folders of the packages that these files are from. */
function packagesOf(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)];
}
