import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The npm packages that are made from this repository. */
export type PackageName = 'messenger-tag' | 'messenger-tag-companion';

/** The file that `npm publish` would send. Throws, in words, when it has not been made. */
export function tarballOf(name: PackageName): string {
  const { version } = packageJsonOf(name);
  return join(made, `${name}-${version}.tgz`);
}

/** As it is in the package. */
export function packageJsonOf(name: PackageName) {
  const file = join(made, name, 'package.json');
  if (!existsSync(file)) throw new Error(`${name} has not been packed: run \`npm run pack\` first.`);
  return JSON.parse(readFileSync(file, 'utf8')) as {
    readonly version: string;
    readonly exports: Readonly<Record<string, unknown>>;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
    readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional: boolean }>>;
  };
}

/** Lays the package's files down where npm would; what npm has put below it stays. */
export function unpack(name: PackageName, nodeModules: string): void {
  const folder = join(nodeModules, name);
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', tarballOf(name), '-C', folder, '--strip-components=1']);
}

/** The paths of its files. */
export function filesOf(name: PackageName): string[] {
  const listed = execFileSync('tar', ['-tzf', tarballOf(name)], { encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((path) => path !== '' && !path.endsWith('/'))
    .map((path) => path.replace(/^package\//, ''));
}

const made = join(repository, 'dist/packages');
