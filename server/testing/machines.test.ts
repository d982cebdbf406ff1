import { createClient } from 'redis';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../config/config.ts';
import {
  ACCESS_TOKEN,
  BASIC,
  CLIENT,
  type FakeGenesys,
  GUEST,
  startFakeGenesys,
} from '../genesys/genesys.testing.ts';
import { hasRedisServer, startRedis, type TestRedis } from '../store/redis.testing.ts';
import { createRedisStore } from '../store/redis.ts';
import { createMemoryLog, startCompanion } from './companion.testing.ts';

/** On a busy machine 200 ms are soon over, and each would log in for itself, as it should. */
const PATIENCE_MS = 2_000;

describe.skipIf(!hasRedisServer())('two companions on one Redis', () => {
  let redis: TestRedis;
  let genesys: FakeGenesys;
  let stop: (() => Promise<void>)[];
  beforeAll(async () => {
    redis = await startRedis();
    return () => redis.kill();
  });
  beforeEach(async () => {
    genesys = await startFakeGenesys();
    stop = [genesys.close];
  });
  afterEach(async () => {
    for (const each of stop.reverse()) await each();
    await redis.restart();
  });

  async function startMachine(env: Environment = {}) {
    const store = createRedisStore(redis.url, createMemoryLog().log, { patienceMs: PATIENCE_MS });
    await expect.poll(() => isShared(store.check())).toBe(true);
    // For each probe the outcome before is too old.
    let time = 0;
    const now = () => {
      time += 5_000;
      return time;
    };
    const companion = await startCompanion(
      {
        GENESYS_GATEWAY: genesys.url,
        GENESYS_CLIENT_ID: CLIENT.clientId,
        GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
        ...env,
      },
      { store, now },
    );
    stop.push(store.close, companion.close);
    return companion;
  }
  const startTwo = async (env: Environment = {}) =>
    [await startMachine(env), await startMachine(env)] as const;
  const logins = () => genesys.requests.filter(({ path }) => path === '/oauth/token').length;
  const askBoth = async (machines: readonly Awaited<ReturnType<typeof startMachine>>[], count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, visitor) => {
        const res = await machines[visitor % machines.length]?.ask();
        return {
          status: res?.status,
          retryAfter: Number(res?.headers.get('retry-after')),
          ...(await res?.json()),
        };
      }),
    );

  it('log in once, for a machine that joins later too, and keep the login unreadable', async () => {
    const machines = await startTwo();
    const answers = await askBoth(machines, 40);
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, token: GUEST.token });
    expect((await (await startMachine()).ask()).status).toBe(200);
    expect(logins()).toBe(1);

    const kept = await everythingIn(redis.url);
    expect(kept).toContain('login:');
    for (const secret of [ACCESS_TOKEN, CLIENT.clientId, CLIENT.clientSecret, BASIC, GUEST.token]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2));
    }
  });

  it('log in once more when Genesys no longer takes the login', async () => {
    const machines = await startTwo();
    await askBoth(machines, 2);
    const { guests } = genesys;
    genesys.login = (_req, res) =>
      res.end(JSON.stringify({ access_token: 'the-second-token', expires_in: 86_400 }));
    genesys.guests = (req, res, body) => {
      if (req.headers.authorization === 'Bearer the-second-token') guests(req, res, body);
      else res.writeHead(401).end('{}');
    };
    const answers = await askBoth(machines, 20);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(logins()).toBe(2);
  });

  it('never call Genesys more often than the budget, and tell the others at once when to come back', async () => {
    const machines = await startTwo({ UPSTREAM_CALLS_PER_MINUTE: '12' });
    const answers = await askBoth(machines, 60);
    expect(genesys.requests.length).toBeLessThanOrEqual(12);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(genesys.requests.length - 1);
    expect(genesys.requests.length).toBeGreaterThan(5);
    for (const { status, code, retryAfter } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, code]).toEqual([503, 'overloaded']);
      expect(retryAfter).toBeGreaterThan(1);
    }
  });

  it('count visitors together', async () => {
    const answers = await askBoth(await startTwo({ RATE_LIMIT_PER_IP: '7' }), 20);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(answers.filter(({ code }) => code === 'rate-limited')).toHaveLength(13);
  });

  it('end a session on both, and remember it when Redis is lost', async () => {
    const [one, other] = await startTwo();
    let made = 0;
    genesys.guests = (_req, res) => res.end(JSON.stringify({ id: `guest-${++made}`, token: GUEST.token }));
    const { resume, guestId, context } = await (await one.ask()).json();
    expect(await (await other.ask({ resume })).json()).toMatchObject({ guestId });
    const ended = await fetch(`${one.url}/api/guest-token/end`, {
      method: 'POST',
      headers: { origin: 'https://www.example.com', 'content-type': 'text/plain' },
      body: JSON.stringify({ resume }),
    });
    expect(ended.status).toBe(204);
    const verified = await fetch(`${other.url}/api/verify-context`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ context }),
    });
    expect(await verified.json()).toMatchObject({ sub: guestId, ended: true });
    expect(await (await other.ask({ resume })).json()).toMatchObject({ guestId: 'guest-2' });
    redis.freeze();
    expect(await (await one.ask({ resume })).json()).toMatchObject({ guestId: 'guest-3' });
    redis.thaw();
  });

  it('go on by themselves while Redis is lost, say so, and share again when it is back', async () => {
    const machines = await startTwo();
    await askBoth(machines, 4);
    await redis.kill();
    const ready = async (url: string) => (await (await fetch(`${url}/readyz`)).json()).status;
    const answers = await askBoth(machines, 10);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await Promise.all(machines.map(({ url }) => ready(url)))).toEqual(['degraded', 'degraded']);
    await redis.restart();
    await expect
      .poll(() => Promise.all(machines.map(({ url }) => ready(url))), { timeout: 10_000 })
      .toEqual(['ready', 'ready']);
    expect(logins()).toBe(1);
  }, 20_000);
});

function isShared(check: Promise<void>): Promise<boolean> {
  return check.then(
    () => true,
    () => false,
  );
}

/** Keys and values, as whoever reads Redis would see them. */
async function everythingIn(url: string): Promise<string> {
  const client = createClient({ url });
  await client.connect();
  const found: string[] = [];
  for (const key of await client.keys('*')) {
    found.push(key);
    if ((await client.type(key)) === 'string') found.push((await client.get(key)) ?? '');
  }
  client.destroy();
  return found.join('\n');
}
