import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type AddFault, checkSiteTogether, SITE_SECRETS, siteOf, siteVariables } from './config-site.ts';
import { readSitesFile } from './config-sites-file.ts';
import { isProxy, oneOf, reads, splitSecrets, webAddress, wholeNumber } from './config-values.ts';
import type { Region } from './genesys/regions.ts';
import { parseTrustProxy, type TrustProxy } from './guest-token/addresses.ts';
import type { LimitSettings } from './guest-token/limits.ts';
import type { AllowedOrigins } from './guest-token/origins.ts';
import { PROOF_OF_WORK, type ProofOfWork } from './guest-token/proofs.ts';
import type { UserTokenKeys } from './guest-token/user-tokens.ts';
import type { TraceSettings } from './operations/traces.ts';

/** What the companion runs on: the environment, read and checked once. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** How browsers reach the companion, without a slash at the end; may have a path. */
  readonly publicUrl: string | undefined;
  readonly sites: readonly [Site, ...Site[]];
  readonly sessionTtlSeconds: number;
  /** Newest first: the first seals and signs, every one opens and verifies. */
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly limits: LimitSettings;
  /** When a new guest has to prove work. */
  readonly proofOfWork: ProofOfWork;
  readonly trustProxy: TrustProxy;
  /** Deadline of one call to Genesys, in ms. */
  readonly upstreamTimeoutMs: number;
  /** How often Genesys is called in a minute with one OAuth client, by all machines together. */
  readonly upstreamCallsPerMinute: number;
  /** Shared state for several machines; may hold a password. */
  readonly redisUrl: string | undefined;
  /** Where traces go. */
  readonly traces: TraceSettings | undefined;
  readonly logLevel: LogLevel;
  /** Who sends it may read the metrics from anywhere. */
  readonly metricsToken: string | undefined;
  /** The files that secrets were read from. */
  readonly secretFiles: readonly string[];
}

/** One deployment of Messenger and who may use it. */
export interface Site {
  readonly deploymentId: string;
  readonly region: Region;
  readonly scriptUrl: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly issuer: 'platform' | 'minted';
  readonly credentials: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** An origin that stands in front of Genesys's login and API. */
  readonly gateway: string | undefined;
  readonly guestsPath: string;
  /** How the site's user tokens are checked. */
  readonly userTokenKeys: UserTokenKeys | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment cannot be used. The message is for the operator: each wrong variable with how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(faults: ReadonlyMap<string, readonly string[]>) {
    const lines = [...faults].flatMap(([name, sentences]) =>
      sentences.map((sentence) => `  ${name}: ${sentence}`),
    );
    super(`The companion's configuration cannot be used. Mend these variables:\n\n${lines.join('\n')}\n`);
  }
}

/** Reads the configuration from environment variables (contract section 4). Throws {@link ConfigError}. */
export function readConfig(env: Environment): Config {
  const faults = new Map<string, string[]>();
  const addFault = (name: string, fault: string) => faults.set(name, [...(faults.get(name) ?? []), fault]);
  const secretFiles: string[] = [];

  const given = readSecretFiles(withoutEmpty(env), SECRETS, secretFiles, addFault);
  if (isProduction(given)) checkForProduction(given, addFault);
  checkProxies(given, addFault);
  const values = parseWith(z.object(variables), given, addFault);
  const sites = entriesOf(given, addFault).flatMap(({ entry, where }) => {
    const addSiteFault: AddFault = (name, fault) => addFault(where + name, fault);
    const site = readSite(entry, { production: isProduction(given), secretFiles, addFault: addSiteFault });
    return site ?? [];
  });
  const [first, ...others] = sites;
  const ids = sites.map(({ deploymentId }) => deploymentId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) addFault('SITES_FILE', `names deployment ${twice} twice.`);
  if (values === undefined || first === undefined || faults.size > 0) throw new ConfigError(faults);

  return {
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
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    secretFiles,
  };
}

/** Where to listen, for those who must know it before there is a configuration. Throws {@link ConfigError}. */
export function readListen(env: Environment): Config['listen'] {
  const given = withoutEmpty(env);
  const { data, error } = z.object({ PORT: variables.PORT, HOST: variables.HOST }).safeParse(given);
  if (error) throw new ConfigError(new Map([['PORT', error.issues.map(({ message }) => message)]]));
  return listenOn(data, given);
}

/** With no variable about Genesys at all, and never in production, the companion starts with the sandbox. */
export function wantsSandbox(env: Environment): boolean {
  const given = withoutEmpty(env);
  const isConfigured = Object.keys(given).some((name) => /^(GENESYS_|SITES_FILE$)/.test(name));
  return !isProduction(given) && !isConfigured;
}

function listenOn({ HOST, PORT }: { HOST?: string | undefined; PORT: number }, given: Environment) {
  return { host: HOST ?? (isProduction(given) ? '0.0.0.0' : '127.0.0.1'), port: PORT };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** The variables of the process, each with how it is read. */
export const variables = {
  PORT: reads(wholeNumber(0, 65_535), 'is no port: write a number from 0 (any free one) to 65535.').default(
    3000,
  ),
  HOST: z.string().optional(),
  PUBLIC_URL: reads(
    webAddress,
    'is no address: write it like https://chat.example.com, without query.',
  ).optional(),
  SESSION_TTL: reads(
    wholeNumber(60, 2_592_000),
    'is no life of a session: write seconds, from 60 to 2592000 (30 days).',
  ).default(3600),
  SESSION_SECRETS: z.string().transform(splitSecrets).optional(),
  RATE_LIMIT_PER_IP: limitPerMinute(30),
  RATE_LIMIT_GLOBAL: limitPerMinute(3000),
  PROOF_OF_WORK: reads(
    oneOf(...PROOF_OF_WORK),
    `is no time for proofs: write one of ${PROOF_OF_WORK.join(', ')}.`,
  ).default('pressure'),
  TRUST_PROXY: reads(
    parseTrustProxy,
    'is neither how many proxies stand in front (1) nor where they are (10.0.0.0/8, loopback). Believing every ' +
      'proxy would let visitors write any address and pass the limits.',
  ).default(0),
  UPSTREAM_TIMEOUT_MS: reads(
    wholeNumber(100, 60_000),
    'is no deadline: write milliseconds, from 100 to 60000.',
  ).default(5000),
  // Genesys takes 300 requests a minute for a token (genesys.md 1.3, MEMORY): some are left for other programs.
  UPSTREAM_CALLS_PER_MINUTE: reads(
    wholeNumber(1, 1_000_000),
    'is no budget: write calls to Genesys a minute, from 1 to 1000000. Genesys allows 300 unless told otherwise.',
  ).default(280),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'is too weak: make one of at least 16 characters with `openssl rand -hex 32`.',
    )
    .optional(),
  REDIS_URL: z
    .string()
    .refine(
      isRedisUrl,
      'is no address of Redis: write it like redis://:password@redis.example.com:6379 or rediss://…',
    )
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: reads(
    webAddress,
    'is no address of a collector: write it like http://otel-collector:4318, without /v1/traces.',
  ).optional(),
  OTEL_SERVICE_NAME: z.string().trim().default('messenger-tag'),
  LOG_LEVEL: reads(oneOf(...LOG_LEVELS), `is no log level: write one of ${LOG_LEVELS.join(', ')}.`).default(
    'info',
  ),
};

/** Those that hold a secret, or may name a file with it: `NAME_FILE`. */
export const SECRETS: readonly string[] = ['SESSION_SECRETS', 'METRICS_TOKEN', 'REDIS_URL'];

/** Not shown when it is wrong: it may hold a password. */
function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** The same however often the configuration is read: a new one would end every session. */
const secretOfThisProcess = randomBytes(32).toString('base64url');

function limitPerMinute(byDefault: number) {
  const fault = 'is no limit: write guest sessions a minute, from 1 to 1000000.';
  return reads(wholeNumber(1, 1_000_000), fault).default(byDefault);
}

/** Where the variables of the sites stand, with what a fault in them is called by. */
function entriesOf(given: Environment, addFault: AddFault): { entry: Environment; where: string }[] {
  if (!given.SITES_FILE) return [{ entry: given, where: '' }];
  for (const name of Object.keys(given).filter(isOfSite)) {
    addFault(name, 'is set beside SITES_FILE: write it there, for the site that it is meant for.');
  }
  const read = readSitesFile(given.SITES_FILE);
  if ('fault' in read) {
    addFault('SITES_FILE', `${JSON.stringify(given.SITES_FILE)} ${read.fault}`);
    return [];
  }
  return read.entries.map((entry, index) => {
    const where = `SITES_FILE, site ${index + 1}, `;
    for (const name of Object.keys(entry).filter((name) => !isOfSite(name))) {
      addFault(where + name, 'is no variable of a site.');
    }
    return { entry: withoutEmpty(entry), where };
  });
}

function isOfSite(name: string): boolean {
  return name in siteVariables || SITE_SECRETS.some((secret) => name === `${secret}_FILE`);
}

function readSite(
  entry: Environment,
  { production, secretFiles, addFault }: { production: boolean; secretFiles: string[]; addFault: AddFault },
): Site | undefined {
  const given = readSecretFiles(entry, SITE_SECRETS, secretFiles, addFault);
  checkSiteTogether(given, addFault);
  if (production && !given.ALLOWED_ORIGINS) {
    addFault(
      'ALLOWED_ORIGINS',
      'is missing: list the sites that may start chats, e.g. https://www.example.com.',
    );
  }
  const values = parseWith(z.object(siteVariables), given, addFault);
  return values && siteOf(values);
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

function parseWith<T>(schema: z.ZodType<T>, given: Environment, addFault: AddFault): T | undefined {
  const { data, error } = schema.safeParse(given);
  for (const issue of error?.issues ?? []) {
    const name = String(issue.path[0]);
    // That one is missing has been said in words before.
    if (given[name] !== undefined) addFault(name, issue.message);
  }
  return data;
}

function checkForProduction(given: Environment, addFault: AddFault): void {
  if (!given.SESSION_SECRETS && !given.SESSION_SECRETS_FILE) {
    addFault(
      'SESSION_SECRETS',
      'is missing: make one with `openssl rand -hex 32`. Every machine needs the same, and a restart must keep it.',
    );
  }
}

/** Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. */
function readSecretFiles(
  given: Environment,
  names: readonly string[],
  secretFiles: string[],
  addFault: AddFault,
): Environment {
  const values: Record<string, string | undefined> = { ...given };
  for (const name of names) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    secretFiles.push(file);
    if (given[name] !== undefined) addFault(name, `is set twice, also by ${name}_FILE: keep one.`);
    try {
      values[name] = readFileSync(file, 'utf8').trim() || undefined;
      if (!values[name])
        addFault(`${name}_FILE`, `${JSON.stringify(file)} is empty: write the secret into it.`);
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException;
      addFault(
        `${name}_FILE`,
        `${JSON.stringify(file)} cannot be read (${code}): check the path and its permissions.`,
      );
    }
  }
  return values;
}

/** Compose files and CI leave variables empty where they mean unset. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function isProduction(env: Environment): boolean {
  return env.NODE_ENV === 'production';
}
