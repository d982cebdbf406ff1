import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Config, Site } from './config.ts';
import { type PublicSettings, readLoaderFiles } from './delivery/files.ts';
import { deliveryRoutes } from './delivery/route.ts';
import { createPlatform, type Platform } from './genesys/platform.ts';
import { createContexts } from './guest-token/context.ts';
import { mintedIssuer } from './guest-token/issuers/minted.ts';
import { platformIssuer } from './guest-token/issuers/platform.ts';
import { createResumes } from './guest-token/resume.ts';
import { guestTokenRoutes } from './guest-token/route.ts';
import { createSessions } from './guest-token/sessions.ts';
import { type Check, healthRoutes } from './operations/health.ts';
import { createLog, type Logger, logRequests, noteFailure } from './operations/log.ts';
import { answerProblem, Problem } from './problems.ts';

/** What an application that embeds the companion may bring along. */
export interface AppParts {
  readonly log?: Logger;
  /** Where `npm run build` put the loader. */
  readonly loaderFolder?: string;
}

/**
 * The companion as an Express application, to be served by itself or mounted under a prefix of another one.
 * Throws when the loader has not been built.
 */
export function createApp(config: Config, parts: AppParts = {}): Express {
  const { log = createLog(config.logLevel), loaderFolder = builtLoader } = parts;
  const resumes = createResumes(config.sessionSecrets);
  const contexts = createContexts(config.sessionSecrets);
  const checks: Record<string, Check> = {};

  const served = config.sites.map((site) => {
    const platform = platformOf(site, config, log);
    if (platform) checks[`login ${site.deploymentId}`] = platform.checkLogin;
    const issuer = platform ? platformIssuer(platform) : mintedIssuer;
    const ttlSeconds = config.sessionTtlSeconds;
    return { site, sessions: createSessions(site, { issuer, resumes, contexts, ttlSeconds }) };
  });

  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(logRequests(log));
  app.use((_req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use(deliveryRoutes(readLoaderFiles(loaderFolder, publicSettings(config))));
  app.use(guestTokenRoutes(served, contexts));
  app.use(healthRoutes(checks, log));
  app.use(() => {
    throw new Problem('not-found');
  });
  app.use(answerErrors);
  return app;
}

const builtLoader = fileURLToPath(new URL('../loader', import.meta.url));

function platformOf(site: Site, config: Config, log: Logger): Platform | undefined {
  const { issuer, credentials } = site;
  if (issuer !== 'platform' || credentials === undefined) return undefined;
  return createPlatform({ ...site, credentials }, { timeoutMs: config.upstreamTimeoutMs, log });
}

function publicSettings({ sites: [site], publicUrl }: Config): PublicSettings {
  return {
    deploymentId: site.deploymentId,
    environment: site.region.environment,
    region: site.region.domain,
    scriptUrl: site.scriptUrl,
    ...(publicUrl === undefined ? {} : { publicUrl }),
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

function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // Express and its body reader mark errors that the client made with a 4xx status.
  const { status } = error as { status?: unknown };
  if (status === 413) return new Problem('body-too-large', { detail: 'The body may have at most 8 KiB.' });
  if (status === 415) return new Problem('unsupported-media-type');
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('invalid-request');
  return new Problem('internal-error');
}
