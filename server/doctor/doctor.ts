import type { Config, Site } from '../config/config.ts';
import { createBudget } from '../genesys/budget.ts';
import { createInspector, type Inspector } from '../genesys/inspector.ts';
import { createLoginExchange, nameOfClient } from '../genesys/login-exchange.ts';
import type { LastGuest } from '../genesys/platform.ts';
import type { Store } from '../store/store.ts';
import { type Answer, ask } from './ask.ts';
import { availability } from './availability.ts';
import { cdnOf } from './deployment.ts';
import { type Finding, failed, type GenesysHost, ok, type Scene, skipped } from './finding.ts';
import { clock, reaches } from './network.ts';
import { authentication } from './open-id/in-genesys.ts';
import { discovery } from './open-id/provider.ts';
import { providerKeys } from './open-id/provider-keys.ts';
import { signIn, tokenEndpoint } from './open-id/walk.ts';
import { allowedDomains, allowedOrigins, answersPages } from './origins.ts';
import { pagesWithGuests } from './pages.ts';
import { pinnedTags } from './pinned-tags.ts';
import { credentials, deployment, deploymentByApi, guests } from './platform.ts';
import { userTokenKeys } from './user-token-keys.ts';
import { userTokens } from './user-tokens.ts';

interface DoctorCheck {
  readonly title: string;
  /** Also done at every start: what tells a wrong configuration from a right one, in a few calls. */
  readonly quick?: true;
  look(scene: Scene): Promise<Finding | readonly Finding[]>;
}

/** THE table of checks, in the order in which one builds on the other. Command line, start and route all go by it. */
const checks: readonly DoctorCheck[] = [
  { title: 'region', look: region },
  { title: 'host login.', look: reaches('login') },
  { title: 'host api.', look: reaches('api') },
  { title: 'host apps.', look: reaches('apps') },
  { title: 'host api-cdn.', look: reaches('api-cdn') },
  { title: 'clock', look: clock },
  { title: 'credentials', quick: true, look: credentials },
  { title: 'guests resource', quick: true, look: guests },
  { title: 'deployment', quick: true, look: deployment },
  { title: 'deployment, by API', look: deploymentByApi },
  { title: 'allowed domains in Genesys', quick: true, look: allowedDomains },
  { title: 'ALLOWED_ORIGINS', look: allowedOrigins },
  { title: 'CORS of the companion', look: answersPages },
  { title: 'pages with a guest', look: pagesWithGuests },
  { title: 'pinned tags', look: pinnedTags },
  { title: 'user token keys', look: userTokenKeys },
  { title: 'user tokens', look: userTokens },
  { title: 'OpenID discovery', look: discovery },
  { title: 'OpenID keys', look: providerKeys },
  { title: 'OpenID client', look: tokenEndpoint },
  { title: 'sign-in', look: signIn },
  { title: 'sign-in in Genesys', look: authentication },
  { title: 'availability', look: availability },
  { title: 'Redis', look: sharedState },
];

/** One line of the doctor's report. */
export interface Diagnosis extends Finding {
  readonly deploymentId: string;
  readonly title: string;
}

export interface DoctorParts {
  readonly config: Config;
  /** Addresses of pages to look after; without any, those of the origins that ALLOWED_ORIGINS names. */
  readonly pages?: readonly string[];
  /** `quick`: what every start does. */
  readonly extent: 'quick' | 'whole';
  /** How pages reach the companion; by default PUBLIC_URL, or where this configuration listens. */
  readonly companionUrl?: string;
  /** In the place of `https://api-cdn.<region>`; by default the gateway, where that has the script as well. */
  readonly cdnUrl?: string | undefined;
  readonly shared?: Scene['shared'] | undefined;
  /** The companion's: with it, its login is the doctor's too, and each call takes a turn of its budget or is not made. */
  readonly store?: Store;
  /** What the running companion has seen of a deployment's guests: with it, no guest is made for the doctor. */
  readonly lastGuestOf?: (deploymentId: string) => LastGuest | undefined;
  /** ms since the epoch. */
  readonly now?: () => number;
}

/** Looks at every site. Rejects only when a check itself is broken. */
export async function runDoctor(parts: DoctorParts): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [];
  for (const site of parts.config.sites) {
    const scene = sceneOf(site, parts);
    for (const { title, quick, look } of checks) {
      if (parts.extent === 'quick' && !quick) continue;
      const found = await look(scene);
      const findings = 'status' in found ? [found] : found;
      for (const finding of findings) diagnoses.push({ deploymentId: site.deploymentId, title, ...finding });
    }
  }
  return diagnoses;
}

/** Whether anything was found that keeps visitors from chatting. */
export function isWell(diagnoses: readonly Diagnosis[]): boolean {
  return diagnoses.every(({ status }) => status !== 'failed');
}

/** What the checks of one site look at. Asks nobody. */
export function sceneOf(site: Site, parts: DoctorParts): Scene {
  const { config, lastGuestOf, now = Date.now } = parts;
  const { domain } = site.region;
  const addresses: Record<GenesysHost, string> = {
    login: site.gateway ?? `https://login.${domain}`,
    api: site.gateway ?? `https://api.${domain}`,
    apps: new URL(site.scriptUrl).origin,
    'api-cdn': parts.cdnUrl ?? cdnOf(site),
  };
  const pages = parts.pages ?? [...site.allowedOrigins.exact];
  const answers = new Map<GenesysHost, Promise<Answer>>();
  return {
    config,
    site,
    pages,
    origins: [...new Set(pages.map((page) => new URL(page).origin))],
    addresses,
    companionUrl: parts.companionUrl ?? config.publicUrl ?? addressOf(config),
    inspector: inspectorOf(site, parts),
    lastGuest: lastGuestOf && (() => lastGuestOf(site.deploymentId)),
    shared: parts.shared,
    now,
    reach(host) {
      const known = answers.get(host);
      if (known !== undefined) return known;
      const answer = ask(`${addresses[host]}/`, {
        method: 'HEAD',
        timeoutMs: config.upstreamTimeoutMs,
        now,
      });
      answers.set(host, answer);
      return answer;
    },
  };
}

function inspectorOf(site: Site, { config, store }: DoctorParts): Inspector | undefined {
  const { credentials } = site;
  if (credentials === undefined) return undefined;
  const { upstreamTimeoutMs: timeoutMs, upstreamCallsPerMinute: callsPerMinute, sessionSecrets } = config;
  const client = nameOfClient({ ...site, credentials });
  const companion = store && {
    exchange: createLoginExchange(store, { client, sessionSecrets, patienceMs: timeoutMs }),
    budget: createBudget(store, { client, callsPerMinute, latestArrivalMs: timeoutMs }),
  };
  return createInspector(site, credentials, { timeoutMs, companion });
}

function addressOf({ listen: { host, port } }: Config): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Its spelling was understood, or there were no configuration. */
async function region({ site: { region, gateway } }: Scene): Promise<Finding> {
  const via = gateway === undefined ? '' : `, login and API by way of ${gateway}`;
  return ok(`${region.environment} (${region.domain}, ${region.aws})${via}`);
}

async function sharedState({ shared }: Scene): Promise<Finding> {
  if (shared === undefined) return skipped('No REDIS_URL: this machine keeps its state to itself.');
  try {
    await shared.check();
    return ok('Machines share their state.');
  } catch (error) {
    const says = error instanceof Error ? error.message : 'It cannot be reached.';
    return failed(says, 'Until it is mended each machine counts for itself.');
  }
}
