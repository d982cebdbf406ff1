import { setTimeout as wait } from 'node:timers/promises';
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type FakeGenesys, failures, json, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { DEPLOYMENT_ID, SESSION_SECRET, startCompanion } from '../testing/companion.testing.ts';
import type { Fared } from './fared.ts';

type KeyServer = FakeGenesys['guests'];
type Companion = Awaited<ReturnType<typeof startCompanion>>;

/** What can go wrong with the keys that a site publishes, by name; each starts all it needs and stops it. */
export const jwksFaults: Readonly<Record<string, () => Promise<Fared>>> = {
  'the keys of user tokens hang': () => whenKeysFail(failures['no answer']),
  'the keys of user tokens have no end': () => whenKeysFail(sendWithoutEnd),
  'the keys of user tokens are answered with 500': () => whenKeysFail(failures['500']),
  'the keys of user tokens are no good': whenKeysAreNoGood,
  'tokens of forged keys flood the companion': whenKeysAreForged,
};

const VISITORS = 20;
const FORGED = 200;
/** Fetches of the keys, by however many visitors: the first one, and one more for a key that might be new. */
const MOST_FETCHES = 2;
/** While they fail, in the seconds that a busy machine takes for two rounds: the pauses between them double. */
const MOST_FETCHES_THAT_FAIL = 4;
const QUERY_SECRET = 'the-secret-in-the-query';
const KID = 'the-key-of-the-site';

async function whenKeysFail(failing: KeyServer): Promise<Fared> {
  const { site, companion, judge, jwk, close } = await startScene();
  site.guests = failing;
  for (let round = 0; round < 2; round++) await judge.visit(companion, KEYS_MAY_FAIL);
  judge.countFetches(site, MOST_FETCHES_THAT_FAIL);
  site.guests = json(200, { keys: [jwk] });
  await wait(judge.longestRetryAfterMs());
  await judge.visit(companion, NOTHING_MAY_FAIL);
  await close();
  return judge.verdict(companion);
}

async function whenKeysAreNoGood(): Promise<Fared> {
  const { site, companion, judge, close } = await startScene();
  site.guests = json(200, { keys: [{ kty: 'EC', crv: 'P-256', x: '', y: '', kid: KID }, null] });
  for (let round = 0; round < 2; round++) await judge.visit(companion, KEYS_MAY_FAIL);
  judge.countFetches(site, MOST_FETCHES);
  await close();
  return judge.verdict(companion);
}

async function whenKeysAreForged(): Promise<Fared> {
  const { site, companion, judge, close } = await startScene();
  await Promise.all([judge.flood(companion), judge.visit(companion, NOTHING_MAY_FAIL)]);
  await judge.visit(companion, NOTHING_MAY_FAIL);
  judge.countFetches(site, MOST_FETCHES);
  await close();
  return judge.verdict(companion);
}

async function startScene() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: KID };
  const site = await startFakeGenesys();
  site.guests = json(200, { keys: [jwk] });
  const companion = await startCompanion({ USER_TOKEN_JWKS: `${site.url}/keys?key=${QUERY_SECRET}` });
  const close = async () => {
    await companion.close();
    await site.close();
  };
  return { site, companion, judge: createJudge(privateKey), jwk, close };
}

const sendWithoutEnd: KeyServer = (_req, res) => {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const send = () => {
    while (!res.destroyed) if (!res.write(chunk)) return void res.once('drain', send);
  };
  send();
};

type Codes = ReadonlySet<string>;
const NOTHING_MAY_FAIL: Codes = new Set();
const KEYS_MAY_FAIL: Codes = new Set(['user-token-keys-unavailable', 'invalid-user-token']);
const REFUSED: Codes = new Set(['invalid-user-token']);

function createJudge(privateKey: CryptoKey) {
  const fared = { asked: 0, guests: 0, wrong: [] as string[], lost: [] as string[], secrets: [] as string[] };
  const given = new Set<string>();
  const userTokens: string[] = [];
  let longestRetryAfterMs = 0;

  const sign = async (customerId: string, kid: string) => {
    const token = await new SignJWT({ sub: customerId, aud: DEPLOYMENT_ID })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setExpirationTime('5m')
      .sign(privateKey);
    userTokens.push(token);
    return token;
  };

  const findSecrets = (where: string, text: string) => {
    for (const secret of [SESSION_SECRET, QUERY_SECRET, ...userTokens]) {
      if (text.includes(secret)) fared.secrets.push(`${secret} in ${where}`);
    }
  };

  const judgeAnswer = async (res: Response, customerId: string | undefined, codes: Codes) => {
    const text = await res.text();
    findSecrets('an answer', text);
    const answer = JSON.parse(text);
    if (res.status === 200) {
      fared.guests++;
      const isTheirs = decodeJwt(answer.context).customerId === customerId;
      if (!isTheirs || given.has(answer.guestId)) fared.wrong.push(`guest ${answer.guestId}`);
      given.add(answer.guestId);
      return;
    }
    const retryAfterMs = Number(res.headers.get('retry-after')) * 1000;
    longestRetryAfterMs = Math.max(longestRetryAfterMs, retryAfterMs);
    const saysWhen = res.status !== 503 || retryAfterMs >= 1000;
    if (!codes.has(answer.code) || !saysWhen) fared.wrong.push(`${res.status} ${answer.code}`);
  };

  const ask = async ({ ask }: Companion, customerId: string | undefined, kid: string, codes: Codes) => {
    fared.asked++;
    try {
      const body = customerId === undefined ? {} : { userToken: await sign(customerId, kid) };
      await judgeAnswer(await ask(body), customerId, codes);
    } catch (error) {
      fared.lost.push(String(error));
    }
  };

  return {
    /** Many visitors at once, each second one signed in; these may get an answer with one of `codes`. */
    async visit(companion: Companion, codes: Codes) {
      const visitors = Array.from({ length: VISITORS }, (_, index) => [
        ask(companion, undefined, KID, NOTHING_MAY_FAIL),
        ask(companion, `customer-${index}`, KID, codes),
      ]);
      await Promise.all(visitors.flat());
    },
    /** Tokens that name keys which nobody has published. */
    async flood(companion: Companion) {
      const forged = Array.from({ length: FORGED }, (_, index) => `forged-${index}`);
      await Promise.all(forged.map((kid) => ask(companion, kid, kid, REFUSED)));
    },
    countFetches({ requests }: FakeGenesys, most: number) {
      if (requests.length > most) fared.wrong.push(`${requests.length} fetches of the keys`);
    },
    longestRetryAfterMs: () => longestRetryAfterMs,
    verdict({ logText }: Companion): Fared {
      findSecrets('the log', logText());
      return fared;
    },
  };
}
