import { randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { type Config, ConfigError, type Environment, type Mode, type Site } from './config.ts';
import { type AddFault, collectFaults, parseWith } from './faults.ts';
import { readSecretFiles } from './secret-files.ts';
import { checkOneUseEach, secretsIn } from './secret-rules.ts';
import { shown } from './shown.ts';
import { checkSiteTogether, SITE_SECRETS, siteOf, siteVariables } from './site-variables.ts';
import { readSitesFile } from './sites-file.ts';
import { isProxy } from './values.ts';
import { SECRETS, variables } from './variables.ts';

/** Reads the configuration from environment variables (contract section 4). Throws {@link ConfigError}. */
export function readConfig(env: Environment): Config {
  const { faults, addFault } = collectFaults();
  const files: string[] = [];

  const given = readSecretFiles(withoutEmpty(env), SECRETS, files, addFault);
  const mode = modeOf(given);
  if (mode === 'production') checkForProduction(given, addFault);
  checkProxies(given, addFault);
  const values = parseWith(z.object(variables), given, addFault);
  const entries = entriesOf(given, files, addFault);
  const sites = entries.flatMap(({ entry, where }) => {
    const site = readSite(entry, mode, (name, fault) => addFault(where + name, fault));
    return site ?? [];
  });
  const ofSites = entries.flatMap(({ entry, where }) => secretsIn(entry, SITE_SECRETS, where));
  checkOneUseEach([...secretsIn(given, SECRETS), ...ofSites], addFault);
  checkProvider(sites, values?.PUBLIC_URL, mode, addFault);
  const [first, ...others] = sites;
  const ids = sites.map(({ deploymentId }) => deploymentId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) addFault('SITES_FILE', `names deployment ${twice} twice.`);
  if (values === undefined || first === undefined || faults.size > 0) throw new ConfigError(faults);

  return {
    mode,
    listen: listenOn(values, given),
    publicUrl: values.PUBLIC_URL,
    sites: [first, ...others],
    sessionTtlSeconds: values.SESSION_TTL,
    sessionSecrets: values.SESSION_SECRETS ?? [secretOfThisProcess],
    limits: { perAddress: values.RATE_LIMIT_PER_IP, global: values.RATE_LIMIT_GLOBAL },
    proofOfWork: values.PROOF_OF_WORK,
    trustProxy: values.TRUST_PROXY,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    upstreamCallsPerMinute: values.UPSTREAM_CALLS_PER_MINUTE,
    redisUrl: values.REDIS_URL,
    traces: values.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: values.OTEL_SERVICE_NAME }
      : undefined,
    serveWithout: values.SERVE_WITHOUT,
    pages: values.PAGES,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    files,
  };
}

/**
 * Where the companion listens that starts with the sandbox, before there is a configuration. Throws {@link ConfigError},
 * also for an address that the network reaches: the sandbox lets everybody in, to its control and the agent's desk too.
 */
export function readListenWithSandbox(env: Environment): Config['listen'] {
  const given = withoutEmpty(env);
  const { faults, addFault } = collectFaults();
  const { PORT, HOST } = variables;
  const values = parseWith(z.object({ PORT, HOST }), given, addFault);
  if (given.HOST && !isThisMachine(given.HOST)) {
    addFault(
      'HOST',
      `${shown(given.HOST)} would open the sandbox to the network: set the GENESYS_ variables, or write HOST=127.0.0.1 ` +
        'to try it on this machine. With no GENESYS_ variable it is the sandbox that starts.',
    );
  }
  if (values === undefined || faults.size > 0) throw new ConfigError(faults);
  return listenOn(values, given);
}

/** With no variable about Genesys at all, and never in production, the companion starts with the sandbox. */
export function wantsSandbox(env: Environment): boolean {
  const given = withoutEmpty(env);
  const isConfigured = Object.keys(given).some((name) => /^(GENESYS_|SITES_FILE$)/.test(name));
  return modeOf(given) === 'development' && !isConfigured;
}

function isThisMachine(host: string): boolean {
  return /^(localhost|::1)$/i.test(host) || (isIPv4(host) && host.startsWith('127.'));
}

function listenOn({ HOST, PORT }: { HOST?: string | undefined; PORT: number }, given: Environment) {
  return { host: HOST ?? (modeOf(given) === 'production' ? '0.0.0.0' : '127.0.0.1'), port: PORT };
}

/** The same however often the configuration is read: a new one would end every session. */
const secretOfThisProcess = randomBytes(32).toString('base64url');

/** The variables of each site, with what its files hold, and what stands before their names in a fault. */
function entriesOf(
  given: Environment,
  files: string[],
  addFault: AddFault,
): { entry: Environment; where: string }[] {
  if (!given.SITES_FILE) {
    return [{ entry: readSecretFiles(given, SITE_SECRETS, files, addFault), where: '' }];
  }
  files.push(given.SITES_FILE);
  for (const name of Object.keys(given).filter(isOfSite)) {
    addFault(name, 'is set beside SITES_FILE: write it there, for the site that it is meant for.');
  }
  const read = readSitesFile(given.SITES_FILE);
  if ('fault' in read) {
    addFault('SITES_FILE', read.fault);
    return [];
  }
  return read.entries.map((entry, index) => {
    const where = `SITES_FILE, site ${index + 1}, `;
    for (const name of Object.keys(entry).filter((name) => !isOfSite(name))) {
      addFault(where + name, 'is no variable of a site.');
    }
    const addSiteFault: AddFault = (name, fault) => addFault(where + name, fault);
    return { entry: readSecretFiles(withoutEmpty(entry), SITE_SECRETS, files, addSiteFault), where };
  });
}

function isOfSite(name: string): boolean {
  return name in siteVariables || SITE_SECRETS.some((secret) => name === `${secret}_FILE`);
}

function readSite(given: Environment, mode: Mode, addFault: AddFault): Site | undefined {
  checkSiteTogether(given, addFault);
  if (mode === 'production' && !given.ALLOWED_ORIGINS) {
    addFault(
      'ALLOWED_ORIGINS',
      'is missing: list the sites that may start chats, e.g. https://www.example.com.',
    );
  }
  const values = parseWith(z.object(siteVariables), given, addFault);
  return values && siteOf(values);
}

/** Genesys reaches the OpenID provider at `PUBLIC_URL`, and knows each site by its client there. */
function checkProvider(
  sites: readonly Site[],
  publicUrl: string | undefined,
  mode: Mode,
  addFault: AddFault,
): void {
  const clients = sites.flatMap(({ openId }) => openId?.clientId ?? []);
  if (clients.length === 0) return;
  if (publicUrl === undefined) {
    addFault('PUBLIC_URL', 'is missing: OIDC_CLIENT_ID needs it, since Genesys calls the companion there.');
  } else if (mode === 'production' && !publicUrl.startsWith('https:')) {
    addFault('PUBLIC_URL', 'needs https: with OIDC_CLIENT_ID, Genesys is sent secrets from there.');
  }
  const twice = clients.find((id, index) => clients.indexOf(id) !== index);
  if (twice !== undefined) {
    addFault('OIDC_CLIENT_ID', `${shown(twice)} is of two sites: each needs a client of its own.`);
  }
}

/** The HTTP client reads them itself, in either spelling, when the first call is made: a wrong one would fail every call. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** The value is not shown: it may hold a password. */
function checkProxies(given: Environment, addFault: AddFault): void {
  for (const name of PROXIES) {
    const value = given[name];
    if (value === undefined || isProxy(value)) continue;
    addFault(
      name,
      'is no address of a proxy: write it like http://proxy.example.com:3128 or http://user:password@…, with special characters of these percent-encoded.',
    );
  }
}

function checkForProduction(given: Environment, addFault: AddFault): void {
  if (!given.SESSION_SECRETS && !given.SESSION_SECRETS_FILE) {
    addFault(
      'SESSION_SECRETS',
      `is missing: make one with \`openssl rand -hex 32\`. Every machine needs the same, and a restart must keep it.${hintOfMode(given)}`,
    );
  }
}

/** Who has written another word may not know why they are asked for this. */
function hintOfMode({ NODE_ENV = '' }: Environment): string {
  return NODE_ENV === 'production' ? '' : ` (NODE_ENV ${shown(NODE_ENV)} counts as production.)`;
}

/** Compose files and CI leave variables empty where they mean unset. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

/**
 * Only a name that stands for development opens what development opens. Whatever else is written there, such as `prod`,
 * `staging` or, by Windows, `production ` with a blank, counts as production.
 */
function modeOf({ NODE_ENV = 'development' }: Environment): Mode {
  return DEVELOPMENT.test(NODE_ENV.trim()) ? 'development' : 'production';
}

const DEVELOPMENT = /^(dev|development|test)$/i;
