import { companionDependencies, OPTIONAL } from './dependencies.ts';
import { IN_LOADER, IN_SANDBOX } from './in-browsers.ts';

/** How a package of others comes to whoever installs the companion. */
export type Way = 'in the package' | 'by npm' | 'when wanted';

/** One version of a package of others. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether npm would run a program of it at the installation. */
  readonly hasInstallScript: boolean;
  readonly ways: readonly Way[];
}

/** As `package-lock.json` has it. */
export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** All that ships with the companion, and all that those need. Throws where the lock has no such package. */
export function shippedBy(lock: Lock): Shipped[] {
  const { installed, bundled } = companionDependencies(Object.keys(lock.packages['']?.dependencies ?? {}));
  const ways = new Map<string, Set<Way>>();
  const walk = (path: string, way: Way) => {
    const known = ways.get(path) ?? new Set();
    if (known.has(way)) return;
    ways.set(path, known.add(way));
    const { dependencies, optionalDependencies } = lock.packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
      walk(find(lock, path, name), way);
  };
  for (const name of installed) walk(find(lock, '', name), 'by npm');
  for (const name of OPTIONAL) walk(find(lock, '', name), 'when wanted');
  for (const name of [...bundled, ...IN_LOADER, ...IN_SANDBOX]) walk(find(lock, '', name), 'in the package');
  const shipped = new Map<string, Shipped>();
  for (const [path, itsWays] of ways) {
    const found = describe(path, lock.packages[path] ?? {}, itsWays);
    const place = `${found.name} ${found.version}`;
    // npm lays the same version down twice where another one lies between.
    const known = shipped.get(place)?.ways ?? [];
    shipped.set(place, { ...found, ways: [...new Set([...known, ...found.ways])].sort() });
  }
  return [...shipped.values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

function describe(path: string, locked: Locked, ways: Iterable<Way>): Shipped {
  const { version = 'unknown', license = 'none is named', hasInstallScript = false } = locked;
  return {
    name: path.replace(/^.*node_modules\//, ''),
    version,
    licence: license,
    hasInstallScript,
    ways: [...ways],
  };
}

/** Where Node would find `name` from a package at `path`: beside it, or further up. */
function find(lock: Lock, path: string, name: string): string {
  for (let above = path; ; above = above.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const candidate = `${above}${above && '/'}node_modules/${name}`;
    if (Object.hasOwn(lock.packages, candidate)) return candidate;
    if (above === '')
      throw new Error(`package-lock.json has no ${name}, which ${path || 'package.json'} needs.`);
  }
}
