import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { hasRedisServer, startRedis, type TestRedis } from '../store/redis.testing.ts';
import { createRedisStore } from '../store/redis.ts';
import type { Store } from '../store/store.ts';
import { createMemoryLog } from '../testing/companion.testing.ts';
import { exchange, JANE, startProvider, userTokenFor } from './openid.testing.ts';

interface Shared {
  /** The state as one machine more sees it. */
  open(): Promise<Store>;
  /** All that is kept, as text: as it stands there, so that JSON would be found in it. */
  dump(): Promise<string>;
}

/** Whatever two machines do at once, on this state. */
function behavesAsOne(shared: () => Shared) {
  const startTwo = async () => {
    const [here, there] = await Promise.all(
      [await shared().open(), await shared().open()].map((store) => startProvider({}, { store })),
    );
    if (here === undefined || there === undefined) throw new Error('Two were started.');
    onTestFinished(async () => {
      await here.close();
      await there.close();
    });
    return { here, there };
  };
  const outcomes = async (asked: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(asked)).map(({ status }) => status).sort();

  it('exchanges on one machine the code that another has made, and signs by the same keys', async () => {
    const { here, there } = await startTwo();
    const tokens = await exchange(await there.discover(), await here.codeFor(await userTokenFor()));
    expect(tokens.claims()?.sub).toBe('7');
    const keys = await Promise.all(
      [here, there].map(async ({ url }) => (await fetch(`${url}/oidc/jwks`)).json()),
    );
    expect(keys[0]).toEqual(keys[1]);
  });

  it('exchanges a code once, though both are asked at once, and ends what was made of it', async () => {
    const { here, there } = await startTwo();
    const configs = await Promise.all([here, there, here, there].map(({ discover }) => discover()));
    const code = await here.codeFor(await userTokenFor());
    const asked = configs.map((config) => exchange(config, code));
    expect(await outcomes(asked)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    const tokens = await Promise.any(asked);
    const renewing = client.refreshTokenGrant(await here.discover(), tokens.refresh_token ?? '');
    await expect(renewing).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('renews a refresh token once, though both are asked at once', async () => {
    const { here, there } = await startTwo();
    const configs = await Promise.all([here, there].map(({ discover }) => discover()));
    const [config] = configs;
    if (config === undefined) throw new Error('Two were discovered.');
    const { refresh_token = '' } = await exchange(config, await here.codeFor(await userTokenFor()));
    const asked = configs.map((each) => client.refreshTokenGrant(each, refresh_token));
    expect(await outcomes(asked)).toEqual(['fulfilled', 'rejected']);
  });

  it('shows who reads the state neither a code, nor a token, nor a visitor', async () => {
    const { here } = await startTwo();
    const code = await here.codeFor(await userTokenFor());
    const tokens = await exchange(await here.discover(), code);
    const text = await shared().dump();
    expect(text).toContain('openid:');
    const secrets = [code.authCode, code.nonce, tokens.access_token, tokens.refresh_token ?? 'none'];
    // With its quotes, a name of JSON cannot stand in sealed text by chance, as `RSA` does in one run of twenty.
    for (const secret of [...secrets, JANE.name, JANE.email, '"kty"', '"kid"'])
      expect(text).not.toContain(secret);
  });
}

describe('two machines with one OpenID provider, in one process', () => {
  let store: Store;
  const seen = new Map<string, string>();
  beforeAll(() => {
    const memory = createMemoryStore();
    store = {
      ...memory,
      set: (key, value, ttlMs) => {
        seen.set(key, value);
        return memory.set(key, value, ttlMs);
      },
      claim: (key, value, ttlMs) => {
        seen.set(key, value);
        return memory.claim(key, value, ttlMs);
      },
    };
  });
  behavesAsOne(() => ({ open: async () => store, dump: async () => [...seen].flat().join('\n') }));
});

describe.runIf(hasRedisServer())('two machines with one OpenID provider, on Redis', () => {
  let redis: TestRedis;
  const stores: Store[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await redis.kill();
  });
  behavesAsOne(() => ({
    async open() {
      const store = createRedisStore(redis.url, createMemoryLog().log);
      stores.push(store);
      await expect.poll(() => store.check().then(() => 'shared', String), { timeout: 10_000 }).toBe('shared');
      return store;
    },
    async dump() {
      const keys = await redis.command('KEYS', '*');
      if (!Array.isArray(keys)) throw new Error('Redis names its keys in a list.');
      const strings = keys.map(String).filter((key) => key.includes('openid:'));
      const values = await Promise.all(strings.map((key) => redis.command('GET', key)));
      return [...strings, ...values].join('\n');
    },
  }));
});
