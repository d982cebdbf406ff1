import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { controlRouter } from './control.ts';
import type { Organisation } from './organisation.ts';
import type { Organisations } from './organisations.ts';
import { settingsSchema } from './settings.ts';

/**
 * Isolated organisations for tests in other processes. Nothing like it exists at Genesys.
 *
 * | request | answer |
 * |---|---|
 * | `POST /sandbox/organisations` with settings to start from | 201 with the ids and the secret of its OAuth client |
 * | `GET /sandbox/organisations` | the deployment ids there are |
 * | `GET`, `POST /sandbox/organisations/{deploymentId}/control` | as `/sandbox/control`, for this one |
 * | `DELETE /sandbox/organisations/{deploymentId}` | 204; its sockets are cut |
 */
export function organisationsRouter(organisations: Organisations): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ deploymentIds: organisations.all.map(({ deploymentId }) => deploymentId) });
  });
  router.post('/', express.json(), (request, response) => {
    const settings = settingsSchema.partial().safeParse(request.body ?? {});
    if (!settings.success)
      return void response.status(400).json({
        message: `These are no settings of an organisation:\n${z.prettifyError(settings.error)}`,
      });
    const given = Object.entries(settings.data).filter(([, value]) => value !== undefined);
    response.status(201).json(introduce(organisations.create(Object.fromEntries(given))));
  });
  router.use('/:deploymentId/control', (request, response, next) => {
    const organisation = organisations.isolated(request.params.deploymentId);
    if (organisation) controlRouter(organisation)(request, response, next);
    else refuseUnknown(response);
  });
  router.delete('/:deploymentId', (request, response) => {
    const organisation = organisations.isolated(request.params.deploymentId);
    if (!organisation) return refuseUnknown(response);
    organisations.remove(organisation);
    response.status(204).end();
  });
  return router;
}

function introduce({ deploymentId, client, clientWithoutScopes, region }: Organisation) {
  const { clientId, clientSecret } = client;
  return {
    region,
    deploymentId,
    clientId,
    clientSecret,
    clientWithoutScopes: {
      clientId: clientWithoutScopes.clientId,
      clientSecret: clientWithoutScopes.clientSecret,
    },
  };
}

function refuseUnknown(response: Response): void {
  response.status(404).json({
    message:
      'There is no such isolated organisation. The default one is at /sandbox/control and cannot be removed.',
  });
}
