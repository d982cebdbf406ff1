import { readFileSync, rmSync } from 'node:fs';
import { build, type EnvironmentOptions, type InlineConfig, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Everything a browser gets, in build order: stage one names stage two's file, so stage two comes first. */
const environments = {
  chat: {
    // For a client, Vite would add its preload helper (0.9 kB gzip) around every dynamic import.
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      outDir: 'dist/loader',
      minify: true,
      rolldownOptions: {
        input: 'loader/chat/chat.ts',
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[hash]/[name].js', chunkFileNames: '[hash]/[name].js' },
      },
    },
  },
  loader: classicScript('loader/loader.ts', 'dist/loader', 'loader.js'),
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
  plugins: [stageTwoInStageOne()],
  build: { target: 'es2022', emptyOutDir: false, reportCompressedSize: false },
  environments,
  builder: {
    async buildApp(builder) {
      rmSync('dist', { recursive: true, force: true });
      for (const environment of Object.values(builder.environments)) {
        if (environment.name in environments) await builder.build(environment);
      }
      await build(pagesForPeople);
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

/**
 * Writes the hashed file name of stage two into stage one. A plain `import('./chat')` would be inlined by the
 * IIFE build, and every page would pay for Preact and ky.
 */
function stageTwoInStageOne(): Plugin {
  let chatFile: string | undefined;
  return {
    name: 'stage-two-in-stage-one',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        if (this.environment.name === 'chat') chatFile = file.fileName;
        if (this.environment.name === 'loader') {
          if (!chatFile || !file.code.includes('__CHAT_FILE__'))
            this.error('stage one must import stage two by __CHAT_FILE__');
          file.code = file.code.replaceAll('__CHAT_FILE__', chatFile).replaceAll('__VERSION__', version);
        }
      }
    },
  };
}
