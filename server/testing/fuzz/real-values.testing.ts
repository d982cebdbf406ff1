import { createHmac } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Companion } from '../../app.ts';
import type { Config } from '../../config/config.ts';
import type { GuestWanted } from '../../guest-token/ahead.ts';
import { createProofs } from '../../guest-token/proofs.ts';
import { createMemoryStore } from '../../store/memory.ts';

/** What a visitor, or somebody who has got hold of it, may send to one companion. */
export interface RealValues {
  readonly origins: readonly string[];
  readonly deploymentIds: readonly string[];
  /** Nothing ends them: they stay good to be resumed. */
  readonly sessions: readonly RealSession[];
  /** For those who end sessions. */
  readonly ending: readonly RealSession[];
  readonly proofs: readonly string[];
  readonly userTokens: readonly string[];
  /** A user token as the site's own back end signs it, whatever it says. */
  signUserToken(header: unknown, claims: unknown): string;
  readonly metricsToken: string;
  /** Of the loader's files under their hash. */
  readonly loaderPaths: readonly string[];
  /** Of `loader.js` at {@link HOST}. */
  readonly etag: string;
}

/** A guest session that a companion has given to a page. */
export interface RealSession {
  readonly origin: string;
  readonly token: string;
  readonly resume: string;
  readonly context: string;
  /** Of a visitor who is signed in: the `sub` of the user token. */
  readonly customerId: string | undefined;
}

/** The companion's own, as the requests name it. */
export const HOST = 'chat.example';
export const METRICS_TOKEN = 'what-operators-send-for-the-metrics';
export const USER_TOKEN_SECRET = 'what the back end of the site signs its tokens with';

/** Takes from a companion what a visitor may have of it. `userTokenOf`: signed as each site checks it. */
export async function takeRealValues(
  companion: Companion,
  config: Config,
  userTokenOf: (deploymentId: string) => string,
): Promise<RealValues> {
  const places = config.sites.flatMap(({ allowedOrigins, deploymentId }) =>
    [...allowedOrigins.exact].map((origin) => ({ origin, deploymentId })),
  );
  const deploymentIds = config.sites.map(({ deploymentId }) => deploymentId);
  const takeSessions = () =>
    Promise.all(
      places.flatMap((place) =>
        [undefined, userTokenOf(place.deploymentId)].map((userToken) =>
          takeSession(companion, { ...place, userToken }),
        ),
      ),
    );
  return {
    origins: places.map(({ origin }) => origin),
    deploymentIds,
    sessions: await takeSessions(),
    ending: await takeSessions(),
    proofs: await Promise.all(places.slice(0, 2).map((place) => makeProof(config, place))),
    userTokens: deploymentIds.map(userTokenOf),
    signUserToken,
    metricsToken: METRICS_TOKEN,
    ...(await lookAtLoader(companion)),
  };
}

/** What the back end of a site says of a visitor who has signed in. */
export function claimsFor(deploymentId: string) {
  return {
    sub: CUSTOMER,
    aud: deploymentId,
    exp: Math.floor(Date.now() / 1000) + HALF_AN_HOUR_S,
    name: 'Ada',
  };
}

const CUSTOMER = 'customer-7';
const HALF_AN_HOUR_S = 1_800;

interface Place {
  readonly origin: string;
  readonly deploymentId: string;
}

async function takeSession(companion: Companion, wanted: GuestWanted): Promise<RealSession> {
  const { session, problem } = await companion.issueGuest({ ...wanted, patienceMs: 20_000 });
  if (session === undefined) throw new Error(`There is no guest to begin with: ${problem?.detail}`);
  const { origin, token, resume, context } = session;
  const customerId = wanted.userToken === undefined ? undefined : CUSTOMER;
  return { origin, token, resume, context, customerId };
}

async function makeProof({ sessionSecrets: secrets }: Config, place: Place): Promise<string> {
  const problem = await createProofs('always', { secrets, store: createMemoryStore() }).demand(place);
  const challenge = problem.challenge as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

/** Not by a library: none would sign all that is to be signed here. */
export function signUserToken(header: unknown, claims: unknown): string {
  const signed = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', USER_TOKEN_SECRET).update(signed).digest('base64url')}`;
}

async function lookAtLoader({ answer }: Companion): Promise<Pick<RealValues, 'loaderPaths' | 'etag'>> {
  const ask = (path: string) =>
    answer({
      method: 'GET',
      path,
      query: '',
      headers: { host: HOST },
      address: '127.0.0.1',
      addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
      readBody: async () => ({ text: '' }),
      hasLeft: () => false,
    });
  const { integrity } = JSON.parse(String((await ask('/loader/manifest.json')).body));
  const loaderPaths = Object.keys(integrity).map((path) => `/loader/${path}`);
  return { loaderPaths, etag: String((await ask('/loader.js')).headers.ETag) };
}
