import { z } from 'zod';
import type { Site } from '../config/config.ts';
import { requesterOf, type TrustProxy } from '../http/addresses.ts';
import { originGate } from '../http/origin-gate.ts';
import { isAllowed } from '../http/origins.ts';
import { Problem } from '../http/problems.ts';
import type { Limits } from './limits.ts';
import { letIn } from './new-guests.ts';
import { type Handler, pageEndpoint } from './page-endpoint.ts';
import type { Proofs } from './proofs.ts';
import type { Sessions } from './sessions.ts';
import type { VerifyUserToken } from './user-tokens.ts';

/** A site with all that its guest sessions need. */
export interface ServedSite {
  readonly site: Site;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly proofs: Proofs;
  readonly verifyUserToken: VerifyUserToken;
}

const sessionRequest = z.strictObject({
  deploymentId: z.string().optional(),
  userToken: z.string().optional(),
  resume: z.string().optional(),
  proof: z.string().optional(),
});

const endRequest = z.strictObject({ deploymentId: z.string().optional(), resume: z.string() });

/** `POST /api/guest-token` and `/api/guest-token/end`: contract section 3. The sites may change while they are served. */
export function guestTokenHandlers(
  sites: () => readonly ServedSite[],
  trustProxy: TrustProxy,
): { session: Handler; end: Handler } {
  const gate = originGate((origin) => sites().some(({ site }) => isAllowed(origin, site.allowedOrigins)));
  return {
    session: pageEndpoint(gate, sessionRequest, async ({ req, origin, body, headers }) => {
      const served = chooseSite(sites(), origin, body.deploymentId);
      const { site, sessions, limits, verifyUserToken } = served;
      const letNewGuestIn = () =>
        letIn(
          served,
          {
            address: requesterOf(req, trustProxy),
            provenFor: { origin, deploymentId: site.deploymentId },
            proof: body.proof,
          },
          headers,
        );
      const known = await sessions.recall(body.resume, origin);
      if (known) await limits.countReturn(known.guestId, headers);
      else await letNewGuestIn();

      const visitor = body.userToken === undefined ? undefined : await verifyUserToken(body.userToken);
      if (known && known.customerId === visitor?.customerId) {
        return sessions.present(sessions.renew(known), origin, visitor);
      }
      // Somebody else sits at this browser now.
      if (known) await letNewGuestIn();
      return sessions.present(await sessions.start(visitor), origin, visitor);
    }),

    end: pageEndpoint(gate, endRequest, async ({ origin, body }) => {
      const { sessions } = chooseSite(sites(), origin, body.deploymentId);
      const session = await sessions.recall(body.resume, origin);
      if (session) await sessions.end(session);
      return undefined;
    }),
  };
}

/** The site that is named; without a name, the only one this origin may use. */
function chooseSite(
  served: readonly ServedSite[],
  origin: string,
  deploymentId: string | undefined,
): ServedSite {
  const mayUse = ({ site }: ServedSite) => isAllowed(origin, site.allowedOrigins);
  if (deploymentId === undefined) {
    const [only, ...others] = served.filter(mayUse);
    if (only !== undefined && others.length === 0) return only;
    throw new Problem('unknown-deployment', {
      detail: 'Name the deployment: this companion serves several.',
    });
  }
  const wanted = deploymentId.toLowerCase();
  const named = served.find(({ site }) => site.deploymentId === wanted);
  if (named === undefined) throw new Problem('unknown-deployment');
  if (!mayUse(named)) throw new Problem('origin-not-allowed');
  return named;
}
