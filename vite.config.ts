import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type MinifyOptions, minify } from 'terser';
import { build, type EnvironmentOptions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { PARTS_VERSION } from './loader/chat/parts.ts';
import { pagesForPeople, writeBuiltPages } from './public/site/build.ts';
import { packDownloads } from './public/site/downloads.ts';

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Tests that put another module in the place of one, or look at what the process holds: other files would get in the way. */
const apart = readdirSync('server', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `server/${name.replaceAll('\\', '/')}`)
  .filter((file) => /\bvi\.(m|doM)ock\(|\bexpectLetGo\(/.test(readFileSync(file, 'utf8')));

/** Every part of the loader that is fetched when it is needed lies in one folder, which is named after all their bytes. */
const partsFolder = 'dist/loader/parts';
let partsHash = '';

/** What `loader/build-time.ts` exports, worked out once. */
const tablesFolder = 'dist/build-time';
let tables: Record<string, unknown> = {};

/** Everything a browser gets, in build order: stage one names the folder of the parts, so they come first. */
const environments = {
  tables: {
    consumer: 'server',
    build: {
      outDir: tablesFolder,
      rolldownOptions: { input: { tables: 'loader/build-time.ts' }, output: { entryFileNames: '[name].js' } },
    },
  },
  chat: parts({
    chat: 'loader/chat/chat.ts',
    ...ofThisVersion(inputsOf('loader/chat', ['consent', 'proof'])),
    ...ofThisVersion({ platforms: 'loader/consent-platforms.ts' }),
    ...ofThisVersion(inputsOf('loader/chat/texts', languagesApart())),
  }),
  // Apart, since a part that shared a file with another could meet that of another build.
  early: parts({ early: 'loader/early.ts' }),
  looks: parts(ofThisVersion({ looks: 'loader/looks.ts' })),
  advice: parts(ofThisVersion({ advice: 'loader/chat/advice.ts' })),
  pageDoctor: parts(ofThisVersion({ 'page-doctor': 'loader/chat/page-doctor.ts' })),
  invite: parts(ofThisVersion({ invite: 'loader/invite.ts' })),
  capture: parts(ofThisVersion({ capture: 'loader/capture.ts' })),
  firstMessage: parts(ofThisVersion({ 'first-message': 'loader/chat/first-message.ts' })),
  attention: parts(ofThisVersion({ attention: 'loader/chat/attention.ts' })),
  auth: parts(ofThisVersion({ auth: 'loader/chat/auth.ts' })),
  regions: parts(ofThisVersion({ regions: 'loader/chat/regions.ts' })),
  availability: parts(ofThisVersion({ availability: 'loader/chat/availability.ts' })),
  takeOver: parts({ 'take-over': 'loader/take-over.ts' }),
  loader: classicScript('loader/loader.ts', 'dist/loader', 'loader.js'),
  // For sites that build: their bundlers follow the imports, and make it small.
  npm: {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: 'dist/npm',
      minify: false,
      rolldownOptions: {
        input: {
          mount: 'loader/mount.ts',
          react: 'loader/components/react.ts',
          vue: 'loader/components/vue.ts',
        },
        // The site's own, and only where it uses the component.
        external: ['react', 'vue'],
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name].js',
          banner: forClients,
          // Nobody reads the sources' words and blanks in a bundler's input: a third of the package. The names stay.
          comments: { jsdoc: false },
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
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
  inspector: classicScript(
    'server/sandbox/browser/inspector/inspector.tsx',
    'dist/server/sandbox/browser',
    'inspector.min.js',
  ),
} satisfies Record<string, EnvironmentOptions>;

export default defineConfig({
  publicDir: false,
  plugins: [tablesAtBuildTime(), partsInStageOne(), modulesOfLastBuild()],
  build: { target: 'es2022', emptyOutDir: false, reportCompressedSize: false },
  environments,
  builder: {
    async buildApp(builder) {
      rmSync('dist', { recursive: true, force: true });
      for (const environment of Object.values(builder.environments)) {
        if (environment.name in environments) await builder.build(environment);
        if (environment.name === 'tables') await workOutTables();
        if (environment.name === 'takeOver') await sealParts();
        if (environment.name === 'loader') await squeezeStageOne();
        if (environment.name === 'loader') pinStageOne();
      }
      await build(pagesForPeople(version));
      packDownloads();
      writeBuiltLoader();
      writeBuiltPages();
    },
  },
  test: {
    // A busy machine is no failure; what must not hang has a deadline of its own.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // On two cores Vitest would take one, and most tests wait for something. With four, some ran into their own deadlines.
    maxWorkers: 2,
    // `.ci/count.mjs` names each that needed it.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: ['{loader,public,e2e,packages,.ci}/**/*.test.{ts,tsx}', ...apart] },
      },
      {
        extends: true,
        // Each worker loads the companion once, not once a file: 110 s of 375. A host, too, has it once for all.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', ...apart.map((file) => `!${file}`)],
          isolate: false,
        },
      },
    ],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
});

/** A server component of React may render the component of ours, which has effects. */
function forClients({ name }: { name: string }): string {
  return name === 'react' ? "'use client';" : '';
}

/** A script without `type=module`, for tags that anybody pastes anywhere: no exports, one file. */
function classicScript(input: string, outDir: string, fileName: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: { outDir, lib: { entry: input, formats: ['iife'], name: '_', fileName: () => fileName } },
  };
}

/** Modules that `import()` brings, each whole in a file of its own. */
function parts(input: Record<string, string>): EnvironmentOptions {
  return {
    // For a client, Vite would add its preload helper (0.9 kB gzip) around every dynamic import.
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: partsFolder,
      minify: true,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  };
}

/** With the version in their names by which pages of other builds know them. */
function ofThisVersion(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, file]) => [`${name}.${PARTS_VERSION}`, file]));
}

/** Files as inputs of the build, each under its own name. */
function inputsOf(folder: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${folder}/${name}.ts`]));
}

/** English is in the chat itself. */
function languagesApart(): string[] {
  const names = readdirSync('loader/chat/texts').map((file) => file.replace('.ts', ''));
  return names.filter((name) => name !== 'en');
}

async function workOutTables(): Promise<void> {
  tables = await import(pathToFileURL(resolve(tablesFolder, 'tables.js')).href);
  rmSync(tablesFolder, { recursive: true });
}

/** Puts the values of `loader/build-time.ts` in the place of that file, so that nobody downloads what they are made from. */
function tablesAtBuildTime(): Plugin {
  return {
    name: 'tables-at-build-time',
    enforce: 'pre',
    sharedDuringBuild: true,
    load(id) {
      if (
        !id.endsWith('/loader/build-time.ts') ||
        !/^(chat|early|looks|invite|attention|availability|advice|pageDoctor|takeOver|loader|npm)$/.test(
          this.environment.name,
        )
      )
        return;
      return Object.entries(tables)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
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
    `export const builtLoader = ${JSON.stringify(Object.fromEntries(texts))};\nexport const version = ${JSON.stringify(version)};\n`,
  );
}

/** For tests of the sources: what was built last. A fresh clone has none, and says so when it is asked for. */
function modulesOfLastBuild(): Plugin {
  const modules: Record<string, string> = {
    'delivery/built-loader.js': "export const builtLoader = {}, version = 'not built';",
    'front-door/built-pages.js': 'export const builtPages = {};',
  };
  const nameIn = (id: string) =>
    Object.keys(modules).find((name) => id.endsWith(name.replace(/^.*(?=\/)/, '')));
  return {
    name: 'modules-of-last-build',
    enforce: 'pre',
    resolveId(id) {
      const name = nameIn(id);
      if (name === undefined) return undefined;
      const file = resolve('dist/server', name);
      return existsSync(file) ? file : `${NOT_BUILT}${name}`;
    },
    load: (id) => (id.startsWith(NOT_BUILT) ? modules[id.slice(NOT_BUILT.length)] : undefined),
  };
}

const NOT_BUILT = '\0not-built/';

/** Gives the folder of the parts its name, so that its files never change under an address. */
async function sealParts(): Promise<void> {
  const hash = createHash('sha256');
  for (const file of readdirSync(partsFolder).sort()) {
    if (/^import[^(]*"/m.test(readFileSync(`${partsFolder}/${file}`, 'utf8')))
      throw new Error(
        `${file} imports another part, which a page in the middle of a release may get of another build`,
      );
    await squeeze(`${partsFolder}/${file}`, { module: true });
    hash.update(file).update(readFileSync(`${partsFolder}/${file}`));
  }
  partsHash = hash.digest('base64url').slice(0, 6);
  renameSync(partsFolder, `dist/loader/${partsHash}`);
}

/**
 * What stage one and its parts hand to each other goes by short names: 25 B of stage one. So does, from `lifecycle` on, what
 * the chat's own files say to each other: 100 B of stage two. None is a name of anything that comes from outside, nor one
 * that is put together or looked up by a text, nor an export of a part. The same in every file **and in every release**: `left-by.ts` reads what
 * pages of other builds hand over. Names may come to this list; none may change, and none be used again.
 */
const shortNames = {
  host: 'a',
  argument: 'd',
  listener: 'f',
  root: 'h',
  raw: 'i',
  calls: 'l',
  isAway: 'm',
  draw: 'n',
  answer: 'o',
  button: 'r',
  fetchPart: 't',
  script: 'u',
  isHeld: 'v',
  lifecycle: 'b',
  isWanted: 'c',
  isOpen: 'e',
  genesysLauncher: 'g',
  sendAttributes: 'j',
  isMounted: 'k',
  changeVisitor: 'p',
  forgetSentAlong: 'w',
  countMessage: 'x',
  giveWay: 'y',
  goesOn: 'z',
  appeared: 'q',
  putAway: 'A',
  atGenesys: 'B',
  guests: 'C',
  tokenOf: 'D',
  provideCodes: 'G',
  letGo: 'H',
  leaving: 'I',
  identified: 'J',
  arrive: 'K',
  guestFailed: 'L',
  mayMount: 'M',
};
const shortened = new RegExp(`^(${Object.keys(shortNames).join('|')})$`);
const nameCache = {
  props: {
    props: Object.fromEntries(Object.entries(shortNames).map(([name, short]) => [`$${name}`, short])),
  },
};

/**
 * Nearly all of stage one runs as soon as it is there. The first line tells V8 so: else it reads most functions twice, and
 * the page's main thread is busy a seventh longer.
 */
async function squeezeStageOne(): Promise<void> {
  const file = 'dist/loader/loader.js';
  await squeeze(file, {});
  writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`);
}

/** Stage one under its version, as it is, for tags with `integrity`; and those of past releases, for tags that name them still. */
function pinStageOne(): void {
  const pinned = readdirSync('loader/pinned').filter((file) => file.endsWith('.js'));
  const stageOnes = [
    ['dist/loader/loader.js', version],
    ...pinned.map((file) => [`loader/pinned/${file}`, file.slice(0, -'.js'.length)]),
  ];
  for (const [file = '', of = ''] of stageOnes) {
    mkdirSync(`dist/loader/${of}`);
    copyFileSync(file, `dist/loader/${of}/loader.js`);
  }
}

/** A second minifier finds what the build's own leaves: 150 B of stage two. */
async function squeeze(file: string, options: MinifyOptions): Promise<void> {
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ...options,
    ecma: 2020,
    compress: { passes: 3, unsafe: true, pure_getters: true, unsafe_arrows: true },
    mangle: { properties: { regex: shortened, builtins: true } },
    nameCache,
  });
  if (!code) throw new Error(`${file} is empty`);
  writeFileSync(file, code);
}

/** Writes the version everywhere, and the folder of the parts into stage one. A plain `import('./chat')` would be inlined by the IIFE build. */
function partsInStageOne(): Plugin {
  return {
    name: 'parts-in-stage-one',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = file.code.replaceAll('__VERSION__', version);
        if (this.environment.name !== 'loader') continue;
        if (!file.code.includes('__PARTS__')) this.error('stage one must import by __PARTS__');
        file.code = file.code.replaceAll('__PARTS__', partsHash);
      }
    },
  };
}
