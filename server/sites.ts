import type { Config, Site } from './config.ts';
import { createPlatform, type Platform, type PlatformSite } from './genesys/platform.ts';
import { type Contexts, createContexts } from './guest-token/context.ts';
import { mintedIssuer } from './guest-token/issuers/minted.ts';
import { platformIssuer } from './guest-token/issuers/platform.ts';
import { createLimits } from './guest-token/limits.ts';
import { createResumes } from './guest-token/resume.ts';
import type { ServedSite } from './guest-token/route.ts';
import { createSessions } from './guest-token/sessions.ts';
import { createUserTokens } from './guest-token/user-tokens.ts';
import type { Check } from './operations/health.ts';
import type { Logger } from './operations/log.ts';
import type { Store } from './store/store.ts';

/** The sites as they are served under one set of secrets. */
export interface OpenSites {
  readonly sites: readonly ServedSite[];
  readonly contexts: Contexts;
  readonly checks: Readonly<Record<string, Check>>;
  /** Of what was made anew, not taken over from the sites that are open now. */
  readonly newChecks: readonly Check[];
  readonly platforms: ReadonlyMap<string, Platform>;
}

/** Makes all that the sites need. Logins are taken over from `current` where their credentials are the same. */
export function openSites(
  config: Config,
  parts: { log: Logger; store: Store; current?: OpenSites },
): OpenSites {
  const { log, store, current } = parts;
  const { sessionSecrets, sessionTtlSeconds: ttlSeconds, limits, upstreamTimeoutMs: timeoutMs } = config;
  const resumes = createResumes(sessionSecrets);
  const contexts = createContexts(sessionSecrets);
  const platforms = new Map<string, Platform>();
  const checks: Record<string, Check> = {};
  const newChecks: Check[] = [];

  const issuerOf = (site: Site) => {
    const { credentials } = site;
    if (site.issuer !== 'platform' || credentials === undefined) return mintedIssuer;
    const platformSite: PlatformSite = { ...site, credentials };
    const key = JSON.stringify([site.deploymentId, credentials]);
    const known = current?.platforms.get(key);
    const platform = known ?? createPlatform(platformSite, { timeoutMs, log });
    platforms.set(key, platform);
    checks[`login ${site.deploymentId}`] = platform.checkLogin;
    if (known === undefined) newChecks.push(platform.checkLogin);
    return platformIssuer(platform);
  };

  const sites = config.sites.map((site) => ({
    site,
    sessions: createSessions(site, { issuer: issuerOf(site), resumes, contexts, store, ttlSeconds }),
    limits: createLimits(site.deploymentId, limits, store),
    verifyUserToken: createUserTokens(site.deploymentId, site.userTokenKeys),
  }));
  return { sites, contexts, checks, newChecks, platforms };
}
