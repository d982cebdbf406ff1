import { type Request, type RequestHandler, Router } from 'express';
import { requirePermission, requireScope } from './authorization.ts';
import { sendApiError } from './errors.ts';
import { addressFor, environmentFor } from './hosts.ts';
import type { Organisation } from './organisation.ts';
import { configuration, configurationVersion } from './platform/configurations.ts';

/**
 * `GET /api/v2/webdeployments/deployments`, `…/{id}` and `…/{id}/configurations`: the fields of the platform SDK's
 * `WebDeployment` (`purecloud-platform-client-v2` 262, index.d.ts), the permissions and scopes of genesys.md 1.2 and 14.1.
 */
export function deploymentsRouter(organisation: Organisation): Router {
  const path = '/api/v2/webdeployments/deployments';
  const router = Router();
  const view = 'webDeployments:deployment:view';
  router.use(path, requireScope(organisation, ['webdeployments', 'webdeployments:readonly']));
  router.get(path, requirePermission(organisation, view), (request, response) => {
    response.json({ entities: [webDeployment(organisation, request)], total: 1, selfUri: path });
  });
  const known: RequestHandler = (request, response, next) => {
    if (request.params.id === organisation.deploymentId) return next();
    sendApiError(response, 404, 'not.found', `There is no deployment ${request.params.id}`);
  };
  router.get(`${path}/:id`, requirePermission(organisation, view), known, (request, response) => {
    response.json(webDeployment(organisation, request));
  });
  router.get(
    `${path}/:id/configurations`,
    // One of the two is asked for; which is not known (genesys.md 14.1).
    requirePermission(organisation, view, 'webDeployments:configuration:view'),
    known,
    (request, response) => {
      response.json({
        configurationVersion: configurationVersion(organisation, request),
        deployment: webDeployment(organisation, request),
      });
    },
  );
  return router;
}

function webDeployment(organisation: Organisation, request: Request) {
  const { deploymentId: id, settings } = organisation;
  return {
    id,
    name: 'Sandbox shop',
    description: 'The Messenger deployment of the sandbox',
    allowAllDomains: settings.allowAllDomains,
    allowedDomains: settings.allowedDomains,
    snippet: snippet(
      id,
      environmentFor(request, organisation),
      `${addressFor(request, 'apps')}/genesys-bootstrap/genesys.min.js`,
    ),
    status: settings.deploymentStatus,
    flow: { id: '5a4db0c5-0000-4000-8000-5a4db0c50004', name: 'Sandbox inbound messages' },
    configuration,
    pushIntegrations: settings.pushIntegrations,
    selfUri: `/api/v2/webdeployments/deployments/${id}`,
  };
}

/** The official snippet, rebuilt from the description of what it does (genesys.md 2.3, CONFIRMED). */
function snippet(deploymentId: string, environment: string, scriptUrl: string): string {
  return `<script type="text/javascript" charset="utf-8">
  (function (g, e, n, es, ys) {
    g['_genesysJs'] = e;
    g[e] = g[e] || function () {
      (g[e].q = g[e].q || []).push(arguments)
    };
    g[e].t = 1 * new Date();
    g[e].c = es;
    ys = document.createElement('script'); ys.async = 1; ys.src = n; ys.charset = 'utf-8'; document.head.appendChild(ys);
  })(window, 'Genesys', '${scriptUrl}', {
    environment: '${environment}',
    deploymentId: '${deploymentId}'
  });
</script>`;
}
