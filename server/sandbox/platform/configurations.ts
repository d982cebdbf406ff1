import { type Request, Router } from 'express';
import { requirePermission, requireScope } from '../authorization.ts';
import { deploymentConfig } from '../content-delivery.ts';
import { sendApiError } from '../errors.ts';
import type { Organisation } from '../organisation.ts';

/** There is one configuration, in one version. */
export const configuration = {
  id: '5a4db0c5-0000-4000-8000-5a4db0c50002',
  name: 'Sandbox configuration',
  version: '1',
} as const;

/** `GET /api/v2/webdeployments/configurations/{id}/versions[/{version}]` (genesys.md 14.1, CONFIRMED). */
export function configurationsRouter(organisation: Organisation): Router {
  const path = '/api/v2/webdeployments/configurations/:id/versions';
  const router = Router();
  router.use(
    path,
    requireScope(organisation, ['webdeployments', 'webdeployments:readonly']),
    requirePermission(organisation, 'webDeployments:configuration:view'),
    (request, response, next) => {
      if (request.params.id === configuration.id) return next();
      sendApiError(response, 404, 'not.found', `There is no configuration ${request.params.id}`);
    },
  );
  router.get(path, (request, response) => {
    const entities = [configurationVersion(organisation, request)];
    response.json({ entities, total: entities.length, selfUri: request.originalUrl });
  });
  router.get(`${path}/:version`, (request, response) => {
    const { version } = request.params;
    if (version !== configuration.version)
      return sendApiError(response, 404, 'not.found', `There is no version ${version}`);
    response.json(configurationVersion(organisation, request));
  });
  return router;
}

/**
 * What `config.json` says, as the API spells it: `authenticationSettings` is its `auth` (genesys.md 4.8), and it has no
 * addresses. The fields are those of the platform SDK's `WebDeploymentConfigurationVersion`.
 */
export function configurationVersion(organisation: Organisation, request: Request) {
  const {
    auth,
    apiEndpoint: _endpoint,
    messenger: { apps, ...messenger },
    ...parts
  } = deploymentConfig(organisation, request);
  const { messagingEndpoint: _socket, ...conversations } = apps.conversations;
  return {
    ...parts,
    ...configuration,
    status: 'Active',
    messenger: { ...messenger, apps: { ...apps, conversations } },
    authenticationSettings: { ...auth, integrationId: '5a4db0c5-0000-4000-8000-5a4db0c50003' },
    datePublished: '2026-01-05T08:00:00.000Z',
    selfUri: `/api/v2/webdeployments/configurations/${configuration.id}/versions/${configuration.version}`,
  };
}
