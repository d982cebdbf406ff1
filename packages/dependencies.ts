import { OPTIONAL_PACKAGES } from '../server/optional-packages.ts';

/**
 * What npm installs along with the companion. The others of the repository are in the package itself (`bundle.ts`): they
 * bring far more than is used of them, and weighed a third of it all.
 */
export const INSTALLED = ['ipaddr.js', 'jose', 'pino', 'purecloud-platform-client-v2', 'undici', 'ws'];

/** Installed by whoever asks for what needs them. */
export const OPTIONAL = Object.values(OPTIONAL_PACKAGES).flatMap((packages) => Object.keys(packages));

/** The repository's dependencies, by how they come to whoever installs the companion. */
export function companionDependencies(all: readonly string[]): { installed: string[]; bundled: string[] } {
  const installed = all.filter((name) => INSTALLED.includes(name));
  const bundled = all.filter((name) => !INSTALLED.includes(name) && !OPTIONAL.includes(name));
  return { installed, bundled };
}
