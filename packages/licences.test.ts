import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IN_LOADER, IN_SANDBOX, OF_SITES } from './in-browsers.ts';
import { faultsOf, licencesPage } from './licences-page.ts';
import { type Lock, shippedBy } from './shipped.ts';

const top = new URL('../', import.meta.url);
const lock: Lock = JSON.parse(readFileSync(new URL('package-lock.json', top), 'utf8'));

/** A lock as npm writes it, with one package that the companion needs. */
const lockWith = (pino: object, more: Lock['packages'] = {}): Lock => ({
  packages: { ...lock.packages, 'node_modules/pino': { version: '1.0.0', license: 'MIT', ...pino }, ...more },
});

describe('the page of licences', () => {
  it('is as package-lock.json has it; `npm run licences` writes it', () => {
    expect(readFileSync(new URL('public/docs/licences.md', top), 'utf8')).toBe(licencesPage(shippedBy(lock)));
  });

  it('finds nothing that must not ship', () => {
    expect(faultsOf(shippedBy(lock))).toEqual([]);
  });

  it('has what is bundled, installed and only wanted by some, each with how it comes', () => {
    const ways = Object.fromEntries(shippedBy(lock).map(({ name, ways }) => [name, ways]));
    expect(ways).toMatchObject({
      zod: ['in the package'],
      undici: ['by npm'],
      redis: ['when wanted'],
      preact: ['in the package'],
      // Of prom-client, and of traces.
      '@opentelemetry/api': ['in the package', 'when wanted'],
      // Of the platform SDK.
      axios: ['by npm'],
    });
    expect(ways).not.toHaveProperty('vitest');
  });

  it.each([
    [{ license: 'GPL-3.0-only' }, 'pino 1.0.0 has the licence "GPL-3.0-only", which nobody has read yet'],
    [{ license: undefined }, 'pino 1.0.0 has the licence "none is named"'],
    [{ hasInstallScript: true }, 'pino 1.0.0 runs a program when it is installed'],
  ])('says of %j what to do', (pino, says) => {
    expect(faultsOf(shippedBy(lockWith(pino)))).toEqual([expect.stringContaining(says)]);
  });

  it('looks at what is installed below a package, too', () => {
    const nested = { 'node_modules/pino/node_modules/secret-sauce': { version: '2.0.0', license: 'Secret' } };
    const shipped = shippedBy(lockWith({ dependencies: { 'secret-sauce': '^2.0.0' } }, nested));
    expect(faultsOf(shipped)).toEqual([expect.stringContaining('secret-sauce 2.0.0')]);
  });

  it.each([
    ['loader', [...IN_LOADER, ...OF_SITES]],
    ['server/sandbox/browser', IN_SANDBOX],
  ])('knows what %s is built with', (folder, packages) => {
    const files = readdirSync(new URL(folder, top), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test|\.testing)\.tsx?$/.test(file),
    );
    const texts = files.map((file) => readFileSync(new URL(join(folder, file), top), 'utf8'));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/^(?:import|export) (?!type )[^']*from '((?:@[^/']+\/)?[^./'][^/']*)/gm)].map(
        ([, name]) => name,
      ),
    );
    expect([...new Set(imported)].filter((name) => !name?.startsWith('node:')).sort()).toEqual(packages);
  });
});
