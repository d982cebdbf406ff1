import { execFile, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A folder outside of the repository, so that what is missing in it is not found further up. */
export function freshFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'somebody-elses-folder-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What npm has put into a folder. */
export interface Installed {
  readonly packages: number;
  /** Bytes in files, as npm counts them. */
  readonly unpacked: number;
  /** Bytes on the disk, as `du` counts them. */
  readonly onDisk: number;
}

/** Runs `npm i` for real, in a folder that has nothing yet. What has been fetched before need not be fetched again. */
export async function install(folder: string, ...packages: string[]): Promise<Installed> {
  writeFileSync(join(folder, 'package.json'), '{"name": "shop", "private": true, "type": "module"}');
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  await promisify(execFile)('npm', ['i', ...flags, ...packages], { cwd: folder });
  const lock = join(folder, 'node_modules/.package-lock.json');
  const { default: tree } = await import(lock, { with: { type: 'json' } });
  return { packages: Object.keys(tree.packages).length, ...sizeOf(join(folder, 'node_modules')) };
}

/** A program that runs until it is told to stop. */
export function run(command: string, words: readonly string[], options: SpawnOptionsWithoutStdio) {
  const child = spawn(command, words, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
}

function sizeOf(path: string): Pick<Installed, 'unpacked' | 'onDisk'> {
  const stat = lstatSync(path);
  const sum = { unpacked: 0, onDisk: stat.blocks * BLOCK };
  if (!stat.isDirectory()) return { ...sum, unpacked: stat.size };
  for (const name of readdirSync(path)) {
    const { unpacked, onDisk } = sizeOf(join(path, name));
    sum.unpacked += unpacked;
    sum.onDisk += onDisk;
  }
  return sum;
}

/** Of `stat`, whatever the file system has. */
const BLOCK = 512;
