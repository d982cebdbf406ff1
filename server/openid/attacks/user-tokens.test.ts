import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPLOYMENT_ID, ORIGIN } from '../../testing/companion.testing.ts';
import { letPass } from '../profile/clock.testing.ts';
import {
  ADA,
  type Provider,
  startProvider,
  USER_TOKEN_SECRET,
  userTokenOf,
} from '../profile/relying-party.testing.ts';

/** Both doors that a user token opens: a guest of its own, and a code for Genesys. */
async function expectBothClosed({ ask, askForCode, logText }: Provider, userToken: string) {
  for (const res of [await ask({ userToken }), await askForCode({ userToken })]) {
    expect(res.status).toBe(401);
    expect(res.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const problem = await res.json();
    expect(problem).toMatchObject({ code: 'invalid-user-token', retryable: false });
    expect(JSON.stringify(problem)).not.toContain(userToken);
  }
  expect(logText()).not.toContain(userToken);
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
const good = () => ({ aud: DEPLOYMENT_ID, exp: inSeconds(600), ...ADA });

/** Byte for byte another token: the signature of one, the claims of another. */
async function withClaimsOf(signed: string, claims: object): Promise<string> {
  const [header, , signature] = signed.split('.');
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

describe('a user token opens neither a guest session nor the sign-in', () => {
  let doors: Provider;
  beforeAll(async () => {
    doors = await startProvider();
  });
  afterAll(() => doors.close());

  it.each<[string, () => Promise<string> | string]>([
    ['is signed by somebody else', () => userTokenOf(ADA, 'a secret that the shop has never heard of')],
    [
      'has claims that were not signed',
      async () => withClaimsOf(await userTokenOf(), { ...good(), sub: 'admin' }),
    ],
    ['is over', () => userTokenOf({ ...ADA, exp: inSeconds(-10) })],
    ['has no end', () => userTokenOf({ ...ADA, exp: undefined })],
    ['is good for more than an hour', () => userTokenOf({ ...ADA, exp: inSeconds(3700) })],
    ['is not good yet', () => userTokenOf({ ...ADA, nbf: inSeconds(60) })],
    ['is for another deployment', () => userTokenOf({ ...ADA, aud: '99999999-9999-4999-8999-999999999999' })],
    ['is for nobody', () => userTokenOf({ ...ADA, aud: undefined })],
    ['names nobody', () => userTokenOf({ ...ADA, sub: undefined })],
    ['has alg none', () => `${unsigned({ alg: 'none' }, good())}.`],
    [
      'has alg None, and the signature of another',
      async () => {
        const [, , signature] = (await userTokenOf()).split('.');
        return `${unsigned({ alg: 'None' }, good())}.${signature}`;
      },
    ],
    ['has no signature', async () => (await userTokenOf()).replace(/[^.]*$/, '')],
    [
      'is signed by HS512, of which nothing was said',
      () =>
        new SignJWT(good())
          .setProtectedHeader({ alg: 'HS512' })
          .sign(new TextEncoder().encode(USER_TOKEN_SECRET)),
    ],
    [
      'brings its own critical header',
      () =>
        new SignJWT(good())
          .setProtectedHeader({ alg: 'HS256', crit: ['exp'], exp: 1 })
          .sign(new TextEncoder().encode(USER_TOKEN_SECRET), { crit: { exp: true } }),
    ],
  ])('that %s', async (_what, make) => {
    await expectBothClosed(doors, await make());
  });

  it('that is kept and shown again after its end', async () => {
    const userToken = await userTokenOf();
    expect((await doors.askForCode({ userToken })).status).toBe(200);
    letPass(606);
    await expectBothClosed(doors, userToken);
  });
});

describe('a user token of a site that publishes its keys opens neither door', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const site = createServer(async (_req, res) => {
    const jwk = { ...(await exportJWK(publicKey)), kid: 'shop-1', alg: 'RS256' };
    res.end(JSON.stringify({ keys: [jwk] }));
  });
  let doors: Provider;
  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/jwks.json`;
    doors = await startProvider({ USER_TOKEN_SECRET: undefined, USER_TOKEN_JWKS: url });
  });
  afterAll(async () => {
    await doors.close();
    site.close();
  });

  const signed = (header: Record<string, unknown>, key: KeyObject | Uint8Array) =>
    new SignJWT(good()).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
  const asSecret = (form: string | Buffer) => signed({ alg: 'HS256', kid: 'shop-1' }, Buffer.from(form));

  it.each<[string, () => Promise<string>]>([
    [
      'is signed with the public key as if it were a secret, in PEM',
      () => asSecret(publicKey.export({ type: 'spki', format: 'pem' })),
    ],
    [
      'is signed with the public key as if it were a secret, in DER',
      () => asSecret(publicKey.export({ type: 'spki', format: 'der' })),
    ],
    [
      'is signed with the public key as if it were a secret, as a JWK',
      async () => asSecret(JSON.stringify(await exportJWK(publicKey))),
    ],
    [
      'names the key of the site, and is signed by another',
      () => signed({ kid: 'shop-1' }, stranger.privateKey),
    ],
    ['names a key that is not there', () => signed({ kid: 'shop-2' }, privateKey)],
    ['names a file as its key', () => signed({ kid: '../../../../dev/null' }, stranger.privateKey)],
    ['names a property of all objects as its key', () => signed({ kid: '__proto__' }, stranger.privateKey)],
    [
      'brings its own key',
      async () => signed({ jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
    ],
    [
      'says where its key is to be fetched',
      () => signed({ jku: 'https://evil.example/jwks.json', kid: 'shop-1' }, stranger.privateKey),
    ],
    ['has alg none', async () => `${unsigned({ alg: 'none', kid: 'shop-1' }, good())}.`],
  ])('that %s', async (_what, make) => {
    await expectBothClosed(doors, await make());
  });

  it('and one that the site has signed opens both', async () => {
    const { ask, askForCode } = doors;
    const userToken = await signed({ kid: 'shop-1' }, privateKey);
    expect([(await ask({ userToken })).status, (await askForCode({ userToken })).status]).toEqual([200, 200]);
  });
});
