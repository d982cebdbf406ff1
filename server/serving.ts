import { openAvailability } from './availability/open.ts';
import { asksGenesys } from './availability/settings.ts';
import type { Config, Site } from './config/config.ts';
import { createDelivery, type Deliver } from './delivery/deliver.ts';
import { makeLoaderFiles } from './delivery/files.ts';
import type { BuiltLoader, PublicSettings } from './delivery/written-in.ts';
import { createPlatform, type Platform } from './genesys/platform.ts';
import { type Contexts, createContexts } from './guest-token/context.ts';
import type { Issuer } from './guest-token/issuers/issuer.ts';
import { mintedIssuer } from './guest-token/issuers/minted.ts';
import { platformIssuer } from './guest-token/issuers/platform.ts';
import { createLimits, type Limits } from './guest-token/limits.ts';
import { createProofs } from './guest-token/proofs.ts';
import { createResumes } from './guest-token/resume.ts';
import { type ServedSite, siteOfClient } from './guest-token/served-site.ts';
import { createSessions } from './guest-token/sessions.ts';
import { createUserTokens, type VerifyUserToken } from './guest-token/user-tokens.ts';
import { createVouching } from './guest-token/vouching.ts';
import { createOpenId, type OpenId } from './openid/openid.ts';
import { type Check, Degraded } from './operations/health.ts';
import type { Logger } from './operations/log.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Store } from './store/store.ts';

/** All that is made of one configuration. When that changes, a new one takes the place of the whole. */
export interface Serving {
  readonly config: Config;
  readonly sites: readonly ServedSite[];
  readonly contexts: Contexts;
  /** Of what is asked for no site in particular. */
  readonly limits: Pick<Limits, 'countForgery' | 'countSignIn'>;
  readonly deliver: Deliver;
  /** Where a site has a client of it. */
  readonly openId: OpenId | undefined;
  /** What `/readyz` looks at. */
  readonly checks: Readonly<Record<string, Check>>;
  /** Those of what was made anew, not taken over from what was served before. */
  readonly newChecks: readonly Check[];
  /** Genesys as each site calls it, by deployment. */
  readonly platformOf: ReadonlyMap<string, Platform>;
  /** The same by all that they were made of. */
  readonly platforms: ReadonlyMap<string, Platform>;
}

interface ServingParts {
  readonly log: Logger;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly builtLoader: BuiltLoader;
  /** What is served until now: logins are taken over from it where their credentials are the same. */
  readonly before?: Serving;
}

/** Throws, in words, when the loader has not been built. */
export function openServing(config: Config, parts: ServingParts): Serving {
  const { log, store, metrics, builtLoader, before } = parts;
  const { sessionSecrets, sessionTtlSeconds: ttlSeconds } = config;
  const { upstreamTimeoutMs: timeoutMs, upstreamCallsPerMinute: callsPerMinute } = config;
  const platformParts = { timeoutMs, callsPerMinute, sessionSecrets, store, log, metrics };
  const resumes = createResumes(sessionSecrets);
  const contexts = createContexts(sessionSecrets);
  const proofs = createProofs(config.proofOfWork, { secrets: sessionSecrets, store });
  const platforms = new Map<string, Platform>();
  const platformOf = new Map<string, Platform>();
  const checks: Record<string, Check> = {};
  const newChecks: Check[] = [];

  const platformOfSite = (site: Site) => {
    const { credentials, deploymentId, region, gateway, guestsPath } = site;
    if (credentials === undefined) return undefined;
    const madeOf = { deploymentId, region, gateway, guestsPath, credentials };
    const key = JSON.stringify([madeOf, timeoutMs, callsPerMinute, sessionSecrets]);
    const known = before?.platforms.get(key);
    const platform = known ?? createPlatform(madeOf, platformParts);
    platforms.set(key, platform);
    platformOf.set(deploymentId, platform);
    return { platform, isNew: known === undefined };
  };
  const issuerOfPlatform = (site: Site) => {
    const made = platformOfSite(site);
    if (made === undefined) return mintedIssuer;
    checks[`login ${site.deploymentId}`] = () => checkPlatform(made.platform);
    if (made.isNew) newChecks.push(made.platform.checkLogin);
    return platformIssuer(made.platform);
  };
  const issuers: Record<Site['issuer'], (site: Site) => Issuer> = {
    minted: () => mintedIssuer,
    platform: issuerOfPlatform,
  };

  // Where guests are minted nobody waits for a login: /readyz does not look at it, and what needs it says `unknown`.
  const availabilityOfSite = (site: Site) => {
    const { availability, deploymentId } = site;
    const asks = availability !== undefined && asksGenesys(availability);
    const platform = asks ? (platformOf.get(deploymentId) ?? platformOfSite(site)?.platform) : undefined;
    return openAvailability(site, { platform, timeoutMs, store, log });
  };

  const sites = config.sites.map((site) => {
    const verifyUserToken = userTokensOf(site, before);
    return {
      site,
      sessions: createSessions(site, {
        issuer: issuers[site.issuer](site),
        resumes,
        contexts,
        store,
        ttlSeconds,
      }),
      limits: createLimits(site.deploymentId, config.limits, store),
      proofs,
      verifyUserToken,
      vouching: createVouching(site, { verifyUserToken, log, metrics }),
      availability: availabilityOfSite(site),
    };
  });
  const address = config.publicUrl === undefined ? undefined : `${config.publicUrl}/`;
  const deliver = createDelivery(makeLoaderFiles(builtLoader, publicSettings(config), address), config);
  const limits = createLimits('contexts', config.limits, store);
  const openId = createOpenId(config, {
    store,
    log,
    verify: (clientId, userToken) => siteOfClient(sites, clientId).verifyUserToken(userToken),
  });
  return {
    config,
    sites,
    contexts,
    limits,
    deliver,
    openId,
    checks,
    newChecks,
    platformOf,
    platforms,
  };
}

/** Taken over where nothing has changed: published keys that are known outlast a failure of the site that publishes them. */
function userTokensOf({ deploymentId, userTokenKeys }: Site, before: Serving | undefined): VerifyUserToken {
  const served = before?.sites.find(({ site }) => site.deploymentId === deploymentId);
  const isSame = JSON.stringify(served?.site.userTokenKeys) === JSON.stringify(userTokenKeys);
  return served && isSame ? served.verifyUserToken : createUserTokens(deploymentId, userTokenKeys);
}

/** With several sites, the tag must name its deployment: the loader is told nothing of any. */
function publicSettings({ sites: [site, ...others] }: Config): Partial<PublicSettings> {
  if (others.length > 0) return {};
  return {
    deploymentId: site.deploymentId,
    environment: site.region.environment,
    region: site.region.domain,
    scriptUrl: site.scriptUrl,
  };
}

/** Turned away, visitors would not even be told to come back, and guests who resume need no call. */
async function checkPlatform({ checkLogin, state }: Platform): Promise<void> {
  await checkLogin();
  if (state().circuit === 'open') {
    throw new Degraded('Genesys Cloud failed again and again: new guests are told to come back.');
  }
}
