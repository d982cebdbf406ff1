// Keeps the build that is in `dist` for the tests of releases to come: CONTRIBUTING.md, "Make a release".
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

const [name] = process.argv.slice(2);
if (!name) {
  console.error('Name the build: node e2e/releases/keep-build.mjs 0.2.0');
  process.exit(64);
}

const entry = 'dist/server/kept-companion.js';
writeFileSync(
  entry,
  `import { readConfig } from './config/read.js';
import { serve } from './hosts/serve.js';
export const startCompanion = (env) => serve(readConfig(env), { listen: { host: '127.0.0.1', port: 0 } });
`,
);
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: entry,
    outDir: `e2e/releases/builds/${name}`,
    rolldownOptions: {
      output: {
        entryFileNames: 'companion.js',
        codeSplitting: false,
        // Lines stay lines, so that the trace of an error can be read.
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: false } },
      },
    },
  },
});
rmSync(entry);
