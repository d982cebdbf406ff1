import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Config } from './config/config.ts';
import type { ConfigUpdates } from './config/updates.ts';
import { type PublicSettings, readLoaderFiles } from './delivery/files.ts';
import { deliver, refuseDelivery } from './delivery/route.ts';
import { doctorRoute } from './doctor/route.ts';
import { guestTokenHandlers } from './guest-token/route.ts';
import { verifyContext } from './guest-token/verify-context.ts';
import { answerBeforeExpress } from './hosts/before-express.ts';
import { answerProblem, Problem, problemFrom } from './http/problems.ts';
import { healthRoutes } from './operations/health.ts';
import { createLog, type Logger, noteFailure } from './operations/log.ts';
import { createMetrics } from './operations/metrics.ts';
import { metricsRoute } from './operations/metrics-route.ts';
import { requestIdOf, watchRequests } from './operations/requests.ts';
import type { Traces } from './operations/traces.ts';
import { openSites, watchSites } from './sites.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/store.ts';

/** What an application that embeds the companion may bring along. */
export interface AppParts {
  readonly log?: Logger;
  /** What machines share; by default this process keeps it. */
  readonly store?: Store;
  /** Where `npm run build` put the loader. */
  readonly loaderFolder?: string;
  /** Tells of changed secrets; by default they stay as they are. */
  readonly updates?: ConfigUpdates;
  /** Aborted when the process is about to stop: `/readyz` then says so. */
  readonly stopping?: AbortSignal;
  /** By default nothing is traced. */
  readonly traces?: Traces | undefined;
  /** In the place of Genesys's `api-cdn.`, for the doctor, where the sandbox plays it. */
  readonly cdnUrl?: string | undefined;
}

/**
 * The companion as an Express application, to be served by itself or mounted under a prefix of another one.
 * Throws when the loader has not been built.
 */
export function createApp(config: Config, parts: AppParts = {}): Express {
  const { log = createLog(config.logLevel), store = createMemoryStore(), loaderFolder = builtLoader } = parts;
  const metrics = createMetrics();
  let serving = openSites(config, { log, store, metrics });
  watchSites(metrics, serving);
  parts.updates?.subscribe(async (changed) => {
    const next = openSites(changed, { log, store, metrics, current: serving });
    for (const check of next.newChecks) await check();
    serving = next;
    watchSites(metrics, serving);
  });

  const deploymentIds = config.sites.map(({ deploymentId }) => deploymentId);
  const guestToken = guestTokenHandlers(() => serving.sites, config.trustProxy);

  const loaderFiles = readLoaderFiles(loaderFolder, publicSettings(config));
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  const delivery = deliver(loaderFiles, (route, status) =>
    metrics.requestDone(route, status === 304 ? 'not-modified' : 'ok'),
  );
  app.use(delivery);
  answerBeforeExpress(app, '/loader.js', delivery);
  if (parts.traces) app.use(parts.traces.requests);
  const watch = watchRequests(log, metrics);
  app.use((req, res, next) => {
    watch(req, res, req.path);
    next();
  });
  app.all(GUEST_TOKEN, guestToken.session);
  // Traces are made on Express's way.
  if (!parts.traces)
    answerBeforeExpress(app, GUEST_TOKEN, (req, res) => {
      watch(req, res, GUEST_TOKEN);
      void guestToken.session(req, res);
    });
  app.all('/api/guest-token/end', guestToken.end);
  app.use((_req, res, next) => {
    res.setHeader('X-Request-Id', requestIdOf(res));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.all(
    '/api/verify-context',
    verifyContext(() => serving.contexts, deploymentIds),
  );
  app.use(refuseDelivery());
  // What was brought along is shared with other machines; what this process keeps by itself cannot be lost.
  const degrading = parts.store && { 'shared state': parts.store.check };
  app.use(healthRoutes(() => serving.checks, { log, degrading, stopping: parts.stopping }));
  app.use(metricsRoute(metrics, config.metricsToken));
  app.use(doctorRoute({ config, cdnUrl: parts.cdnUrl, shared: parts.store }, config.metricsToken));
  app.use(() => {
    throw new Problem('not-found');
  });
  app.use(answerErrors);
  return app;
}

const GUEST_TOKEN = '/api/guest-token';

const builtLoader = fileURLToPath(new URL('../loader', import.meta.url));

/** With several sites, the tag must name its deployment: the loader is told nothing. */
function publicSettings({ sites: [site, ...others] }: Config): Partial<PublicSettings> {
  if (others.length > 0) return {};
  return {
    deploymentId: site.deploymentId,
    environment: site.region.environment,
    region: site.region.domain,
    scriptUrl: site.scriptUrl,
  };
}

/** The one place where a failure becomes an answer. Four parameters: that is how Express knows it. */
const answerErrors: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const problem = problemFrom(error);
  noteFailure(res, problem.code === 'internal-error' ? error : problem);
  if (res.headersSent) {
    next(error);
    return;
  }
  answerProblem(res, problem);
};
