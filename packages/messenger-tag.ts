import { cpSync, writeFileSync } from 'node:fs';
import { copyTypes } from './copy-types.ts';
import { IN_LOADER } from './in-browsers.ts';
import { folderOf, notices } from './licence-of.ts';
import type { Recipe } from './recipe.ts';

/** Of which there are types. */
const types = ['loader/api', 'loader/components/react-api', 'loader/components/vue-api'] as const;

/** What a site with a build of its own takes: `mount`, and nothing of the companion. */
export const messengerTag: Recipe = {
  name: 'messenger-tag',
  description: 'Genesys Cloud Messenger on your page, from your own build: one function, no dependency.',
  readme: 'messenger-tag.md',
  fields: {
    sideEffects: false,
    exports: {
      '.': { types: `./dist/${types[0]}.d.ts`, default: './dist/mount.js' },
      './react': { types: `./dist/${types[1]}.d.ts`, default: './dist/react.js' },
      './vue': { types: `./dist/${types[2]}.d.ts`, default: './dist/vue.js' },
      './package.json': './package.json',
    },
    files: ['dist', 'THIRD-PARTY.md'],
    // Of those who use the component; whoever calls `mount` has neither.
    peerDependencies: { react: '>=18', vue: '^3.3.0' },
    peerDependenciesMeta: { react: { optional: true }, vue: { optional: true } },
  },
  layDown(folder) {
    const isNoType = (path: string) => !path.endsWith('.d.ts');
    cpSync('dist/npm', `${folder}/dist`, { recursive: true, filter: isNoType });
    copyTypes('dist/npm', `${folder}/dist`, types);
    writeFileSync(`${folder}/THIRD-PARTY.md`, notices(IN_LOADER.map(folderOf)));
  },
};
