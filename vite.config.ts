import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type MinifyOptions, minify } from 'terser';
import { build, type EnvironmentOptions, type InlineConfig, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Every part of the loader that is fetched when it is needed lies in one folder, which is named after all their bytes. */
const partsFolder = 'dist/loader/parts';
let partsHash = '';

/** Everything a browser gets, in build order: stage one names the folder of the parts, so they come first. */
const environments = {
  chat: {
    // For a client, Vite would add its preload helper (0.9 kB gzip) around every dynamic import.
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: partsFolder,
      minify: true,
      rolldownOptions: {
        input: {
          chat: 'loader/chat/chat.ts',
          rules: 'loader/rules.ts',
          // Named in an import only when the visitor's language is known.
          ...inputsOf('loader/chat/texts', ''),
          ...inputsOf('loader/chat/more-texts', 'more-'),
        },
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  loader: classicScript('loader/loader.ts', 'dist/loader', 'loader.js'),
  // For sites that build: their bundlers follow the imports, and make it small.
  npm: {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: 'dist/npm',
      minify: false,
      rolldownOptions: {
        input: { mount: 'loader/mount.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
      },
    },
  },
  genesys: classicScript(
    'server/sandbox/browser/genesys.ts',
    'dist/server/sandbox/browser',
    'genesys.min.js',
  ),
  messenger: classicScript(
    'server/sandbox/browser/messenger/messenger.tsx',
    'dist/server/sandbox/browser',
    'messenger.min.js',
  ),
  desk: classicScript('server/sandbox/browser/desk/desk.tsx', 'dist/server/sandbox/browser', 'desk.min.js'),
} satisfies Record<string, EnvironmentOptions>;

/** A build of its own, since the root of an HTML page decides its address. */
const pagesForPeople: InlineConfig = {
  configFile: false,
  root: 'public',
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../dist/public',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'public/shop/index.html' },
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [partsInStageOne(), languagesByName(), builtLoaderOfLastBuild()],
  build: { target: 'es2022', emptyOutDir: false, reportCompressedSize: false },
  environments,
  builder: {
    async buildApp(builder) {
      rmSync('dist', { recursive: true, force: true });
      for (const environment of Object.values(builder.environments)) {
        if (environment.name in environments) await builder.build(environment);
        if (environment.name === 'chat') await sealParts();
        if (environment.name === 'loader') await squeezeStageOne();
      }
      await build(pagesForPeople);
      writeBuiltLoader();
    },
  },
  test: {
    // A busy machine is no failure; what must not hang has a deadline of its own.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    include: ['{loader,server,e2e,.ci}/**/*.test.{ts,tsx}'],
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});

/** A script without `type=module`, for tags that anybody pastes anywhere: no exports, one file. */
function classicScript(input: string, outDir: string, fileName: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: { outDir, lib: { entry: input, formats: ['iife'], name: '_', fileName: () => fileName } },
  };
}

/** The files of a folder as inputs of the build. */
function inputsOf(folder: string, prefix: string): Record<string, string> {
  const names = readdirSync(folder)
    .map((file) => file.replace('.ts', ''))
    .filter((name) => name !== 'en');
  return Object.fromEntries(names.map((name) => [prefix + name, `${folder}/${name}.ts`]));
}

/** The loader's files once more, as text in a module: `server/delivery/built-loader.d.ts` says what for. */
function writeBuiltLoader(): void {
  const files = readdirSync('dist/loader', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  const texts = files.map((file) => [
    file.replaceAll('\\', '/'),
    readFileSync(`dist/loader/${file}`, 'utf8'),
  ]);
  mkdirSync('dist/server/delivery', { recursive: true });
  writeFileSync(
    'dist/server/delivery/built-loader.js',
    `export const builtLoader = ${JSON.stringify(Object.fromEntries(texts))};\n`,
  );
}

/** For tests of the sources: the loader as it was built last. A fresh clone has none, and says so when it is asked for. */
function builtLoaderOfLastBuild(): Plugin {
  const file = resolve('dist/server/delivery/built-loader.js');
  return {
    name: 'built-loader-of-last-build',
    enforce: 'pre',
    resolveId: (id) => (/\/built-loader\.js$/.test(id) ? (existsSync(file) ? file : NO_LOADER) : undefined),
    load: (id) => (id === NO_LOADER ? 'export const builtLoader = {};' : undefined),
  };
}

const NO_LOADER = '\0no-loader';

/** Gives the folder of the parts its name, so that its files never change under an address. */
async function sealParts(): Promise<void> {
  const hash = createHash('sha256');
  for (const file of readdirSync(partsFolder).sort()) {
    await squeeze(`${partsFolder}/${file}`, { module: true });
    hash.update(file).update(readFileSync(`${partsFolder}/${file}`));
  }
  partsHash = hash.digest('base64url').slice(0, 6);
  renameSync(partsFolder, `dist/loader/${partsHash}`);
}

/**
 * Nearly all of stage one runs as soon as it is there. The first line tells V8 so: else it reads most functions twice, and
 * the page's main thread is busy a tenth longer.
 */
async function squeezeStageOne(): Promise<void> {
  const file = 'dist/loader/loader.js';
  await squeeze(file, { compress: { unsafe: true, pure_getters: true } });
  writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`);
}

/** A second minifier finds what the build's own leaves: 150 B of stage two. */
async function squeeze(file: string, { compress, ...options }: MinifyOptions): Promise<void> {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ...options,
    compress: { passes: 3, ecma: 2020, ...Object(compress) },
  });
  if (!code) throw new Error(`${file} is empty`);
  writeFileSync(file, code);
}

/** Writes the folder of the parts into stage one. A plain `import('./chat')` would be inlined by the IIFE build. */
function partsInStageOne(): Plugin {
  return {
    name: 'parts-in-stage-one',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !/loader|npm/.test(this.environment.name)) continue;
        file.code = file.code.replaceAll('__VERSION__', version);
        if (this.environment.name === 'npm') continue;
        if (!file.code.includes('__PARTS__')) this.error('stage one must import by __PARTS__');
        file.code = file.code.replaceAll('__PARTS__', partsHash);
      }
    },
  };
}

/** For npm, names every language in an import of its own: bundlers of sites cannot follow a name made at run time. */
function languagesByName(): Plugin {
  return {
    name: 'languages-by-name',
    enforce: 'pre',
    sharedDuringBuild: true,
    transform(code) {
      if (this.environment.name !== 'npm') return;
      return code.replace(/import\([^)]*`\.\/(more-)?\$\{language\}\.js`\)/, (_, prefix = '') => {
        const folder = `${prefix}texts`;
        const imports = Object.keys(inputsOf(`loader/chat/${folder}`, '')).map(
          (name) => `${name}: () => import('./${folder}/${name}.ts')`,
        );
        return `({ ${imports.join(', ')} })[language]()`;
      });
    },
  };
}
