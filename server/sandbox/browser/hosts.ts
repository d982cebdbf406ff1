import { domains } from '../regions.ts';
import type { Snippet } from './snippet.ts';

/** Addresses, without a slash at the end. */
export interface Hosts {
  readonly contentDelivery: string;
  readonly apps: string;
}

/**
 * A script that came from a real host name (`apps.…`) uses the hosts of the snippet's environment, as the real one does;
 * a script from anywhere else finds everything where it came from, below an organisation's own path if that is in its address.
 *
 * @throws when the environment is none of Genesys's.
 */
export function hostsFor({ scriptUrl, config }: Pick<Snippet, 'scriptUrl' | 'config'>): Hosts {
  if (!scriptUrl.hostname.startsWith('apps.')) {
    const [ownPath = ''] = /^\/organisations\/[^/]+(?=\/)/.exec(scriptUrl.pathname) ?? [];
    const address = scriptUrl.origin + ownPath;
    return { contentDelivery: address, apps: address };
  }
  const domain = domainOf(config.environment);
  if (!domain) throw new Error(`There is no environment "${config.environment}"`);
  return { contentDelivery: `https://api-cdn.${domain}`, apps: `https://apps.${domain}` };
}

/** By any name that Genesys takes for a region (genesys.md 2.1: the domains are CONFIRMED, the other names CONFIRMED-2). */
function domainOf(environment: string): string | undefined {
  const name = environment.toLowerCase();
  const aliases: Record<string, string> = { use1: 'prod', 'fedramp-use2': 'fedramp-use2-core' };
  return domains[aliases[name] ?? name] ?? domains[`prod-${name}`];
}
