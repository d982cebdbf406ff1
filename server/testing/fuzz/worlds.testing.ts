import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Config, Environment } from '../../config/config.ts';
import { readConfig } from '../../config/read.ts';
import { CLIENT, type FakeGenesys, failures, json, startFakeGenesys } from '../../genesys/genesys.testing.ts';
import { environment } from '../companion.testing.ts';
import { claimsFor, METRICS_TOKEN, signUserToken, USER_TOKEN_SECRET } from './real-values.testing.ts';

/** What companions stand on. Nothing in it leads off this machine. */
export interface World {
  /** Guests are minted, one proxy is believed, and only the token opens the metrics. */
  readonly oneSite: Config;
  /** Limits can be reached, whoever is near reads the metrics, and the second site checks user tokens by keys. */
  readonly twoSites: Config;
  readonly proofs: Config;
  /** Genesys makes the guests: another one than that of the other sites. */
  readonly platform: Config;
  /** Signed as the site checks it. */
  userTokenOf(deploymentId: string): string;
  /** From now on every eighth call to Genesys fails, each in another way; at times so many in a row that the circuit opens. */
  failNowAndThen(): void;
  close(): Promise<void>;
}

export async function createWorld(): Promise<World> {
  const genesys = await startFakeGenesys();
  const failing = await startFakeGenesys();
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = [await exportJWK(publicKey)];
  const env = around(genesys);
  const tokenByKey = await new SignJWT(claimsFor(SECOND_DEPLOYMENT))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(privateKey);
  genesys.guests = (req, res, body) => {
    genesys.requests.length = 0;
    json(200, req.url === '/keys' ? { keys } : {})(req, res, body);
  };
  return {
    oneSite: readConfig(env),
    twoSites: twoSites(env, `${genesys.url}/keys`),
    proofs: readConfig({ ...env, PROOF_OF_WORK: 'always' }),
    platform: onPlatform(failing),
    userTokenOf: (id) =>
      id === SECOND_DEPLOYMENT ? tokenByKey : signUserToken({ alg: 'HS256' }, claimsFor(id)),
    failNowAndThen: numberGuests(failing).failNowAndThen,
    async close() {
      await genesys.close();
      await failing.close();
    },
  };
}

/** All that a companion may ask, or look at for the doctor, is on the port of this Genesys. */
function around({ url }: FakeGenesys): Environment {
  const { port } = new URL(url);
  return {
    ...environment,
    PORT: port,
    GENESYS_GATEWAY: url,
    GENESYS_SCRIPT_URL: `${url}/genesys.min.js`,
    ALLOWED_ORIGINS: `${url},http://localhost:${port}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    METRICS_TOKEN,
    USER_TOKEN_SECRET,
    TRUST_PROXY: '1',
    OPENING_HOURS: 'Mo-Fr 09:00-17:00 Europe/Berlin',
    RATE_LIMIT_PER_IP: '1000000',
    RATE_LIMIT_GLOBAL: '1000000',
  };
}

function twoSites(env: Environment, keys: string): Config {
  const common = {
    ...env,
    METRICS_TOKEN: undefined,
    TRUST_PROXY: 'loopback,10.0.0.0/8',
    RATE_LIMIT_PER_IP: '200',
  };
  const byKeys = { USER_TOKEN_SECRET: undefined, USER_TOKEN_JWKS: keys };
  const second = readConfig({ ...common, ...byKeys, GENESYS_DEPLOYMENT_ID: SECOND_DEPLOYMENT });
  const first = readConfig(common);
  return { ...first, sites: [...first.sites, ...second.sites] };
}

const SECOND_DEPLOYMENT = '0c3f9d8e-2222-4222-8333-444455556666';

function onPlatform(genesys: FakeGenesys): Config {
  return readConfig({
    ...around(genesys),
    GENESYS_CLIENT_ID: CLIENT.clientId,
    GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
    UPSTREAM_CALLS_PER_MINUTE: '1000000',
    UPSTREAM_TIMEOUT_MS: '300',
  });
}

/** Each guest is another one, so that whoever gets one of somebody else's is found out. */
function numberGuests(genesys: FakeGenesys): Pick<World, 'failNowAndThen'> {
  // Told to come back in half a minute, the companion would ask for nothing until then.
  const { '503 until a date': _, ...others } = failures;
  const ways = Object.values({ ...others, '429': json(429, {}, { 'retry-after': '1' }) });
  let fails = false;
  let calls = 0;
  const nowAndThen = (answer: FakeGenesys['guests']): FakeGenesys['guests'] => {
    return (...asked) => {
      // It remembers all that it was asked, and there is no end of that here.
      genesys.requests.length = 0;
      calls++;
      const failsNow = fails && (calls % 8 === 0 || calls % 1_000 >= 990);
      const way = failsNow ? ways[(calls >> 3) % ways.length] : undefined;
      (way ?? answer)(...asked);
    };
  };
  genesys.login = nowAndThen(genesys.login);
  genesys.guests = nowAndThen((...asked) =>
    json(200, { id: `guest-${calls}`, token: `the-guest-token-${calls}.` })(...asked),
  );
  return {
    failNowAndThen() {
      fails = true;
    },
  };
}
