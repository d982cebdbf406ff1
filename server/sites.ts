import type { Config, Site } from './config/config.ts';
import { createPlatform, type Platform, type PlatformSite } from './genesys/platform.ts';
import { type Contexts, createContexts } from './guest-token/context.ts';
import { mintedIssuer } from './guest-token/issuers/minted.ts';
import { platformIssuer } from './guest-token/issuers/platform.ts';
import { createLimits } from './guest-token/limits.ts';
import { createProofs } from './guest-token/proofs.ts';
import { createResumes } from './guest-token/resume.ts';
import type { ServedSite } from './guest-token/route.ts';
import { createSessions } from './guest-token/sessions.ts';
import { createUserTokens } from './guest-token/user-tokens.ts';
import { type Check, Degraded } from './operations/health.ts';
import type { Logger } from './operations/log.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Store } from './store/store.ts';

/** The sites as they are served under one set of secrets. */
export interface OpenSites {
  readonly sites: readonly ServedSite[];
  readonly contexts: Contexts;
  readonly checks: Readonly<Record<string, Check>>;
  /** Of what was made anew, not taken over from the sites that are open now. */
  readonly newChecks: readonly Check[];
  /** By all that they were made of. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** By deployment. */
  readonly platformOf: ReadonlyMap<string, Platform>;
}

/** Makes all that the sites need. Logins are taken over from `current` where their credentials are the same. */
export function openSites(
  config: Config,
  parts: { log: Logger; store: Store; metrics: Metrics; current?: OpenSites },
): OpenSites {
  const { log, store, metrics, current } = parts;
  const { sessionSecrets, sessionTtlSeconds: ttlSeconds, limits } = config;
  const { upstreamTimeoutMs: timeoutMs, upstreamCallsPerMinute: callsPerMinute } = config;
  const platformParts = { timeoutMs, callsPerMinute, sessionSecrets, store, log, metrics };
  const resumes = createResumes(sessionSecrets);
  const contexts = createContexts(sessionSecrets);
  const proofs = createProofs(config.proofOfWork, { secrets: sessionSecrets, store });
  const platforms = new Map<string, Platform>();
  const platformOf = new Map<string, Platform>();
  const checks: Record<string, Check> = {};
  const newChecks: Check[] = [];

  const issuerOf = (site: Site) => {
    const { credentials } = site;
    if (site.issuer !== 'platform' || credentials === undefined) return mintedIssuer;
    const platformSite: PlatformSite = { ...site, credentials };
    // Their login is sealed by the session secrets.
    const key = JSON.stringify([site.deploymentId, credentials, sessionSecrets]);
    const known = current?.platforms.get(key);
    const platform = known ?? createPlatform(platformSite, platformParts);
    platforms.set(key, platform);
    checks[`login ${site.deploymentId}`] = () => checkPlatform(platform);
    platformOf.set(site.deploymentId, platform);
    if (known === undefined) newChecks.push(platform.checkLogin);
    return platformIssuer(platform);
  };

  const sites = config.sites.map((site) => ({
    site,
    sessions: createSessions(site, { issuer: issuerOf(site), resumes, contexts, store, ttlSeconds }),
    limits: createLimits(site.deploymentId, limits, store),
    proofs,
    verifyUserToken: createUserTokens(site.deploymentId, site.userTokenKeys),
  }));
  return { sites, contexts, checks, newChecks, platforms, platformOf };
}

/** Turned away, visitors would not even be told to come back, and guests who resume need no call. */
async function checkPlatform({ checkLogin, state }: Platform): Promise<void> {
  await checkLogin();
  if (state().circuit === 'open') {
    throw new Degraded('Genesys Cloud failed again and again: new guests are told to come back.');
  }
}

/** Has the metrics look at these sites, and no longer at those that they follow. */
export function watchSites(metrics: Metrics, { platformOf }: OpenSites): void {
  for (const [site, { state }] of platformOf) {
    metrics.watch('genesys_login_age_seconds', site, () => {
      const { loginAgeMs } = state();
      return loginAgeMs === undefined ? undefined : loginAgeMs / 1000;
    });
    metrics.watch('genesys_circuit_open', site, () => OPENNESS[state().circuit]);
    metrics.watch('genesys_queue_depth', site, () => state().queueDepth);
  }
}

const OPENNESS = { closed: 0, 'half-open': 0.5, open: 1 } as const;
