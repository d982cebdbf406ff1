// The bill of materials: every package that production installs, with version, licence and checksum, in CycloneDX's JSON.
//   node server/deploy/sbom.mjs             prints it
//   node server/deploy/sbom.mjs sbom.json   writes it into that file
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [file] = process.argv.slice(2);
const bill = billOf(readJson('package.json'), readJson('package-lock.json'));
if (file === undefined) process.stdout.write(bill);
else writeFileSync(file, bill);

/**
 * `npm sbom --omit=dev` leaves out each package that a package for development uses as well: express, ws and zod among
 * them. So npm is shown a project that has none for development.
 */
function billOf({ devDependencies: _, ...own }, lock) {
  const { devDependencies: __, ...ownInLock } = lock.packages[''];
  const installed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    // npm takes the folder's name for the project's.
    const project = join(folder, own.name);
    mkdirSync(project);
    writeJson(join(project, 'package.json'), own);
    writeJson(join(project, 'package-lock.json'), {
      ...lock,
      packages: { '': ownInLock, ...Object.fromEntries(installed) },
    });
    const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
    return execFileSync('npm', words, { cwd: project, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(path, value) {
  writeFileSync(path, JSON.stringify(value));
}
