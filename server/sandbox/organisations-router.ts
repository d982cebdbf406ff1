import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { SCRIPT_PATH } from './apps.ts';
import { controlRouter } from './control.ts';
import { inspectorRouter } from './inspector/route.ts';
import { type Organisation, ownPath } from './organisation.ts';
import type { Organisations } from './organisations.ts';
import { settingsSchema } from './settings.ts';

/**
 * Isolated organisations for tests in other processes. Nothing like it exists at Genesys.
 *
 * | request | answer |
 * |---|---|
 * | `POST /sandbox/organisations` with settings to start from, and perhaps a `deploymentId` | 201 with the ids, the address of its script, and the secret of its OAuth client |
 * | `GET /sandbox/organisations` | the deployment ids there are |
 * | `GET`, `POST /sandbox/organisations/{deploymentId}/control` | as `/sandbox/control`, for this one |
 * | `GET /sandbox/organisations/{deploymentId}` and below | the inspector, as `/sandbox`, for this one |
 * | `DELETE /sandbox/organisations/{deploymentId}` | 204; its sockets are cut |
 */
export function organisationsRouter(organisations: Organisations): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ deploymentIds: organisations.all.map(({ deploymentId }) => deploymentId) });
  });
  router.post('/', express.json(), (request, response) => {
    const wanted = newOrganisation.safeParse(request.body ?? {});
    if (!wanted.success)
      return void response.status(400).json({
        message: `These are no settings of an organisation:\n${z.prettifyError(wanted.error)}`,
      });
    const { deploymentId, ...settings } = wanted.data;
    const given = Object.entries(settings).filter(([, value]) => value !== undefined);
    if (deploymentId !== undefined && organisations.has(deploymentId))
      return refuseTaken(response, deploymentId);
    const organisation = organisations.create(Object.fromEntries(given), deploymentId);
    response.status(201).json(introduce(organisation, `${request.protocol}://${request.host}`));
  });
  const forOne = (makeRouter: (organisation: Organisation) => Router) => {
    return (request: Request<{ deploymentId: string }>, response: Response, next: NextFunction) => {
      const organisation = organisations.isolated(request.params.deploymentId);
      if (organisation) makeRouter(organisation)(request, response, next);
      else refuseUnknown(response);
    };
  };
  router.use('/:deploymentId/control', forOne(controlRouter));
  router.delete('/:deploymentId', (request, response) => {
    const organisation = organisations.isolated(request.params.deploymentId);
    if (!organisation) return refuseUnknown(response);
    organisations.remove(organisation);
    response.status(204).end();
  });
  router.use('/:deploymentId', forOne(inspectorRouter));
  return router;
}

const newOrganisation = settingsSchema.partial().extend({ deploymentId: z.guid().toLowerCase().optional() });

/** `url`: where the sandbox was reached. */
function introduce(organisation: Organisation, url: string) {
  const { deploymentId, client, clientWithoutScopes, region } = organisation;
  const { clientId, clientSecret } = client;
  return {
    region,
    scriptUrl: url + ownPath(organisation) + SCRIPT_PATH,
    deploymentId,
    clientId,
    clientSecret,
    clientWithoutScopes: {
      clientId: clientWithoutScopes.clientId,
      clientSecret: clientWithoutScopes.clientSecret,
    },
  };
}

/** Nothing would tell whose a request is. */
function refuseTaken(response: Response, deploymentId: string): void {
  response.status(409).json({
    message:
      `There is an organisation with the deployment ${deploymentId} already. In one sandbox a deployment id serves one test at a ` +
      'time: leave it out, or start a sandbox for each worker.',
  });
}

function refuseUnknown(response: Response): void {
  response.status(404).json({
    message:
      'There is no such isolated organisation. The default one is at /sandbox/control and cannot be removed.',
  });
}
