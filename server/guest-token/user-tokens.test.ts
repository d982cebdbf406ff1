import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Config, Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { guestIdText } from '../genesys/guest-id.ts';
import type { Problem } from '../http/problems.ts';
import {
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
  SESSION_SECRET,
  startCompanion,
} from '../testing/companion.testing.ts';
import { createContexts } from './context.ts';
import { createUserTokens, type Visitor } from './user-tokens.ts';

const SECRET = 'the secret that the back end of the shop signs with';
/** Contract section 3.1. */
const MAX_CONTEXT_BYTES = 1200;
const OLD_SECRET = 'the secret that the back end signed with before';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(env: Environment = { USER_TOKEN_SECRET: SECRET }) {
  const companion = await startCompanion(env);
  closing.push(companion.close);
  return companion;
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const ada = () => ({
  sub: 'customer-7',
  aud: DEPLOYMENT_ID,
  exp: inSeconds(600),
  name: 'Ada',
  email: 'ada@example.com',
});

function sign(
  claims: JWTPayload,
  key: string | CryptoKey = SECRET,
  alg = 'HS256',
  kid?: string,
): Promise<string> {
  const bytes = typeof key === 'string' ? new TextEncoder().encode(key) : key;
  return new SignJWT(claims).setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) }).sign(bytes);
}

async function expectRefusal(res: Response) {
  expect(res.status).toBe(401);
  expect(res.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  const problem = await res.json();
  expect(problem).toMatchObject({ code: 'invalid-user-token', retryable: false });
  return problem;
}

describe('a signed-in visitor', () => {
  it('has the claims of the user token in the context, beside the guest', async () => {
    const { ask } = await start();
    const session = await (
      await ask({ userToken: await sign({ ...ada(), phone: '+1', role: 'admin' }) })
    ).json();
    expect(decodeJwt(session.context)).toEqual({
      sub: session.guestId,
      aud: DEPLOYMENT_ID,
      iat: expect.any(Number),
      exp: Math.floor(Date.parse(session.expiresAt) / 1000),
      customerId: 'customer-7',
      name: 'Ada',
      email: 'ada@example.com',
      phone: '+1',
    });
  });

  it('resumes a session as the same customer only: anybody else, or nobody, is a new guest', async () => {
    const { ask } = await start();
    const session = async (body: object) => (await ask(body)).json();
    const adas = await session({ userToken: await sign(ada()) });
    const { resume } = adas;
    expect((await session({ resume, userToken: await sign(ada()) })).token).toBe(adas.token);
    const bobs = await session({ resume, userToken: await sign({ ...ada(), sub: 'customer-8' }) });
    const nobodys = await session({ resume });
    const nowAdas = await session({ resume: nobodys.resume, userToken: await sign(ada()) });
    const tokens = [adas, bobs, nobodys, nowAdas].map(({ token }) => token);
    expect(new Set(tokens).size).toBe(4);
    expect(decodeJwt(nobodys.context)).not.toHaveProperty('customerId');
  });

  it('cannot make guests without end from one session that is another’s', async () => {
    const { ask } = await start({ USER_TOKEN_SECRET: SECRET, RATE_LIMIT_PER_IP: '3' });
    const { resume } = await (await ask({ userToken: await sign(ada()) })).json();
    const statuses = [];
    for (let times = 0; times < 3; times++) statuses.push((await ask({ resume })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('is known by the newest and by older secrets', async () => {
    const { ask } = await start({ USER_TOKEN_SECRET: `${SECRET},${OLD_SECRET}` });
    for (const secret of [SECRET, OLD_SECRET]) {
      expect((await ask({ userToken: await sign(ada(), secret) })).status).toBe(200);
    }
    await expectRefusal(await ask({ userToken: await sign(ada(), 'a secret that nobody has told us of') }));
  });
});

describe('a user token', () => {
  const unsigned = (claims: object) =>
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  const cases: [string, () => Promise<string> | string][] = [
    ['expired', () => sign({ ...ada(), exp: inSeconds(-60) })],
    ['good for more than an hour', () => sign({ ...ada(), exp: inSeconds(3700) })],
    ['without end', () => sign({ sub: 'customer-7', aud: DEPLOYMENT_ID })],
    ['for another deployment', () => sign({ ...ada(), aud: 'other' })],
    ['for no deployment', () => sign({ sub: 'customer-7', exp: inSeconds(600) })],
    ['of nobody', () => sign({ aud: DEPLOYMENT_ID, exp: inSeconds(600) })],
    ['of an empty sub', () => sign({ ...ada(), sub: '' })],
    ['with a name that is no text', () => sign({ ...ada(), name: { first: 'Ada' } })],
    ['with a name too long for a conversation', () => sign({ ...ada(), name: 'A'.repeat(101) })],
    ['unsigned', () => unsigned(ada())],
    ['signed by another algorithm', () => sign(ada(), SECRET.repeat(2), 'HS512')],
    ['no token at all', () => '☠.☠.☠'],
    ['empty', () => ''],
  ];

  it.each(cases)('that is %s: 401 invalid-user-token', async (_name, make) => {
    const companion = await start();
    const userToken = await make();
    const problem = await expectRefusal(await companion.ask({ userToken }));
    await expect
      .poll(companion.logLines)
      .toContainEqual(expect.objectContaining({ code: 'invalid-user-token', remedy: expect.any(String) }));
    const said = companion.logText() + JSON.stringify(problem);
    for (const secret of [SECRET, ...(userToken ? [userToken] : []), 'ada@example.com', 'Ada']) {
      expect(said).not.toContain(secret);
    }
  });
});

describe('what a user token says', () => {
  const verify = createUserTokens(DEPLOYMENT_ID, { secrets: [SECRET] });
  const contexts = createContexts([SESSION_SECRET]);
  const contextOf = (visitor: Visitor, guestId: string) =>
    contexts.sign({
      guestId,
      deploymentId: DEPLOYMENT_ID,
      expiresAt: Date.now() + 60_000,
      visitor,
    });

  it('fits into a context, whatever it is, or the token is refused', async () => {
    // Legal in JSON, and up to six bytes for each of what counts as a character.
    const unit = fc.oneof(
      fc.constantFrom('\ud800', '\u0000', '"', '\\', '☠', 'a'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    // Many are short enough to be accepted, many are not.
    const text = (maxLength: number) =>
      fc.nat(maxLength).chain((length) => fc.string({ unit, maxLength: length, size: 'max' }));
    const claims = fc.record(
      { sub: text(255), name: text(100), email: text(254), phone: text(32) },
      { requiredKeys: ['sub'] },
    );
    // As Genesys may name a guest, and the companion takes it.
    const guestIds = fc.oneof(text(64), fc.uuid()).filter((id) => guestIdText.safeParse(id).success);
    await fc.assert(
      fc.asyncProperty(claims, guestIds, async (said, guestId) => {
        const visitor = await verify(await sign({ ...ada(), ...said })).catch((error: Problem) => error);
        if ('code' in visitor) expect(visitor.code).toBe('invalid-user-token');
        else expect(contextOf(visitor, guestId).length).toBeLessThanOrEqual(MAX_CONTEXT_BYTES);
      }),
    );
  });

  it.each([
    ['letters', 'A', 1],
    ['letters of two bytes', 'é', 2],
    ['control characters', '\u0001', 6],
    ['halves of characters', '\ud800', 6],
  ])('may have 640 bytes of JSON and no more, also of %s', async (_name, letter, bytes) => {
    const rest = { sub: 's'.repeat(255), name: '', email: '', phone: '' };
    const left = 640 - JSON.stringify(rest).length;
    const fill = letter.repeat(Math.min(Math.floor(left / bytes), 100));
    const phone = (more: number) => 'p'.repeat(Math.min(left - fill.length * bytes, 32) + more);
    const email = (length: number) => 'e'.repeat(length);
    const emailFor = left - fill.length * bytes - phone(0).length;
    const most = { ...ada(), ...rest, name: fill, phone: phone(0), email: email(emailFor) };
    const visitor = await verify(await sign(most));
    for (const guestId of ['g'.repeat(64), '\ud800'.repeat(10)]) {
      expect(guestIdText.safeParse(guestId).success).toBe(true);
      expect(contextOf(visitor, guestId).length).toBeLessThanOrEqual(MAX_CONTEXT_BYTES);
    }
    const more = verify(await sign({ ...most, email: email(emailFor + 1) }));
    await expect(more).rejects.toMatchObject({
      code: 'invalid-user-token',
      remedy: expect.stringContaining('641 bytes of JSON together, and may have 640'),
    });
  });
});

describe('user tokens by published keys', () => {
  /** A site that publishes what `keys` returns, and answers 500 while that is nothing. */
  async function publish(keys: () => unknown) {
    const site = { url: '', fetches: 0, close: async () => {} };
    const server = createServer((_req, res) => {
      site.fetches++;
      const published = keys();
      res.writeHead(published ? 200 : 500).end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    site.close = () => new Promise((resolve) => server.close(() => resolve()));
    closing.push(site.close);
    return site;
  }

  async function pair(alg: string, kid?: string) {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    return { privateKey, jwk: { ...(await exportJWK(publicKey)), ...(kid === undefined ? {} : { kid }) } };
  }

  /** What the operator reads of the last request. */
  async function remedyOf({ logLines }: Awaited<ReturnType<typeof start>>) {
    await expect.poll(() => logLines().at(-1)?.remedy).toEqual(expect.any(String));
    return String(logLines().at(-1)?.remedy);
  }

  it('are taken when signed by RS256, ES256 or EdDSA, and by nothing else', async () => {
    const algorithms = ['RS256', 'ES256', 'EdDSA', 'PS256'];
    const pairs = await Promise.all(algorithms.map(async (alg) => ({ alg, ...(await pair(alg, alg)) })));
    const keys = pairs.map(({ jwk }) => jwk);
    const { url } = await publish(() => keys);
    const { ask } = await start({ USER_TOKEN_JWKS: url });
    for (const { alg, privateKey } of pairs) {
      const res = await ask({ userToken: await sign(ada(), privateKey, alg, alg) });
      expect([alg, res.status]).toEqual([alg, alg === 'PS256' ? 401 : 200]);
    }
    // The public key as if it were a shared secret.
    await expectRefusal(
      await ask({ userToken: await sign(ada(), JSON.stringify(keys[0]), 'HS256', 'RS256') }),
    );
    const stranger = await generateKeyPair('ES256');
    await expectRefusal(await ask({ userToken: await sign(ada(), stranger.privateKey, 'ES256', 'ES256') }));
    await expectRefusal(await ask({ userToken: await sign(ada(), stranger.privateKey, 'ES256', 'unknown') }));
  });

  it.each<[string, () => Promise<{ url: string }>, string]>([
    ['are answered with an error', () => publish(() => undefined), 'it answered 500'],
    ['cannot be reached', async () => ({ url: 'http://127.0.0.1:1/jwks.json' }), 'it cannot be reached'],
    ['are no keys', () => publish(() => ({ no: 'list' })), 'its answer is no JSON Web Key Set'],
    ['are too many', () => publish(() => ['x'.repeat(65_536)]), 'its answer has more than 64 KiB'],
  ])('are no fault of the visitor’s, and worth trying again, when the keys %s', async (_name, site, why) => {
    const { privateKey } = await generateKeyPair('ES256');
    const { url } = await site();
    const companion = await start({ USER_TOKEN_JWKS: url });
    const res = await companion.ask({ userToken: await sign(ada(), privateKey, 'ES256', 'k') });
    expect([res.status, res.headers.get('retry-after')]).toEqual([503, '1']);
    const problem = await res.json();
    expect(problem).toMatchObject({ code: 'user-token-keys-unavailable', retryable: true });
    expect(JSON.stringify(problem)).not.toContain('jwks');
    expect(await remedyOf(companion)).toContain(`USER_TOKEN_JWKS: No keys come from ${url}: ${why}`);
    expect((await companion.ask()).status).toBe(200);
  });

  it('cost the site that publishes no keys one question, however many sign in at once', async () => {
    // The moment stands still: on a busy machine the last of them came when it was time to ask again.
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const site = await publish(() => undefined);
    const { ask } = await start({ USER_TOKEN_JWKS: site.url });
    const userToken = await sign(ada(), (await generateKeyPair('ES256')).privateKey, 'ES256', 'k');
    const answers = await Promise.all(Array.from({ length: 150 }, () => ask({ userToken })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(site.fetches).toBe(1);
  });

  it('are at fault themselves when their key is no good, whose neighbours go on being used', async () => {
    const good = await pair('ES256', 'good');
    // jose neither makes nor signs with such a key: the signature is somebody else's.
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const other = await pair('RS256');
    const { url } = await publish(() => [
      null,
      { ...short, kid: 'short' },
      { kty: 'EC', crv: 'P-256', kid: 'broken' },
      good.jwk,
    ]);
    const companion = await start({ USER_TOKEN_JWKS: url });
    const tokens: [string, string][] = [
      [await sign(ada(), other.privateKey, 'RS256', 'short'), 'key "short" is an RSA key of 1024 bits'],
      [await sign(ada(), good.privateKey, 'ES256', 'broken'), 'key "broken" is no good key for ES256'],
      [await sign(ada(), other.privateKey, 'RS256', 'good'), 'the key that it names is for ES256'],
      [await sign(ada(), good.privateKey, 'ES256', 'none'), 'not among the 1 published'],
    ];
    for (const [userToken, why] of tokens) {
      await expectRefusal(await companion.ask({ userToken }));
      expect(await remedyOf(companion)).toContain(why);
    }
    const fine = await companion.ask({ userToken: await sign(ada(), good.privateKey, 'ES256', 'good') });
    expect(fine.status).toBe(200);
  });

  it('that name no key are checked by those that fit, but not by any number of them', async () => {
    const pairs = await Promise.all(Array.from({ length: 9 }, () => pair('ES256')));
    const { url } = await publish(() => pairs.map(({ jwk }) => jwk));
    const { ask } = await start({ USER_TOKEN_JWKS: url });
    const statuses = [];
    for (const { privateKey } of pairs) {
      statuses.push((await ask({ userToken: await sign(ada(), privateKey, 'ES256') })).status);
    }
    expect(statuses).toEqual([...Array(8).fill(200), 401]);
  });

  it('go on being checked by the keys of before when the configuration changes and the site is down', async () => {
    const { jwk, privateKey } = await pair('ES256', 'k');
    const site = await publish(() => [jwk]);
    const change: ((config: Config) => Promise<void>)[] = [];
    const updates = { subscribe: (apply: (typeof change)[number]) => void change.push(apply), close() {} };
    const { ask, close } = await startCompanion({ USER_TOKEN_JWKS: site.url }, { updates });
    closing.push(close);
    const signIn = async () => (await ask({ userToken: await sign(ada(), privateKey, 'ES256', 'k') })).status;
    expect(await signIn()).toBe(200);
    await site.close();
    await change[0]?.(
      readConfig({
        ...environment,
        USER_TOKEN_JWKS: site.url,
        SESSION_SECRETS: 'another session secret that is long enough',
      }),
    );
    expect(await signIn()).toBe(200);
    await change[0]?.(readConfig({ ...environment, USER_TOKEN_SECRET: SECRET }));
    expect(await signIn()).toBe(401);
  });
});
