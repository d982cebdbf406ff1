import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Where a program is: this machine's own, or that of a Debian package, which is unpacked beside other temporary files. Nothing
 * is installed, since Debian would start nginx and Caddy at once. `undefined` where it cannot be had: a line says so, and with
 * CI=true this throws.
 */
export function findProgram(name: string, debianPackage: string): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  const own = places.map((folder) => join(folder, name)).find(existsSync);
  if (own !== undefined) return own;
  const top = unpackDebian(debianPackage);
  if (top !== undefined)
    return ['usr/sbin', 'usr/bin'].map((folder) => join(top, folder, name)).find(existsSync);
  const message = `${name} is not here: what it does is not tested. Install Debian's ${debianPackage}.`;
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(message);
  return undefined;
}

/**
 * The folder with a Debian package's files, kept from one run to the next; `undefined` where there is no package of Debian.
 */
export function unpackDebian(debianPackage: string): string | undefined {
  const kept = join(tmpdir(), `messenger-tag-debian-${debianPackage}`);
  if (existsSync(kept)) return kept;
  const folder = mkdtempSync(`${kept}-`);
  try {
    if (!download(debianPackage, folder)) {
      // A machine that is new has no list of packages yet.
      spawnSync('apt-get', ['update', '-qq']);
      if (!download(debianPackage, folder)) return undefined;
    }
    const [file = ''] = readdirSync(folder);
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    execFileSync('dpkg', ['-x', join(folder, file), unpacked]);
    try {
      renameSync(unpacked, kept);
    } catch (error) {
      // Else another worker was faster.
      if (!existsSync(kept)) throw error;
    }
    return kept;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function download(debianPackage: string, cwd: string): boolean {
  return spawnSync('apt-get', ['download', '-qq', debianPackage], { cwd }).status === 0;
}
