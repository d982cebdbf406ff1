import type { siteVariables } from './site-variables.ts';
import type { variables } from './variables.ts';

/** What a variable is for, in the words of `public/docs/contract.md`; `byDefault` where a rule and no value decides. Markdown. */
interface VariableHelp {
  readonly help: string;
  readonly byDefault?: string;
}

type Name = keyof typeof variables | keyof typeof siteVariables | 'SITES_FILE' | 'NODE_ENV';

/** Every environment variable of the companion, in the order of `public/docs/contract.md`: one that is missing here does not compile. */
export const configHelp: Record<Name, VariableHelp> = {
  NODE_ENV: {
    help: '`development`, `dev` or `test`: the sandbox, and defaults for this machine; anything else is production, with nothing generated or open by default',
    byDefault: 'development',
  },
  PORT: { help: 'where it listens; `0`: any free port' },
  HOST: {
    help: 'the address it listens on; the sandbox takes only one of this machine',
    byDefault: '`127.0.0.1`, in production `0.0.0.0`',
  },
  PUBLIC_URL: {
    help: 'how browsers reach it: written into the loader, so that it finds its parts also where an optimiser has combined, inlined, renamed or copied it. Set it in production, above all behind a cache or CDN. The doctor asks there',
    byDefault: 'the address that a request names',
  },
  GENESYS_REGION: {
    help: 'any spelling: `mypurecloud.ie`, `prod-euw1`, `euw1`, `eu-west-1`',
    byDefault: 'required',
  },
  GENESYS_DEPLOYMENT_ID: { help: 'UUID of the Messenger deployment', byDefault: 'required' },
  GENESYS_CLIENT_ID: { help: 'OAuth client of the kind client credentials' },
  GENESYS_CLIENT_SECRET: { help: 'its secret' },
  GENESYS_SCRIPT_URL: {
    help: 'where the page fetches `genesys.min.js`',
    byDefault: '`https://apps.<region>/genesys-bootstrap/genesys.min.js`',
  },
  GENESYS_GATEWAY: { help: '`http(s)://host:port` in front of Genesys’s login and API' },
  GENESYS_GUESTS_PATH: { help: 'the resource that makes guests' },
  GUEST_ISSUER: {
    help: '`platform`: Genesys makes the guest; `minted`: the companion does',
    byDefault: '`platform` with an OAuth client, else `minted`',
  },
  ALLOWED_ORIGINS: {
    help: 'who may ask, comma-separated; `https://*.example.com`: any subdomain',
    byDefault: 'required in production, else this machine',
  },
  USER_TOKEN_SECRET: { help: 'checks user tokens by HS256; at least 32 characters, several between commas' },
  USER_TOKEN_JWKS: { help: 'address of the keys that check user tokens by RS256, ES256 or EdDSA' },
  USER_TOKENS: {
    help: '`optional`: visitors without a user token are guests; `required`: they are refused; `report`: nobody is refused, and the log tells whom `required` would refuse',
  },
  OIDC_CLIENT_ID: {
    help: 'switches on the OpenID provider at `/oidc`: the client id that you write into the integration in Genesys Cloud; needs `PUBLIC_URL`',
  },
  OIDC_CLIENT_SECRET: { help: 'its secret, at least 32 characters' },
  AVAILABILITY_SCHEDULE_GROUP: {
    help: 'UUID of the schedule group of Architect by which `/api/availability` says open or closed; this and the next two need an OAuth client, with `GUEST_ISSUER=minted` too',
  },
  AVAILABILITY_EMERGENCY_GROUP: {
    help: 'UUID of the emergency group: while it is switched on, the state is `emergency`',
  },
  AVAILABILITY_QUEUE: {
    help: 'UUID of the queue whose people on queue and estimated wait are told; with neither schedule group nor hours, it is open while anybody is on queue',
  },
  OPENING_HOURS: {
    help: 'in the place of a schedule group, without Genesys: schema.org’s `openingHours` and a time zone, `Mo-Fr 09:00-17:00, Sa 10:00-14:00 Europe/Berlin`',
  },
  SITES_FILE: { help: 'JSON with several sites, each with the variables from `GENESYS_REGION` to here' },
  SESSION_TTL: { help: 'life of a guest session, seconds' },
  SESSION_SECRETS: {
    help: 'seal `resume`, sign `context` and challenges; at least 32 characters each, newest first, older ones still open',
    byDefault: 'generated; required in production',
  },
  RATE_LIMIT_PER_IP: { help: 'new guests a minute from one address; one /56 of IPv6 counts as one' },
  RATE_LIMIT_GLOBAL: { help: 'new guests a minute in all, of each site' },
  PROOF_OF_WORK: {
    help: 'when a new guest’s browser has to work a sixth of a second: `always`, `off`, or under `pressure`: while more than half of `RATE_LIMIT_GLOBAL` is used up',
  },
  TRUST_PROXY: {
    help: 'how many proxies stand in front (`1`) or where (`10.0.0.0/8,loopback`): their `X-Forwarded-For`, `-Host` and `-Proto` are believed',
  },
  UPSTREAM_TIMEOUT_MS: { help: 'deadline of one call to Genesys, ms' },
  UPSTREAM_CALLS_PER_MINUTE: {
    help: 'calls to Genesys a minute, logins and retries among them, of all machines on one Redis; Genesys allows 300',
  },
  REDIS_URL: {
    help: 'state that several machines share; needs the package `redis`',
    byDefault: 'none: in memory',
  },
  METRICS_TOKEN: {
    help: 'opens `/metrics` and `/api/doctor` to whoever sends it, as `Authorization: Bearer …`',
    byDefault: 'none: closed in production; in development open to this machine alone',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    help: 'OTLP collector for traces, as `http://otel-collector:4318`; OpenTelemetry’s other `OTEL_EXPORTER_OTLP_…` variables are read too; needs OpenTelemetry’s packages, which the start names',
    byDefault: 'none: nothing is traced',
  },
  OTEL_SERVICE_NAME: { help: 'the name of the companion in traces' },
  SERVE_WITHOUT: {
    help: 'what makes the process fast, switched off to look for a fault: `shared-turns`, `plain-lines`, `one-head`',
    byDefault: 'none: all of it is on',
  },
  PAGES: {
    help: '`off`: no pages for people at `/`, `/builder`, `/doctor`, `/docs` and `/demo`; the tag and the chat need none of them',
  },
  LOG_LEVEL: { help: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`' },
};
