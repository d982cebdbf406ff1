import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { CLIENT, GUEST, startFakeGenesys } from '../genesys/genesys.testing.ts';
import { addressIn, SESSION_SECRET, settingsAt, startCompanion } from './companion.testing.ts';

const SHOP = '11111111-1111-4111-8111-111111111111';
const BANK = '22222222-2222-4222-8222-222222222222';
const SHOP_ORIGIN = 'https://www.shop.example';
const BANK_ORIGIN = 'https://www.bank.example';
const BOTH_ORIGIN = 'https://www.group.example';
const SHOP_SECRET = 'what the back end of the shop signs with';
const BANK_SECRET = 'what the back end of the bank signs with';

const folder = mkdtempSync(join(tmpdir(), 'sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('two sites on one companion', () => {
  let genesys: Awaited<ReturnType<typeof startFakeGenesys>>;
  let companion: Awaited<ReturnType<typeof startCompanion>>;
  beforeAll(async () => {
    genesys = await startFakeGenesys();
    companion = await startCompanion({
      GENESYS_REGION: undefined,
      GENESYS_DEPLOYMENT_ID: undefined,
      ALLOWED_ORIGINS: undefined,
      RATE_LIMIT_PER_IP: '20',
      SITES_FILE: fileOf([
        {
          GENESYS_REGION: 'euw1',
          GENESYS_DEPLOYMENT_ID: SHOP,
          GENESYS_CLIENT_ID: CLIENT.clientId,
          GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
          GENESYS_GATEWAY: genesys.url,
          ALLOWED_ORIGINS: `${SHOP_ORIGIN},${BOTH_ORIGIN}`,
          USER_TOKEN_SECRET: SHOP_SECRET,
        },
        {
          GENESYS_REGION: 'usw2',
          GENESYS_DEPLOYMENT_ID: BANK,
          ALLOWED_ORIGINS: `${BANK_ORIGIN},${BOTH_ORIGIN}`,
          USER_TOKEN_SECRET: BANK_SECRET,
        },
      ]),
    });
  });
  afterAll(async () => {
    await companion.close();
    await genesys.close();
  });
  const ask = (origin: string, body: object = {}) => companion.ask(body, { origin });
  const session = async (origin: string, body: object = {}) => (await ask(origin, body)).json();

  it('are told apart by the origin that asks: each with its own region, issuer and deployment', async () => {
    expect(await session(SHOP_ORIGIN)).toMatchObject({
      deploymentId: SHOP,
      region: 'mypurecloud.ie',
      token: GUEST.token,
    });
    const asked = genesys.requests.length;
    expect(await session(BANK_ORIGIN)).toMatchObject({ deploymentId: BANK, region: 'usw2.pure.cloud' });
    expect(genesys.requests).toHaveLength(asked);
  });

  it('do not answer each other’s origins', async () => {
    for (const [origin, deploymentId] of [
      [SHOP_ORIGIN, BANK],
      [BANK_ORIGIN, SHOP],
    ] as const) {
      const res = await ask(origin, { deploymentId });
      expect([res.status, (await res.json()).code]).toEqual([403, 'origin-not-allowed']);
    }
  });

  it('must be named by an origin that may use both', async () => {
    const res = await ask(BOTH_ORIGIN);
    expect([res.status, (await res.json()).code]).toEqual([404, 'unknown-deployment']);
    expect(await session(BOTH_ORIGIN, { deploymentId: BANK })).toMatchObject({ deploymentId: BANK });
  });

  it('do not resume or end each other’s guests', async () => {
    const shops = await session(BOTH_ORIGIN, { deploymentId: SHOP });
    const banks = await session(BOTH_ORIGIN, { deploymentId: BANK, resume: shops.resume });
    expect(banks.token).not.toBe(shops.token);
    const end = await fetch(`${companion.url}/api/guest-token/end`, {
      method: 'POST',
      headers: { origin: BOTH_ORIGIN },
      body: JSON.stringify({ deploymentId: BANK, resume: shops.resume }),
    });
    expect(end.status).toBe(204);
    const again = await session(BOTH_ORIGIN, { deploymentId: SHOP, resume: shops.resume });
    expect(again.token).toBe(shops.token);
  });

  it('do not take each other’s user tokens, even for the right deployment', async () => {
    const sign = (secret: string) =>
      new SignJWT({ sub: 'customer', aud: BANK })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(secret));
    expect((await ask(BANK_ORIGIN, { userToken: await sign(BANK_SECRET) })).status).toBe(200);
    expect((await ask(BANK_ORIGIN, { userToken: await sign(SHOP_SECRET) })).status).toBe(401);
    expect((await ask(SHOP_ORIGIN, { userToken: await sign(BANK_SECRET) })).status).toBe(401);
  });

  it('do not take each other’s contexts: who asks names the deployment', async () => {
    const { context } = await session(BANK_ORIGIN);
    const verify = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const url = `${companion.url}/api/verify-context`;
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ context, ...body }) }))
        .status;
    };
    expect(await verify({ deploymentId: BANK.toUpperCase() })).toBe(200);
    expect(await verify({ deploymentId: SHOP })).toBe(401);
    expect(await verify({ deploymentId: 'other' })).toBe(401);
    expect(await verify({})).toBe(400);
  });

  it('do not use up each other’s limits', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 21 }, async () => (await ask(SHOP_ORIGIN)).status),
    );
    expect(statuses).toContain(429);
    expect((await ask(BANK_ORIGIN)).status).toBe(200);
  });

  it('leave it to the tag to name its deployment, and put into the loader nothing but the companion’s own address', async () => {
    const script = await (await fetch(`${companion.url}/loader.js`)).text();
    expect(addressIn(script)).toBe(`${companion.url.replace('http:', '')}/`);
    expect(await settingsAt(companion.url)).toBe('{}');
  });
});

describe('SITES_FILE', () => {
  const shop = { GENESYS_REGION: 'euw1', GENESYS_DEPLOYMENT_ID: SHOP };
  const refusalOf = (content: unknown, env: object = {}) => {
    try {
      readConfig({ SITES_FILE: fileOf(content), SESSION_SECRETS: SESSION_SECRET, ...env });
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    throw new Error('It was accepted.');
  };

  it('is refused with what is wrong in which site', () => {
    const message = refusalOf([
      shop,
      { ...shop, GENESYS_DEPLOYMENT_ID: BANK, GENESYS_REGION: 'eu-wst-1', ALLOWED_ORIGINS: '*' },
      { GENESYS_CLIENT_ID: 'id', PORT: '1', USER_TOKEN_SECRET: 'hunter2' },
    ]);
    for (const fault of [
      'site 2, GENESYS_REGION: "eu-wst-1" is no region',
      'site 2, ALLOWED_ORIGINS: "*" would let every site in the world',
      'site 3, GENESYS_DEPLOYMENT_ID: is missing',
      'site 3, GENESYS_CLIENT_SECRET: is missing',
      'site 3, PORT: is no variable of a site',
      'site 3, USER_TOKEN_SECRET: ',
    ]) {
      expect(message).toContain(`  SITES_FILE, ${fault}`);
    }
    expect(message).not.toContain('site 1');
    expect(message).not.toContain('hunter2');
  });

  it.each([
    ['no JSON', '[{"GENESYS_CLIENT_SECRET": "hunter2"'],
    ['no list', {}],
    ['empty', []],
    ['a list of numbers', [7]],
    ['with a value that is no text', [{ ...shop, SESSION_TTL: 60 }]],
  ])('is refused when it is %s', (_name, content) => {
    const message = refusalOf(content);
    expect(message).toContain('  SITES_FILE: names a file that is no JSON list of sites');
    expect(message).not.toContain('hunter2');
  });

  it('is refused when it cannot be read, names a deployment twice, or has variables of a site beside it', () => {
    expect(() => readConfig({ SITES_FILE: join(folder, 'none') })).toThrow('cannot be read (ENOENT)');
    expect(refusalOf([shop, shop])).toContain(`names deployment ${SHOP} twice`);
    expect(refusalOf([shop], { ALLOWED_ORIGINS: SHOP_ORIGIN })).toContain(
      'ALLOWED_ORIGINS: is set beside SITES_FILE',
    );
    expect(refusalOf([shop], { NODE_ENV: 'production' })).toContain(
      'SITES_FILE, site 1, ALLOWED_ORIGINS: is missing',
    );
  });

  it('reads a secret of a site from a file of its own', () => {
    const secret = fileOf('the secret in a file');
    const file = fileOf([{ ...shop, GENESYS_CLIENT_ID: 'id', GENESYS_CLIENT_SECRET_FILE: secret }]);
    const { sites, files } = readConfig({ SITES_FILE: file });
    expect(sites[0].credentials?.clientSecret).toBe('the secret in a file');
    expect(files).toEqual([file, secret]);
  });
});
