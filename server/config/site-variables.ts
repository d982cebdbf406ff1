import { z } from 'zod';
import { readOpeningHours, UnreadableHours } from '../availability/opening-hours.ts';
import type { AvailabilitySettings } from '../availability/settings.ts';
import { parseRegion, scriptUrl } from '../genesys/regions.ts';
import { loopbackOrigins, parseAllowedOrigins } from '../http/origins.ts';
import { parseUrl } from '../http/parse-url.ts';
import { type Environment, type Site, USER_TOKENS } from './config.ts';
import type { AddFault } from './faults.ts';
import { GUESSABLE, isGuessable, splitSecrets } from './secret-rules.ts';
import { oneOf, reads, uuid, webAddress, webOrigin } from './values.ts';

/** The variables of one site, from the environment or from an entry of SITES_FILE. */
export const siteVariables = {
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
  USER_TOKEN_SECRET: z.string().transform(splitSecrets).optional(),
  USER_TOKEN_JWKS: z.string().transform(addressOfKeys).optional(),
  USER_TOKENS: reads(oneOf(...USER_TOKENS), `is none of ${USER_TOKENS.join(', ')}.`).default('optional'),
  OIDC_CLIENT_ID: reads(
    (text) => (/^[\w.~-]{1,100}$/.test(text) ? text : undefined),
    'is no client id: write up to 100 letters, digits and -._~, as messenger.',
  ).optional(),
  OIDC_CLIENT_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, {
      error: 'is too weak: make one of at least 32 characters with `openssl rand -hex 32`.',
      abort: true,
    })
    .refine((secret) => !isGuessable(secret), GUESSABLE)
    .optional(),
  AVAILABILITY_SCHEDULE_GROUP: idOf('schedule group', 'Admin, Architect, Schedule Groups').optional(),
  AVAILABILITY_EMERGENCY_GROUP: idOf('emergency group', 'Admin, Architect, Emergency Groups').optional(),
  AVAILABILITY_QUEUE: idOf('queue', 'Admin, Contact Center, Queues').optional(),
  OPENING_HOURS: z.string().transform(openingHours).optional(),
};

/** Those that hold a secret, or may name a file with it: `NAME_FILE`. */
export const SITE_SECRETS: readonly string[] = [
  'GENESYS_CLIENT_SECRET',
  'USER_TOKEN_SECRET',
  'OIDC_CLIENT_SECRET',
];

export function siteOf(values: z.output<z.ZodObject<typeof siteVariables>>): Site {
  const { GENESYS_CLIENT_ID: clientId, GENESYS_CLIENT_SECRET: clientSecret } = values;
  const { USER_TOKEN_SECRET: secrets, USER_TOKEN_JWKS: jwksUrl } = values;
  const credentials = clientId && clientSecret ? { clientId, clientSecret } : undefined;
  const { OIDC_CLIENT_ID: openIdClient, OIDC_CLIENT_SECRET: openIdSecret } = values;
  return {
    deploymentId: values.GENESYS_DEPLOYMENT_ID,
    region: values.GENESYS_REGION,
    scriptUrl: values.GENESYS_SCRIPT_URL ?? scriptUrl(values.GENESYS_REGION),
    allowedOrigins: values.ALLOWED_ORIGINS ?? loopbackOrigins,
    issuer: values.GUEST_ISSUER ?? (credentials ? 'platform' : 'minted'),
    credentials,
    gateway: values.GENESYS_GATEWAY,
    guestsPath: values.GENESYS_GUESTS_PATH,
    userTokenKeys: secrets ? { secrets } : jwksUrl ? { jwksUrl } : undefined,
    userTokens: values.USER_TOKENS,
    openId: openIdClient && openIdSecret ? { clientId: openIdClient, clientSecret: openIdSecret } : undefined,
    availability: availabilityOf(values),
  };
}

function availabilityOf(
  values: z.output<z.ZodObject<typeof siteVariables>>,
): AvailabilitySettings | undefined {
  const settings = {
    scheduleGroupId: values.AVAILABILITY_SCHEDULE_GROUP,
    openingHours: values.OPENING_HOURS,
    emergencyGroupId: values.AVAILABILITY_EMERGENCY_GROUP,
    queueId: values.AVAILABILITY_QUEUE,
  };
  const namesAny = Object.values(settings).some((value) => value !== undefined);
  return namesAny ? settings : undefined;
}

/** What no variable of a site can be blamed for alone. */
export function checkSiteTogether(given: Environment, addFault: AddFault): void {
  for (const name of ['GENESYS_REGION', 'GENESYS_DEPLOYMENT_ID']) {
    if (!given[name]) addFault(name, 'is missing: a site is one Messenger deployment in one region.');
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
  if (given.USER_TOKEN_SECRET && given.USER_TOKEN_JWKS) {
    addFault('USER_TOKEN_JWKS', 'is set beside USER_TOKEN_SECRET: a site signs its user tokens in one way.');
  }
  checkSignIn(given, addFault);
  checkAvailability(given, addFault);
}

/** Genesys shows these to an OAuth client only, and one timetable is enough. */
function checkAvailability(given: Environment, addFault: AddFault): void {
  for (const name of ['AVAILABILITY_SCHEDULE_GROUP', 'AVAILABILITY_EMERGENCY_GROUP', 'AVAILABILITY_QUEUE']) {
    if (!given[name] || given.GENESYS_CLIENT_ID) continue;
    const instead = name === 'AVAILABILITY_SCHEDULE_GROUP' ? ' Without one, write OPENING_HOURS.' : '';
    addFault(name, `needs GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET: Genesys is asked for it.${instead}`);
  }
  if (given.AVAILABILITY_SCHEDULE_GROUP && given.OPENING_HOURS) {
    addFault(
      'OPENING_HOURS',
      'is set beside AVAILABILITY_SCHEDULE_GROUP: a site is open by one of them. Take the other out.',
    );
  }
}

/** Who signs in is known by a user token alone. */
function checkSignIn(given: Environment, addFault: AddFault): void {
  const { OIDC_CLIENT_ID: id, USER_TOKENS: wanted = 'optional' } = given;
  const secret = given.OIDC_CLIENT_SECRET ?? given.OIDC_CLIENT_SECRET_FILE;
  if (id && !secret) {
    addFault(
      'OIDC_CLIENT_SECRET',
      'is missing: OIDC_CLIENT_ID needs it. Make one with `openssl rand -hex 32`, and write both into the integration in Genesys Cloud.',
    );
  }
  if (secret && !id) addFault('OIDC_CLIENT_ID', 'is missing: OIDC_CLIENT_SECRET needs it.');
  if (given.USER_TOKEN_SECRET || given.USER_TOKEN_SECRET_FILE || given.USER_TOKEN_JWKS) return;
  const remedy = 'needs USER_TOKEN_SECRET or USER_TOKEN_JWKS: no user token can be checked without.';
  if (id) addFault('OIDC_CLIENT_ID', remedy);
  if (wanted.trim() !== 'optional') addFault('USER_TOKENS', remedy);
}

function idOf(what: string, where: string) {
  return reads(uuid, `is no id of a ${what}: copy the UUID from its address in Genesys Cloud, ${where}.`);
}

function openingHours(text: string, context: z.RefinementCtx) {
  try {
    return readOpeningHours(text);
  } catch (error) {
    if (!(error instanceof UnreadableHours)) throw error;
    context.addIssue(error.message);
    return z.NEVER;
  }
}

/** Without https, whoever stands between could hand over keys of their own. No fault shows the text: it may hold a password. */
function addressOfKeys(text: string, context: z.RefinementCtx): string {
  const url = parseUrl(text);
  const isHere = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.username || url?.password) {
    context.addIssue('has a user or password in it: published keys need none. Take it out.');
  } else if (url?.protocol === 'https:' || isHere) {
    return url.href;
  } else {
    context.addIssue(
      'is no address of keys: write it like https://www.example.com/.well-known/jwks.json, with https.',
    );
  }
  return z.NEVER;
}
