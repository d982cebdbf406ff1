import express, { type Express, Router } from 'express';
import { agentRouter } from './agent/route.ts';
import { appsRouter } from './apps.ts';
import { contentDeliveryRouter } from './content-delivery.ts';
import { controlRouter } from './control.ts';
import { deploymentsRouter } from './deployments.ts';
import { downloadsRouter } from './downloads.ts';
import { answerApiError, answerUnknownResource } from './errors.ts';
import { injectFaults } from './faults.ts';
import { guestsRouter } from './guests.ts';
import { refuseOtherHostsPaths } from './hosts.ts';
import { inspectorRouter } from './inspector/route.ts';
import { recordRequests } from './journal.ts';
import { knowledgeRouter } from './knowledge/knowledge-router.ts';
import { oauthRouter } from './oauth.ts';
import { type Organisation, ownPath } from './organisation.ts';
import type { Organisations } from './organisations.ts';
import { organisationsRouter } from './organisations-router.ts';
import { pageResources } from './page-resources.ts';
import { platformRouter } from './platform/router.ts';
import { uploadsRouter } from './uploads.ts';
import { historyRouter } from './web-messaging/history.ts';
import { pushDevicesRouter } from './web-messaging/push-devices.ts';
import { tokensRouter } from './web-messaging/tokens.ts';

/** All that is asked over HTTP: of Genesys, of the agent's desk, and of the sandbox itself. */
export function sandboxApp(organisations: Organisations): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/sandbox/control', controlRouter(organisations.default));
  app.use('/sandbox/organisations', organisationsRouter(organisations));
  app.use('/sandbox', inspectorRouter(organisations.default));
  // These two carry their organisation in the body only.
  app.use('/api/v2/webdeployments/token', express.json());
  const apps = new WeakMap<Organisation, Express>();
  app.use((request, response, next) => {
    const organisation = organisations.of(request, request.body);
    const existing = apps.get(organisation) ?? organisationApp(organisation);
    apps.set(organisation, existing);
    existing(request, response, next);
  });
  app.use(answerApiError);
  return app;
}

function organisationApp(organisation: Organisation): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(['/agent', `${ownPath(organisation)}/agent`], agentRouter(organisation));
  const genesys = genesysRouter(organisation);
  // By its own path come the requests that else say nothing of whose they are, such as that for `genesys.min.js`.
  app.use(ownPath(organisation), genesys);
  app.use(genesys);
  app.use(answerApiError);
  return app;
}

function genesysRouter(organisation: Organisation): Router {
  const router = Router();
  router.use(recordRequests(organisation));
  router.use(injectFaults(organisation));
  router.use(refuseOtherHostsPaths);
  router.use(oauthRouter(organisation));
  router.use(guestsRouter(organisation));
  router.use(deploymentsRouter(organisation));
  router.use(platformRouter(organisation));
  router.use(historyRouter(organisation));
  router.use(pushDevicesRouter(organisation));
  router.use(tokensRouter(organisation));
  router.use(uploadsRouter(organisation));
  router.use(downloadsRouter(organisation));
  router.use(contentDeliveryRouter(organisation));
  router.use(knowledgeRouter(organisation));
  router.use(pageResources(organisation));
  router.use(appsRouter());
  router.use(answerUnknownResource);
  return router;
}
