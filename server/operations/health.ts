import { Router } from 'express';
import { Problem } from '../problems.ts';
import { describeFailure, type Logger } from './log.ts';

/** Something the companion cannot serve without. Rejects when it is not there. */
export type Check = () => Promise<void>;

/** `GET /healthz`: the process is alive. `GET /readyz`: it can do its work; each check by name, in JSON. */
export function healthRoutes(checks: () => Readonly<Record<string, Check>>, log: Logger): Router {
  const router = Router();
  const outcomeOf = async (name: string, check: Check): Promise<string> => {
    try {
      await check();
      return 'ok';
    } catch (error) {
      log.warn({ check: name, ...describeFailure(error) }, 'not ready');
      // Only the code: this address may be open to the world.
      return error instanceof Problem ? error.code : 'internal-error';
    }
  };

  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const results = await Promise.all(
      Object.entries(checks()).map(async ([name, check]) => [name, await outcomeOf(name, check)] as const),
    );
    const ready = results.every(([, outcome]) => outcome === 'ok');
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
  });
  return router;
}
