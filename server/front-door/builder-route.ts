import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Config, Site } from '../config/config.ts';
import { Unreachable } from '../doctor/ask.ts';
import { askForDeployment, cdnOf } from '../doctor/deployment.ts';
import { letsIn } from '../doctor/origins.ts';
import type { Deployment } from '../genesys/inspector.ts';
import { parseRegion } from '../genesys/regions.ts';
import { requesterOf } from '../http/addresses.ts';
import { readJson } from '../http/body.ts';
import { get, type Route } from '../http/dispatch.ts';
import { isAllowed } from '../http/origins.ts';
import { parseUrl } from '../http/parse-url.ts';
import { jsonAnswer, type PlainRequest } from '../http/plain.ts';
import { Problem } from '../http/problems.ts';
import { notForPages } from '../operations/operators.ts';
import type { Store } from '../store/store.ts';
import { isPlayed } from './policies.ts';

/** Contract 3.7. What `GET /api/builder` says of the companion: nothing that its `loader.js` does not say to everybody. */
export interface CompanionAnswer {
  /** The companion's address as browsers use it, where it was configured; without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** The only site's; `undefined` where there are several, and the tag must name its deployment. */
  readonly site: { readonly deploymentId: string; readonly region: string } | undefined;
  /** Whether the sandbox plays Genesys Cloud: then a conversation costs nobody anything. */
  readonly isSandbox: boolean;
}

/** What `POST /api/builder` is asked: all of it may be missing. */
const checkRequest = z.strictObject({
  /** An origin, as browsers write it. */
  origin: z.string().max(300).optional(),
  deploymentId: z.string().max(64).optional(),
  region: z.string().max(100).optional(),
});

export type CheckRequest = z.input<typeof checkRequest>;

/** What it answers. Of the lists it says no more than yes or no to the one origin that was named. */
export interface CheckAnswer {
  /** Whether the companion serves the deployment that was named, or the only one where none was. */
  readonly serves: 'yes' | 'no' | 'name-one';
  /** Whether `ALLOWED_ORIGINS` of that site, or of any where none is meant, has the origin. `undefined` where none was named. */
  readonly origin: 'allowed' | 'missing' | undefined;
  readonly deployment: DeploymentAnswer;
  /** Whether Genesys lets the chat open on that origin. */
  readonly domain: 'allowed' | 'missing' | 'unknown';
}

/** `unknown`: nobody said where to look. */
export type DeploymentAnswer = 'active' | 'inactive' | 'missing' | 'unreachable' | 'unreadable' | 'unknown';

interface BuilderParts {
  readonly config: () => Config;
  readonly store: Pick<Store, 'consume'>;
  /** In the place of Genesys's `api-cdn.`, where the sandbox plays it. */
  readonly cdnUrl?: string | undefined;
}

/**
 * What the tag builder asks: for the page of ours alone, and limited. Genesys is asked for one thing, a deployment's public
 * settings, at the CDN of a region of the table or of a site of the configuration. Nothing that a visitor writes becomes an
 * address.
 */
export function createBuilderRoute({ config, store, cdnUrl }: BuilderParts): Route {
  const known = new LRUCache<string, Promise<DeploymentAnswer | Deployment>>({ max: 200, ttl: KEPT_MS });

  const look = (cdn: string, deploymentId: string) => {
    const key = `${cdn} ${deploymentId}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = lookAt(cdn, deploymentId, config().upstreamTimeoutMs);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };

  const check: Route = async (request) => {
    if (request.method !== 'POST')
      throw new Problem('method-not-allowed', { headers: { Allow: 'GET, POST' } });
    await count(request);
    const { origin, deploymentId: named = '', region = '' } = await readJson(request, checkRequest);
    const { sites } = config();
    const site = siteNamed(sites, named);
    const place = site
      ? { cdn: cdnUrl ?? cdnOf(site), deploymentId: site.deploymentId }
      : elsewhere(named, region);
    const found = place === undefined ? 'unknown' : await look(place.cdn, place.deploymentId);
    const answer: CheckAnswer = {
      serves: site ? 'yes' : named === '' ? 'name-one' : 'no',
      origin: origin === undefined ? undefined : mayAsk(origin, site ? [site] : sites),
      deployment: typeof found === 'string' ? found : found.isActive ? 'active' : 'inactive',
      domain: domainOf(origin, found),
    };
    return jsonAnswer(answer);
  };

  const tell = get(async () => jsonAnswer(companionOf(config())));
  return notForPages(async (request, fields) => {
    // It is of no use without its page.
    if (config().pages === 'off') throw new Problem('not-found');
    return /^(GET|HEAD)$/.test(request.method) ? tell(request, fields) : check(request, fields);
  });

  /** Somebody who types asks some twenty times a minute. All together ask Genesys's CDN no more than a site's visitors would. */
  async function count(request: PlainRequest): Promise<void> {
    const address = requesterOf(request, config().trustProxy) ?? 'unknown';
    const limits = [
      ['address', address, PER_ADDRESS],
      ['all', 'all', FOR_ALL],
    ] as const;
    for (const [policy, who, limit] of limits) {
      const { allowed, resetMs } = await store.consume(`limit:builder:${policy}:${who}`, {
        points: 1,
        limit,
        windowMs: 60_000,
      });
      if (allowed) continue;
      throw new Problem('rate-limited', {
        detail: 'Too many checks were asked for. The tag is right without them.',
        limit: `builder-${policy}`,
        retryAfterSeconds: resetMs / 1000,
        remedy: 'Only the page /builder is refused so; visitors and their chats are not.',
      });
    }
  }
}

const PER_ADDRESS = 60;
const FOR_ALL = 300;
/** Whoever has just switched a deployment on looks again within a minute. */
const KEPT_MS = 20_000;

function companionOf({ publicUrl, sites: [site, ...others] }: Config): CompanionAnswer {
  return {
    publicUrl,
    site: others.length > 0 ? undefined : { deploymentId: site.deploymentId, region: site.region.domain },
    isSandbox: isPlayed(site),
  };
}

function siteNamed(sites: Config['sites'], named: string): Site | undefined {
  if (named === '') return sites.length === 1 ? sites[0] : undefined;
  return sites.find(({ deploymentId }) => deploymentId === named.toLowerCase());
}

/** The CDN of the region that was named, for a deployment of somebody else's companion, or of none. */
function elsewhere(named: string, spelling: string) {
  const region = parseRegion(spelling);
  if (region === undefined || !UUID.test(named)) return undefined;
  return { cdn: `https://api-cdn.${region.domain}`, deploymentId: named.toLowerCase() };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function mayAsk(origin: string, sites: readonly Site[]): 'allowed' | 'missing' {
  return sites.some(({ allowedOrigins }) => isAllowed(origin, allowedOrigins)) ? 'allowed' : 'missing';
}

async function lookAt(
  cdn: string,
  deploymentId: string,
  timeoutMs: number,
): Promise<DeploymentAnswer | Deployment> {
  try {
    return await askForDeployment({ cdn, deploymentId }, timeoutMs);
  } catch (error) {
    if (error instanceof Unreachable) return 'unreachable';
    throw error;
  }
}

function domainOf(origin: string | undefined, found: DeploymentAnswer | Deployment): CheckAnswer['domain'] {
  if (typeof found === 'string' || origin === undefined || parseUrl(origin) === undefined) return 'unknown';
  return letsIn(origin, found) ? 'allowed' : 'missing';
}
