import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const top = fileURLToPath(new URL('../../', import.meta.url));
const { packages } = JSON.parse(readFileSync(`${top}package-lock.json`, 'utf8')) as {
  packages: Record<string, { version: string; dev?: boolean; dependencies?: object }>;
};

it('lists every package that production installs, with version, licence and checksum, and no other', () => {
  const printed = execFileSync('node', ['server/deploy/sbom.mjs'], { cwd: top, encoding: 'utf8' });
  const { components } = JSON.parse(printed) as {
    components: { name: string; version: string; licenses?: unknown[]; hashes?: unknown[] }[];
  };
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const names = installed.map(([path, { version }]) => `${path.replace(/.*node_modules\//, '')}@${version}`);
  expect(new Set(components.map(({ name, version }) => `${name}@${version}`))).toEqual(new Set(names));
  for (const name of Object.keys(packages['']?.dependencies ?? {})) {
    expect(components).toContainEqual(expect.objectContaining({ name, hashes: [expect.anything()] }));
  }
  expect(components.filter(({ licenses }) => !licenses?.length)).toEqual([]);
});
