import { failures } from '../genesys/genesys.testing.ts';
import type { ProblemCode } from '../http/problems.ts';
import { DEPLOYMENT_ID, ORIGIN } from './companion.testing.ts';
import {
  askAmongTooMany,
  asking,
  askingCode,
  askOneThatFails,
  askWithoutKeys,
  asLater,
  fromGenesys,
  reading,
  sending,
} from './contract-plays.testing.ts';
import type { Play } from './contract-stage.testing.ts';

/** How an answer of the contract's section 3 comes about. */
export interface Row {
  readonly when: string;
  readonly play: Play;
  /** Whom the answer is for; by default a page of an allowed origin. */
  readonly reader?: 'foreign page' | 'machine';
  /** Fields beside those that every answer for this reader has: a value, or what it looks like. */
  readonly fields?: Readonly<Record<string, string | RegExp>>;
}

const GUEST_TOKEN = '/api/guest-token';
const END = '/api/guest-token/end';
const AUTH_CODE = '/api/auth-code';
const VERIFY_CONTEXT = '/api/verify-context';
const AVAILABILITY = '/api/availability';
const FOREIGN = 'https://evil.example';
const UNKNOWN = DEPLOYMENT_ID.replace('0', '1');
const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type',
};

const counted = (policy: 'address' | 'visitor' | 'code' | 'sign-in') => ({
  'ratelimit-policy': new RegExp(`^"${policy}";q=\\d+;w=60$`),
  ratelimit: new RegExp(`^"${policy}";r=\\d+;t=\\d+$`),
});
const retryAfter = { 'retry-after': /^[1-9]\d*$/ };
/** Of a new guest whom Genesys could not make now. */
const countedForLater = { ...counted('address'), ...retryAfter };

/** Rows without a problem. */
export const successes: readonly (Row & { readonly status: 200 | 204 })[] = [
  { status: 200, when: 'a new guest', play: asking(), fields: counted('address') },
  {
    status: 200,
    when: 'a new guest in a body of application/json',
    play: asking({ headers: { 'content-type': 'application/json' } }),
    fields: counted('address'),
  },
  { status: 200, when: 'a new guest of the platform', play: fromGenesys({}), fields: counted('address') },
  {
    status: 200,
    when: 'a guest who comes back',
    play: asLater(({ resume }) => ({ body: { resume } })),
    fields: counted('visitor'),
  },
  {
    status: 204,
    when: 'the end of a session',
    play: asLater(({ resume }) => ({ body: { resume }, path: END })),
  },
  { status: 204, when: 'the end of no session', play: asking({ body: { resume: 'x' }, path: END }) },
  { status: 200, when: 'a code for Genesys', play: askingCode() },
  ...[GUEST_TOKEN, END, AUTH_CODE].map((path) => ({
    status: 204 as const,
    when: `a preflight for ${path}`,
    play: sending('OPTIONS', path, { origin: ORIGIN, ...PREFLIGHT }),
    fields: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '7200',
    },
  })),
  {
    status: 200,
    when: 'a context that is ours',
    play: asLater(({ context }) => ({ body: { context }, path: VERIFY_CONTEXT })),
    reader: 'machine',
  },
  {
    status: 200,
    when: 'whether anybody is there',
    play: reading(AVAILABILITY, { OPENING_HOURS: 'Mo-Su Europe/Berlin' }),
    fields: { 'cache-control': 'public, max-age=15' },
  },
  {
    status: 200,
    when: 'whether anybody is there, which nobody knows now',
    play: async ({ withGenesys }) => {
      const { send } = await withGenesys({ guests: failures['500'] }, { AVAILABILITY_QUEUE: UNKNOWN });
      return send('GET', AVAILABILITY, { origin: ORIGIN });
    },
  },
];

interface ProblemRows {
  readonly status: number;
  readonly rows: readonly [...Row[], Row];
}

/** Every problem with the rows that bring it about: a code that has none does not compile. */
export const problems: Record<ProblemCode, ProblemRows> = {
  'invalid-request': {
    status: 400,
    rows: [
      { when: 'no JSON', play: asking({ body: '{' }) },
      { when: 'a wrong type', play: asking({ body: { resume: 7 } }) },
      { when: 'an unknown field', play: asking({ body: { more: 1 } }) },
      { when: 'the end of nothing', play: asking({ path: END }) },
      { when: 'a code for nobody', play: askingCode({ body: {} }) },
      { when: 'no context to verify', play: asking({ path: VERIFY_CONTEXT }), reader: 'machine' },
    ],
  },
  'invalid-user-token': {
    status: 401,
    rows: [
      { when: 'a user token', play: asking({ body: { userToken: 'x' } }), fields: counted('address') },
      { when: 'the user token of a code', play: askingCode({ body: { userToken: 'x' } }) },
    ],
  },
  'user-token-required': {
    status: 401,
    rows: [
      {
        when: 'no user token, where the site wants one',
        play: asking(
          {},
          { env: { USER_TOKENS: 'required', USER_TOKEN_SECRET: 'what the back end of the shop signs with' } },
        ),
      },
    ],
  },
  'invalid-context': {
    status: 401,
    rows: [
      {
        when: 'a context',
        play: asking({ body: { context: 'x' }, path: VERIFY_CONTEXT }),
        reader: 'machine',
      },
    ],
  },
  'origin-not-allowed': {
    status: 403,
    rows: [
      ...[GUEST_TOKEN, END, AUTH_CODE].flatMap((path): Row[] => [
        {
          when: `a foreign origin at ${path}`,
          play: asking({ headers: { origin: FOREIGN }, path }),
          reader: 'foreign page',
        },
        {
          when: `origin null at ${path}`,
          play: asking({ headers: { origin: 'null' }, path }),
          reader: 'foreign page',
        },
        { when: `no origin at ${path}`, play: sending('POST', path, {}), reader: 'foreign page' },
        {
          when: `a preflight of a foreign origin for ${path}`,
          play: sending('OPTIONS', path, { origin: FOREIGN, ...PREFLIGHT }),
          reader: 'foreign page',
        },
      ]),
      { when: 'a navigation', play: asking({ headers: { 'sec-fetch-mode': 'navigate' } }) },
      {
        when: `a foreign origin at ${AVAILABILITY}`,
        play: sending('GET', AVAILABILITY, { origin: FOREIGN }),
        reader: 'foreign page',
      },
      { when: `no origin at ${AVAILABILITY}`, play: sending('GET', AVAILABILITY), reader: 'foreign page' },
      { when: 'a no-cors request', play: asking({ headers: { 'sec-fetch-mode': 'no-cors' } }) },
    ],
  },
  'unknown-deployment': {
    status: 404,
    rows: [
      { when: 'a deployment', play: asking({ body: { deploymentId: UNKNOWN } }) },
      {
        when: 'the deployment of an end',
        play: asking({ body: { resume: 'x', deploymentId: UNKNOWN }, path: END }),
      },
    ],
  },
  'not-found': {
    status: 404,
    rows: [
      { when: 'an address of nothing', play: sending('GET', '/nothing'), reader: 'machine' },
      {
        when: 'a code, where there is no OpenID provider',
        play: asking({ body: { userToken: 'x' }, path: AUTH_CODE }),
      },
      {
        when: 'an OpenID provider, where there is none',
        play: sending('GET', '/oidc/jwks'),
        reader: 'machine',
      },
      { when: 'a site that names no hours', play: sending('GET', AVAILABILITY, { origin: ORIGIN }) },
    ],
  },
  'method-not-allowed': {
    status: 405,
    rows: [
      {
        when: 'GET',
        play: sending('GET', GUEST_TOKEN, { origin: ORIGIN }),
        fields: { allow: 'POST, OPTIONS' },
      },
      {
        when: 'PUT of a foreign origin',
        play: sending('PUT', END, { origin: FOREIGN }),
        reader: 'foreign page',
        fields: { allow: 'POST, OPTIONS' },
      },
      {
        when: 'POST to what is read',
        play: sending('POST', AVAILABILITY, { origin: ORIGIN }),
        fields: { allow: 'GET, HEAD, OPTIONS' },
      },
      {
        when: 'GET of a check',
        play: sending('GET', VERIFY_CONTEXT),
        reader: 'machine',
        fields: { allow: 'POST' },
      },
      {
        when: 'POST to the loader',
        play: sending('POST', '/loader.js'),
        reader: 'machine',
        fields: { allow: 'GET, HEAD' },
      },
    ],
  },
  'body-too-large': {
    status: 413,
    rows: [
      { when: 'more than 8 KiB', play: asking({ body: { resume: 'x'.repeat(8192) } }) },
      {
        when: 'more than 8 KiB of which nothing is told before',
        play: asking({ body: { resume: 'x'.repeat(8192) }, headers: { 'transfer-encoding': 'chunked' } }),
      },
    ],
  },
  'unsupported-media-type': {
    status: 415,
    rows: [
      {
        when: 'a form',
        play: asking({ body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      },
    ],
  },
  'rate-limited': {
    status: 429,
    rows: [
      {
        when: 'too many from one address',
        play: asking({}, { times: 2, env: { RATE_LIMIT_PER_IP: '1' } }),
        fields: countedForLater,
      },
      {
        when: 'too many returns of one visitor',
        play: asLater(({ resume }) => ({ body: { resume } }), { times: 2, env: { RATE_LIMIT_PER_IP: '1' } }),
        fields: { ...counted('visitor'), ...retryAfter },
      },
      {
        when: 'too many codes for one visitor',
        play: askingCode({}, { times: 2, env: { RATE_LIMIT_PER_IP: '1' } }),
        fields: { ...counted('code'), ...retryAfter },
      },
      {
        when: 'too many bad user tokens from one address',
        play: askingCode({ body: { userToken: 'x' } }, { times: 2, env: { RATE_LIMIT_PER_IP: '1' } }),
        fields: { ...counted('sign-in'), ...retryAfter },
      },
      {
        when: 'too many in all',
        play: asking({}, { times: 2, env: { RATE_LIMIT_GLOBAL: '1' } }),
        fields: {
          'ratelimit-policy': /^"address";q=\d+;w=60, "global";q=1;w=60$/,
          ratelimit: /^"address";r=\d+;t=\d+, "global";r=0;t=\d+$/,
          ...retryAfter,
        },
      },
    ],
  },
  'proof-required': {
    status: 429,
    rows: [
      {
        when: 'a new guest without a proof',
        play: asking({}, { env: { PROOF_OF_WORK: 'always' } }),
        fields: counted('address'),
      },
    ],
  },
  'internal-error': { status: 500, rows: [{ when: 'a failure of ours', play: askOneThatFails }] },
  'genesys-refused': {
    status: 502,
    rows: [
      ...(['400', '401', '403', '404', 'no JSON', 'other JSON'] as const).map((failure) => ({
        when: `Genesys’s answer ${failure}`,
        play: fromGenesys({ guests: failures[failure] }),
        fields: counted('address'),
      })),
      {
        when: 'an OAuth client that Genesys does not take',
        play: fromGenesys({ login: failures['401'] }),
        fields: counted('address'),
      },
    ],
  },
  'genesys-unavailable': {
    status: 503,
    rows: [
      ...(['429', '500', 'reset'] as const).map((failure) => ({
        when: `Genesys’s answer ${failure}`,
        play: fromGenesys({ guests: failures[failure] }),
        fields: countedForLater,
      })),
      {
        when: 'an open circuit',
        play: fromGenesys({ guests: failures['500'] }, { times: 11 }),
        fields: countedForLater,
      },
    ],
  },
  'user-token-keys-unavailable': {
    status: 503,
    rows: [{ when: 'a site that publishes no keys now', play: askWithoutKeys, fields: countedForLater }],
  },
  overloaded: {
    status: 503,
    rows: [
      {
        when: 'a budget of calls that is used up',
        play: fromGenesys({}, { env: { UPSTREAM_CALLS_PER_MINUTE: '1' } }),
        fields: countedForLater,
      },
      { when: 'one too many at once', play: askAmongTooMany, fields: retryAfter },
    ],
  },
  'genesys-timeout': {
    status: 504,
    rows: [
      {
        when: 'no answer of Genesys',
        play: fromGenesys({ guests: failures['no answer'] }, { env: { UPSTREAM_TIMEOUT_MS: '100' } }),
        fields: counted('address'),
      },
    ],
  },
};
