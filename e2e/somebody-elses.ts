import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repository, unpack } from './packages/packed.ts';

/** What `npm install` would bring: of ours the files that are packed, of the others the ones installed here. */
export function installPackages(folder: string): void {
  const installed = join(repository, 'node_modules');
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(installed))
    if (name !== '.bin') symlinkSync(join(installed, name), join(modules, name));
  unpack('messenger-tag', modules);
  unpack('messenger-tag-companion', modules);
  const programs = join(modules, '.bin');
  mkdirSync(programs);
  for (const name of readdirSync(join(installed, '.bin')))
    symlinkSync(join(installed, '.bin', name), join(programs, name));
  const ours = 'messenger-tag-companion/dist/server/cli/main.js';
  // As npm does.
  chmodSync(join(modules, ours), 0o755);
  symlinkSync(`../${ours}`, join(programs, 'messenger-tag-companion'));
}

/** Runs a program of the installed packages in a folder, with Node. */
export function run(
  folder: string,
  program: string,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  // A Playwright inside a Playwright must not take itself for one of its workers.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^(TEST_|PW_|PLAYWRIGHT_|FORCE_COLOR)/.test(name),
  );
  const child = spawn(process.execPath, [join(folder, 'node_modules', program), ...words], {
    cwd: folder,
    env: Object.fromEntries(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
