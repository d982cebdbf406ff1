import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { oneOf, reads, splitSecrets, uuid, webAddress, webOrigin, wholeNumber } from './config-values.ts';
import { parseRegion, type Region, scriptUrl } from './genesys/regions.ts';
import { type AllowedOrigins, loopbackOrigins, parseAllowedOrigins } from './guest-token/origins.ts';

/** What the companion runs on: the environment, read and checked once. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** How browsers reach the companion, without a slash at the end; may have a path. */
  readonly publicUrl: string | undefined;
  readonly sites: readonly [Site, ...Site[]];
  readonly sessionTtlSeconds: number;
  /** Newest first: the first seals and signs, every one opens and verifies. */
  readonly sessionSecrets: readonly [string, ...string[]];
  /** Deadline of one call to Genesys, in ms. */
  readonly upstreamTimeoutMs: number;
  readonly logLevel: LogLevel;
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

  const given = readSecretFiles(withoutEmpty(env), addFault);
  checkTogether(given, addFault);
  const parsed = variables.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    // "is required" has been said in words by checkTogether.
    if (given[name] !== undefined) addFault(name, issue.message);
  }
  if (!parsed.success || faults.size > 0) throw new ConfigError(faults);

  const values = parsed.data;
  return {
    listen: listenOn(values, given),
    publicUrl: values.PUBLIC_URL,
    sites: [siteOf(values)],
    sessionTtlSeconds: values.SESSION_TTL,
    sessionSecrets: values.SESSION_SECRETS ?? [randomBytes(32).toString('base64url')],
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    logLevel: values.LOG_LEVEL,
  };
}

/** Where to listen, for those who must know it before there is a configuration. Throws {@link ConfigError}. */
export function readListen(env: Environment): Config['listen'] {
  const given = withoutEmpty(env);
  const { data, error } = variables.pick({ PORT: true, HOST: true }).safeParse(given);
  if (error) throw new ConfigError(new Map([['PORT', error.issues.map(({ message }) => message)]]));
  return listenOn(data, given);
}

/** With no variable about Genesys at all, and never in production, the companion starts with the sandbox. */
export function wantsSandbox(env: Environment): boolean {
  const given = withoutEmpty(env);
  return !isProduction(given) && !Object.keys(given).some((name) => name.startsWith('GENESYS_'));
}

function listenOn({ HOST, PORT }: { HOST?: string | undefined; PORT: number }, given: Environment) {
  return { host: HOST ?? (isProduction(given) ? '0.0.0.0' : '127.0.0.1'), port: PORT };
}

function siteOf(values: z.output<typeof variables>): Site {
  const { GENESYS_CLIENT_ID: clientId, GENESYS_CLIENT_SECRET: clientSecret } = values;
  const credentials = clientId && clientSecret ? { clientId, clientSecret } : undefined;
  return {
    deploymentId: values.GENESYS_DEPLOYMENT_ID,
    region: values.GENESYS_REGION,
    scriptUrl: values.GENESYS_SCRIPT_URL ?? scriptUrl(values.GENESYS_REGION),
    allowedOrigins: values.ALLOWED_ORIGINS ?? loopbackOrigins,
    issuer: values.GUEST_ISSUER ?? (credentials ? 'platform' : 'minted'),
    credentials,
    gateway: values.GENESYS_GATEWAY,
    guestsPath: values.GENESYS_GUESTS_PATH,
  };
}

const SECRETS = ['GENESYS_CLIENT_SECRET', 'SESSION_SECRETS'];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];
type AddFault = (name: string, fault: string) => void;

const variables = z.object({
  PORT: reads(wholeNumber(0, 65_535), 'is no port: write a number from 0 (any free one) to 65535.').default(
    3000,
  ),
  HOST: z.string().optional(),
  PUBLIC_URL: reads(
    webAddress,
    'is no address: write it like https://chat.example.com, without query.',
  ).optional(),
  GENESYS_REGION: reads(
    parseRegion,
    'is no region of Genesys Cloud: write it like mypurecloud.ie, euw1 or eu-west-1.',
  ),
  GENESYS_DEPLOYMENT_ID: reads(
    uuid,
    'is no deployment id: copy the UUID from Genesys Cloud, Admin, Message, Messenger Deployments.',
  ),
  GENESYS_CLIENT_ID: z.string().optional(),
  GENESYS_CLIENT_SECRET: z.string().optional(),
  GENESYS_SCRIPT_URL: reads(
    webAddress,
    'is no address: write it like https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js.',
  ).optional(),
  GENESYS_GATEWAY: reads(
    webOrigin,
    'is no gateway: write it like https://gateway.example.com:8443.',
  ).optional(),
  GENESYS_GUESTS_PATH: reads(
    (text) => (/^\/[\w\-./~]*$/.test(text) ? text : undefined),
    'is no path: write it like /api/v2/conversations/guests.',
  ).default('/api/v2/conversations/guests'),
  GUEST_ISSUER: reads(oneOf('platform', 'minted'), 'is no issuer: write platform or minted.').optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform((list, context) => {
      const { allowed, faults } = parseAllowedOrigins(list);
      for (const fault of faults) context.addIssue(fault);
      return allowed;
    })
    .optional(),
  SESSION_TTL: reads(
    wholeNumber(60, 2_592_000),
    'is no life of a session: write seconds, from 60 to 2592000 (30 days).',
  ).default(3600),
  SESSION_SECRETS: z.string().transform(splitSecrets).optional(),
  UPSTREAM_TIMEOUT_MS: reads(
    wholeNumber(100, 60_000),
    'is no deadline: write milliseconds, from 100 to 60000.',
  ).default(5000),
  LOG_LEVEL: reads(oneOf(...LOG_LEVELS), `is no log level: write one of ${LOG_LEVELS.join(', ')}.`).default(
    'info',
  ),
});

/** What no variable can be blamed for alone. */
function checkTogether(given: Environment, addFault: AddFault): void {
  for (const name of ['GENESYS_REGION', 'GENESYS_DEPLOYMENT_ID']) {
    if (!given[name])
      addFault(name, 'is missing: the companion serves one Messenger deployment in one region.');
  }
  const { GENESYS_CLIENT_ID: id, GENESYS_CLIENT_SECRET: secret } = given;
  if (id && !secret && !given.GENESYS_CLIENT_SECRET_FILE)
    addFault('GENESYS_CLIENT_SECRET', 'is missing: GENESYS_CLIENT_ID needs it.');
  if (secret && !id) addFault('GENESYS_CLIENT_ID', 'is missing: GENESYS_CLIENT_SECRET needs it.');
  if (given.GUEST_ISSUER === 'platform' && !id && !secret) {
    addFault(
      'GUEST_ISSUER',
      '"platform" needs GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET. Without an OAuth client write minted.',
    );
  }
  if (!isProduction(given)) return;
  if (!given.ALLOWED_ORIGINS) {
    addFault(
      'ALLOWED_ORIGINS',
      'is missing: list the sites that may start chats, e.g. https://www.example.com.',
    );
  }
  if (!given.SESSION_SECRETS && !given.SESSION_SECRETS_FILE) {
    addFault(
      'SESSION_SECRETS',
      'is missing: make one with `openssl rand -hex 32`. Every machine needs the same, and a restart must keep it.',
    );
  }
}

/** Puts the content of `NAME_FILE` in the place of `NAME`, for the variables that are secrets. */
function readSecretFiles(given: Environment, addFault: AddFault): Environment {
  const values: Record<string, string | undefined> = { ...given };
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
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
