import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCompanion } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { MOST_AT_WORK } from '../http/capacity.ts';
import type { PlainRequest } from '../http/plain.ts';
import { createMemoryStore } from '../store/memory.ts';
import {
  builtLoader,
  createMemoryLog,
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
  startCompanion,
} from '../testing/companion.testing.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(env: Environment) {
  const companion = await startCompanion(env);
  closing.push(companion.close);
  const from = (address: string, body: unknown = {}) => companion.ask(body, { 'x-forwarded-for': address });
  return { ...companion, from };
}

async function expectRefusal(res: Response, policy: string) {
  expect(res.status).toBe(429);
  expect(Object.fromEntries(res.headers)).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'retry-after': expect.stringMatching(/^([1-9]|[1-5]\d|60)$/),
    'ratelimit-policy': policy,
    ratelimit: expect.stringMatching(/^"\w+";r=0;t=\d+$/),
    'access-control-allow-origin': ORIGIN,
    'access-control-expose-headers': 'Retry-After, RateLimit, RateLimit-Policy',
    'cache-control': 'no-store',
    vary: 'Origin',
  });
  expect(await res.json()).toMatchObject({ code: 'rate-limited', retryable: true, status: 429 });
}

describe('new guests', () => {
  it('are counted by address, and each answer says what is left', async () => {
    const { from } = await start({ RATE_LIMIT_PER_IP: '2', TRUST_PROXY: '1' });
    const first = await from('203.0.113.7');
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=2;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"address";r=1;t=(60|59)$/);
    expect((await from('203.0.113.7:99')).headers.get('ratelimit')).toMatch(/^"address";r=0;t=\d+$/);
    await expectRefusal(await from('::ffff:203.0.113.7'), '"address";q=2;w=60');
    await expectRefusal(await from('64:ff9b::203.0.113.7'), '"address";q=2;w=60');
    expect((await from('203.0.113.8')).status).toBe(200);
  });

  it('cannot come from another address by writing one', async () => {
    const { from } = await start({ RATE_LIMIT_PER_IP: '1' });
    expect((await from('203.0.113.7')).status).toBe(200);
    expect((await from('203.0.113.8')).status).toBe(429);
  });

  it('are counted all together, and who is refused by address is not counted there', async () => {
    const { from } = await start({ RATE_LIMIT_PER_IP: '1', RATE_LIMIT_GLOBAL: '2', TRUST_PROXY: '1' });
    expect((await from('203.0.113.1')).status).toBe(200);
    expect((await from('203.0.113.1')).status).toBe(429);
    expect((await from('203.0.113.2')).status).toBe(200);
    const refused = await from('203.0.113.3');
    expect(refused.headers.get('ratelimit-policy')).toBe('"address";q=1;w=60, "global";q=2;w=60');
    expect(refused.status).toBe(429);
  });

  it('are limited before their user token is checked, which costs more', async () => {
    const { from } = await start({
      RATE_LIMIT_PER_IP: '1',
      TRUST_PROXY: '1',
      USER_TOKEN_SECRET: 'what the back end of the shop signs with',
    });
    expect((await from('203.0.113.1', { userToken: 'forged' })).status).toBe(401);
    expect((await from('203.0.113.1', { userToken: 'forged' })).status).toBe(429);
  });

  it('that are refused are told to the operator, with what to do', async () => {
    const { ask, logLines } = await start({ RATE_LIMIT_PER_IP: '1' });
    await ask();
    await ask();
    await expect.poll(logLines).toContainEqual(
      expect.objectContaining({
        code: 'rate-limited',
        limit: 'address',
        remedy: expect.stringContaining('RATE_LIMIT_PER_IP'),
      }),
    );
  });
});

describe('guests who come back', () => {
  it('are counted for themselves: an office behind one address does not run out', async () => {
    const { ask } = await start({ RATE_LIMIT_PER_IP: '2' });
    const [one, two] = [await (await ask()).json(), await (await ask()).json()];
    expect((await ask()).status).toBe(429);
    for (const { resume } of [one, two]) {
      const res = await ask({ resume });
      expect(res.status).toBe(200);
      expect(res.headers.get('ratelimit')).toMatch(/^"visitor";r=1;t=\d+$/);
    }
    expect((await ask({ resume: one.resume })).status).toBe(200);
    await expectRefusal(await ask({ resume: one.resume }), '"visitor";q=2;w=60');
    expect((await ask({ resume: two.resume })).status).toBe(200);
  });

  it('with a resume that is not good any more are new guests', async () => {
    const { ask } = await start({ RATE_LIMIT_PER_IP: '1' });
    expect((await ask({ resume: 'forged' })).headers.get('ratelimit')).toMatch(/^"address";r=0/);
    expect((await ask({ resume: 'forged' })).status).toBe(429);
  });
});

describe('too many requests at a time', () => {
  it('are told at once to come back, while those before them are served', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const memory = createMemoryStore();
    const consume = vi.fn(async (...args: Parameters<typeof memory.consume>) => {
      await held;
      return memory.consume(...args);
    });
    const store = { ...memory, consume };
    const { log } = createMemoryLog();
    const { answer } = createCompanion(readConfig(environment), { log, builtLoader, store });
    // Not by as many connections, which a busy machine takes its time to open.
    const ask = () => answer(requestOfPage({ deploymentId: DEPLOYMENT_ID }));

    const served = Array.from({ length: MOST_AT_WORK }, ask);
    await vi.waitFor(() => expect(consume).toHaveBeenCalledTimes(MOST_AT_WORK), 10_000);
    const refused = await ask();
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '1', 'Access-Control-Allow-Origin': ORIGIN },
    });
    expect(JSON.parse(String(refused.body))).toMatchObject({ code: 'overloaded', retryable: true });
    release();
    const statuses = (await Promise.all(served)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await ask()).status).toBe(200);
  });
});

function requestOfPage(body: object): PlainRequest {
  return {
    method: 'POST',
    path: '/api/guest-token',
    query: '',
    headers: { origin: ORIGIN },
    address: '127.0.0.1',
    addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
    readBody: async () => ({ parsed: body }),
    hasLeft: () => false,
  };
}
