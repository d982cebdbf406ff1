import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Incoming, readBody } from '../http/body.ts';
import { Problem } from '../http/problems.ts';
import type { Contexts } from './context.ts';

const contextRequest = z.strictObject({ context: z.string(), deploymentId: z.string().optional() });

/**
 * `POST /api/verify-context`, for Genesys: contract section 3. Where several sites are served the deployment must be
 * named, so that no site's data action takes a visitor of another for its own.
 */
export function verifyContext(
  contexts: () => Contexts,
  deploymentIds: readonly string[],
): (req: Incoming, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    if (req.method !== 'POST') {
      res.setHeader('Allow', 'POST');
      throw new Problem('method-not-allowed');
    }
    const { context, deploymentId } = await readBody(req, contextRequest);
    if (deploymentId === undefined && deploymentIds.length > 1) {
      throw new Problem('invalid-request', { detail: 'deploymentId: this companion serves several.' });
    }
    const wanted = deploymentIds.filter(
      (id) => deploymentId === undefined || id === deploymentId.toLowerCase(),
    );
    const claims = await contexts().verify(context, wanted);
    if (claims === undefined) throw new Problem('invalid-context');
    res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
    res.end(JSON.stringify(claims));
  };
}
