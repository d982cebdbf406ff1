import type { Availability } from '../availability/availability.ts';
import type { Site } from '../config/config.ts';
import { addOrigin, isAllowed } from '../http/origins.ts';
import { Problem } from '../http/problems.ts';
import type { Limits } from './limits.ts';
import type { Proofs } from './proofs.ts';
import type { Sessions } from './sessions.ts';
import type { VerifyUserToken } from './user-tokens.ts';
import type { Vouching } from './vouching.ts';

/** A site with all that its pages ask for. */
export interface ServedSite {
  readonly site: Site;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly proofs: Proofs;
  readonly verifyUserToken: VerifyUserToken;
  readonly vouching: Vouching;
  /** Not there where the site names nothing that it could be known by. */
  readonly availability: Availability | undefined;
}

/**
 * The site that a page of this origin names; where it names none, the only one that it may use. Throws
 * `unknown-deployment` or `origin-not-allowed`.
 */
export function chooseSite(
  served: readonly ServedSite[],
  origin: string,
  deploymentId: string | undefined,
): ServedSite {
  const mayUse = ({ site }: ServedSite) => isAllowed(origin, site.allowedOrigins);
  if (deploymentId === undefined) {
    const [only, ...others] = served.filter(mayUse);
    if (only === undefined) throw new Problem('origin-not-allowed', { remedy: addOrigin(origin) });
    if (others.length === 0) return only;
    throw new Problem('unknown-deployment', {
      detail: 'Name the deployment: this companion serves several.',
    });
  }
  const named = siteOf(served, deploymentId);
  if (!mayUse(named)) throw new Problem('origin-not-allowed', { remedy: addOrigin(origin) });
  return named;
}

/** The site of this deployment. Throws `unknown-deployment`. */
export function siteOf(served: readonly ServedSite[], deploymentId: string): ServedSite {
  const wanted = deploymentId.toLowerCase();
  const found = served.find(({ site }) => site.deploymentId === wanted);
  if (found === undefined) throw new Problem('unknown-deployment');
  return found;
}

/** The site that Genesys comes for as this client of the OpenID provider. Throws `invalid-user-token` where it is of none. */
export function siteOfClient(served: readonly ServedSite[], clientId: string): ServedSite {
  const found = served.find(({ site }) => site.openId?.clientId === clientId);
  if (found === undefined) throw new Problem('invalid-user-token');
  return found;
}
