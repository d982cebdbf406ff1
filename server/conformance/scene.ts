import { z } from 'zod';
import type { Config, Site } from '../config/config.ts';
import { type Answer, ask } from '../doctor/ask.ts';
import { createMask, type Mask } from './mask.ts';
import { jsonOf } from './shape.ts';
import { type Connection, openSocket } from './socket.ts';

type LiveHost = 'login' | 'api' | 'apps' | 'api-cdn' | 'webmessaging';

/** Which pages a deployment lets in. */
export type Domains = z.output<typeof domainList>;

export interface Asked {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** What all checks share: where to ask, and what has been found out once. */
export interface Scene {
  readonly site: Pick<Site, 'deploymentId' | 'credentials' | 'guestsPath'>;
  /** Without a slash at the end. */
  readonly addresses: Readonly<Record<LiveHost, string>>;
  readonly mask: Mask;
  /** Aborted when the run is to stop. */
  readonly signal: AbortSignal;
  /** Asks `path` of a host. Rejects with `Unreachable`. */
  ask(host: LiveHost, path: string, asked?: Asked): Promise<Answer>;
  /** A file of the deployment, asked for once. */
  deploymentFile(file: 'config.json' | 'domains.json'): Promise<Answer>;
  /** `undefined` where domains.json is not as it is known. */
  domains(): Promise<Domains | undefined>;
  /** An origin that the deployment lets in; `undefined` where there is none. */
  origin(): Promise<string | undefined>;
  /** The answer to the login, asked for once; `undefined` without an OAuth client. */
  login(): Promise<Answer | undefined>;
  /** A number is the status of a refused upgrade. */
  openSocket(socket: SocketAsked): Promise<Connection | number>;
}

export interface SocketAsked {
  readonly origin: string | undefined;
  /** By default the site's. */
  readonly deploymentId?: string;
  /** What stands behind it in the address. */
  readonly query?: string;
  /** By default that of the run. */
  readonly patience?: Pick<SceneParts, 'timeoutMs' | 'signal'>;
}

export interface SceneParts {
  readonly site: Scene['site'] & Pick<Site, 'allowedOrigins'>;
  readonly addresses: Scene['addresses'];
  /** For each question, ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export function createScene({ site, addresses, timeoutMs, signal }: SceneParts): Scene {
  const mask = createMask();
  hideWhatIsKnown(mask, site);
  const askHost: Scene['ask'] = (host, path, asked = {}) =>
    ask(`${addresses[host]}${path}`, { ...asked, timeoutMs });
  const deploymentFile = once((file: string) =>
    askHost('api-cdn', `/webdeployments/v1/deployments/${site.deploymentId}/${file}`, {
      headers: { origin: SOME_ORIGIN },
    }),
  );
  const domains = async () => {
    const found = domainList.safeParse(jsonOf(await deploymentFile('domains.json'))).data;
    for (const domain of found?.allowedDomains ?? []) mask.hide(domain, 'a domain of the organisation');
    return found;
  };
  const login = once(async () => {
    if (site.credentials === undefined) return undefined;
    const answer = await askHost('login', '/oauth/token', loginWith(site.credentials));
    const { data } = z.object({ access_token: z.string() }).safeParse(jsonOf(answer));
    if (data !== undefined) mask.hide(data.access_token, 'access token');
    return answer;
  });
  return {
    site,
    addresses,
    mask,
    signal,
    ask: askHost,
    deploymentFile,
    domains,
    login: () => login(''),
    async origin() {
      const { allowAllDomains = false, allowedDomains = [] } = (await domains()) ?? {};
      if (allowAllDomains) return SOME_ORIGIN;
      const domain = allowedDomains.find((entry) => /^[\w.-]*[a-z][\w.-]*$/i.test(entry));
      return domain && `https://${domain}`;
    },
    openSocket: ({
      origin,
      deploymentId = site.deploymentId,
      query = '',
      patience = { timeoutMs, signal },
    }) =>
      openSocket({
        url: `${addresses.webmessaging}/v1?deploymentId=${deploymentId}${query}`,
        origin,
        ...patience,
      }),
  };
}

/** Where the hosts of a site's region are; login and API behind its gateway, if it has one. */
export function addressesOf({ region: { domain }, gateway }: Config['sites'][0]): Scene['addresses'] {
  return {
    login: gateway ?? `https://login.${domain}`,
    api: gateway ?? `https://api.${domain}`,
    apps: `https://apps.${domain}`,
    'api-cdn': `https://api-cdn.${domain}`,
    webmessaging: `wss://webmessaging.${domain}`,
  };
}

/** As the platform SDK logs in (genesys.md 1.3, CONFIRMED). */
export function loginWith({ clientId, clientSecret }: NonNullable<Site['credentials']>): Asked {
  return {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  };
}

/** A page that is nobody's, for what any page may read. */
export const SOME_ORIGIN = 'https://www.example.com';

const domainList = z.object({ allowAllDomains: z.boolean(), allowedDomains: z.array(z.string()) });

function hideWhatIsKnown(
  mask: Mask,
  { deploymentId, credentials, allowedOrigins }: SceneParts['site'],
): void {
  mask.hide(deploymentId, 'deployment id');
  for (const origin of allowedOrigins.exact) {
    mask.hide(origin, 'an origin of the organisation');
    mask.hide(new URL(origin).hostname, 'a domain of the organisation');
  }
  for (const domain of allowedOrigins.subdomainsOf)
    mask.hide(domain.slice(1), 'a domain of the organisation');
  if (credentials === undefined) return;
  const { clientId, clientSecret } = credentials;
  mask.hide(clientId, 'client id');
  mask.hide(clientSecret, 'client secret');
  mask.hide(Buffer.from(`${clientId}:${clientSecret}`).toString('base64'), 'client id and secret');
}

/** The same answer for all who ask the same. */
function once<T>(find: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (name) => {
    const known = found.get(name) ?? find(name);
    found.set(name, known);
    return known;
  };
}
