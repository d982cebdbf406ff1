import { Router } from 'express';
import type { Organisation } from '../organisation.ts';
import { configurationsRouter } from './configurations.ts';
import { messageDetailsRouter } from './message-details.ts';
import { observationsRouter } from './observations.ts';
import { organizationRouter } from './organization.ts';
import { queuesRouter } from './queues.ts';
import { schedulesRouter } from './schedules.ts';

/** What a server reads with client credentials, beside deployments (genesys.md 14). */
export function platformRouter(organisation: Organisation): Router {
  return Router().use(
    organizationRouter(organisation),
    configurationsRouter(organisation),
    messageDetailsRouter(organisation),
    queuesRouter(organisation),
    observationsRouter(organisation),
    schedulesRouter(organisation),
  );
}
