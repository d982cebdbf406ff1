import { Router } from 'express';
import { z } from 'zod';
import type { Site } from '../config.ts';
import { Problem } from '../problems.ts';
import { parseBody, readBody } from './body.ts';
import type { Contexts } from './context.ts';
import { originGate } from './origin-gate.ts';
import { isAllowed } from './origins.ts';
import type { Sessions } from './sessions.ts';

/** A site with the sessions it hands out. */
export interface ServedSite {
  readonly site: Site;
  readonly sessions: Sessions;
}

const sessionRequest = z.strictObject({
  deploymentId: z.string().optional(),
  userToken: z.string().optional(),
  resume: z.string().optional(),
});

const contextRequest = z.strictObject({ context: z.string() });

/** `POST /api/guest-token` for pages, `POST /api/verify-context` for Genesys: contract section 3. */
export function guestTokenRoutes(served: readonly ServedSite[], contexts: Contexts): Router {
  const router = Router();

  const gate = originGate((origin) => served.some(({ site }) => isAllowed(origin, site.allowedOrigins)));
  router.all('/api/guest-token', gate, ...readBody, async (req, res) => {
    const request = parseBody(sessionRequest, req.body);
    // The gate lets nothing in without one.
    const origin = String(req.headers.origin);
    const { sessions } = chooseSite(served, origin, request.deploymentId);
    if (request.userToken !== undefined) {
      throw new Problem('invalid-user-token', {
        remedy: 'This companion is not set up to check user tokens.',
      });
    }
    res.json(await sessions.startOrResume({ origin, resume: request.resume }));
  });

  const deploymentIds = served.map(({ site }) => site.deploymentId);
  router.post('/api/verify-context', ...readBody, async (req, res) => {
    const { context } = parseBody(contextRequest, req.body);
    const claims = await contexts.verify(context, deploymentIds);
    if (claims === undefined) throw new Problem('invalid-context');
    res.set('Cache-Control', 'no-store').json(claims);
  });
  router.all('/api/verify-context', (_req, res) => {
    res.setHeader('Allow', 'POST');
    throw new Problem('method-not-allowed');
  });

  return router;
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
