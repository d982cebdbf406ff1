import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageJsonOf, tarballOf, unpack } from '../packages/packed.ts';

const OURS = ['messenger-tag', 'messenger-tag-companion'] as const;

/** Package names with their exact versions. */
export type Packages = Readonly<Record<string, string>>;

/**
 * A folder of somebody else's, with these packages and ours as `npm install` brings them, ours packed as it would be
 * published. Outside of the repository: what is missing in it is missing, and not found further up.
 */
export function makeProject(packages: Packages): string {
  const installed = install(packages);
  const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-host-'));
  const modules = join(installed, 'node_modules');
  // Hard links where the file system has them: Next.js alone is 340 MB.
  if (process.platform === 'linux') execFileSync('cp', ['-al', modules, folder]);
  else cpSync(modules, join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(installed, file), join(folder, file));
  // In the place of the build that was there when the packages were installed.
  for (const name of OURS) unpack(name, join(folder, 'node_modules'));
  return folder;
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Kept for the next project with the same packages, also after our next build: in a folder that is named after all that
 * npm would choose by.
 */
function install(packages: Packages): string {
  const ours = OURS.map((name) => packageJsonOf(name).dependencies);
  const key = createHash('sha256').update(JSON.stringify([packages, ours]));
  const folder = join(tmpdir(), `messenger-tag-hosts-${key.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(join(tmpdir(), 'messenger-tag-hosts-making-'));
  const packed = Object.fromEntries(OURS.map((name) => [name, `file:${tarballOf(name)}`]));
  const dependencies = { ...packages, ...packed };
  const project = { name: 'shop', private: true, dependencies };
  writeFileSync(join(making, 'package.json'), JSON.stringify(project));
  npm(making, 'install', '--no-audit', '--no-fund', '--prefer-offline');
  // The addresses of the tarballs are of this machine: a project has the name of a version there.
  writeFileSync(join(making, 'package.json'), JSON.stringify({ ...project, dependencies: packages }));
  try {
    renameSync(making, folder);
  } catch {
    // Another worker was faster.
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

function npm(folder: string, ...words: string[]): string {
  return execFileSync('npm', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
