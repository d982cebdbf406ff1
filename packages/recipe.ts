import { readFileSync } from 'node:fs';

/** One npm package that is made from this repository: what is in it, and what only its own `package.json` says. */
export interface Recipe {
  readonly name: string;
  readonly description: string;
  /** Its README, beside this file. */
  readonly readme: string;
  /** What its `package.json` has besides name, version, licence and the like, which all packages share. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Lays its files down in an empty folder; `npm run build` has been there before. */
  layDown(folder: string): void | Promise<void>;
}

interface RootPackage {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Of the repository. All of this runs in its top folder, as npm scripts do. */
export function rootPackage(): RootPackage {
  return JSON.parse(readFileSync('package.json', 'utf8'));
}

/** Each with the exact version that the tests ran with. Throws for one that the repository does not depend on. */
export function withVersions(names: readonly string[]): Record<string, string> {
  const { dependencies } = rootPackage();
  return Object.fromEntries(
    names.map((name) => {
      const version = dependencies[name];
      if (version === undefined) throw new Error(`${name} is not among the dependencies in package.json.`);
      return [name, version];
    }),
  );
}
