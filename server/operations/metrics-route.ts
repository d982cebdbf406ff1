import { Router } from 'express';
import type { Metrics } from './metrics.ts';
import { operatorsOnly } from './operators.ts';

/** `GET /metrics`: Prometheus's text, for those who operate the companion. */
export function metricsRoute(metrics: Metrics, token: string | undefined): Router {
  const router = Router();
  router.get('/metrics', operatorsOnly(token), async (_req, res) => {
    res.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}
