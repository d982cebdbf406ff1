import { Router } from 'express';
import { requireAnyScope } from '../authorization.ts';
import type { Organisation } from '../organisation.ts';

/** `GET /api/v2/organizations/me`: no permission is asked for; that a scope of any kind is needed is ours (genesys.md 14.1). */
export function organizationRouter(organisation: Organisation): Router {
  const path = '/api/v2/organizations/me';
  const router = Router();
  router.get(path, requireAnyScope(organisation), (_request, response) => {
    response.json({
      id: organisation.id,
      name: 'Sandbox shop',
      domain: 'sandbox-shop',
      version: 1,
      state: 'active',
      features: { webMessaging: true },
      selfUri: path,
    });
  });
  return router;
}
