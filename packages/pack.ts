import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { companion } from './companion.ts';
import { messengerTag } from './messenger-tag.ts';
import { type Recipe, rootPackage } from './recipe.ts';

/** `npm run pack`: makes the npm packages, `<name>-<version>.tgz`, of what `npm run build` has made. */
const OUT = 'dist/packages';

rmSync(OUT, { recursive: true, force: true });
for (const recipe of [messengerTag, companion]) {
  const folder = `${OUT}/${recipe.name}`;
  mkdirSync(folder, { recursive: true });
  await recipe.layDown(folder);
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(packageJson(recipe), null, 2)}\n`);
  cpSync('LICENSE', `${folder}/LICENSE`);
  cpSync(`packages/${recipe.readme}`, `${folder}/README.md`);
  // Without scripts: a person's own settings of npm must not add to what is packed.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', resolve(OUT)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`${OUT}/${recipe.name}-${rootPackage().version}.tgz`);
}

function packageJson({ name, description, fields }: Recipe): Record<string, unknown> {
  const { version, license, engines } = rootPackage();
  return { name, version, description, license, type: 'module', engines, ...fields };
}
