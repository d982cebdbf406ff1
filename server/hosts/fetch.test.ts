import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../config/read.ts';
import {
  addressIn,
  builtLoader,
  builtPages,
  createMemoryLog,
  environment,
  ORIGIN,
  startCompanion,
} from '../testing/companion.testing.ts';
import { hosts } from '../testing/hosts.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createHandler, type HandlerOptions } from './fetch.ts';
import { checkRuntime } from './runtime.ts';

const URL_OF = 'http://localhost:3000';

function scene(env: Record<string, string> = {}, options: HandlerOptions = {}) {
  const { log, lines } = createMemoryLog();
  const handler = createHandler(readConfig({ ...environment, ...env }), {
    log,
    builtLoader,
    builtPages,
    ...options,
  });
  const ask = (headers: Record<string, string> = {}, body: BodyInit = '{}') =>
    handler(
      new Request(`${URL_OF}${options.basePath ?? ''}/api/guest-token`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'text/plain', ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
    );
  return { handler, ask, lines };
}

const streamOf = (...chunks: string[]) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

describe('the companion as a fetch handler', () => {
  it('answers below the path that the host leaves in the address', async () => {
    const { handler, ask } = scene({}, { basePath: '/api/messenger' });
    expect((await ask()).status).toBe(200);
    const script = await handler(new Request(`${URL_OF}/api/messenger/loader.js?load=idle`));
    expect([script.status, await script.text()]).toEqual([200, expect.stringContaining('companion')]);
  });

  it.each(['http://999.1.1.1/healthz', 'https://0x100000000:99999/healthz?x', 'http://xn--a/healthz'])(
    'answers also where the runtime has made an address of a Host that is none: %s',
    async (url) => {
      const { handler } = scene();
      const asked = new Request('http://localhost/healthz');
      Object.defineProperty(asked, 'url', { value: url });
      expect((await handler(asked)).status).toBe(200);
    },
  );

  it('refuses in words, behind Hono, a body that comes with a Host that is none', async () => {
    const { url, close, logText } = await startCompanion({}, {}, hosts['in a host that speaks fetch']);
    onTestFinished(close);
    const fields = { origin: ORIGIN, 'content-type': 'text/plain', host: '999.1.1.1' };
    const { status, body } = await send('POST', `${url}/api/guest-token`, fields, '{}');
    expect([status, JSON.parse(String(body)).code]).toEqual([400, 'invalid-request']);
    expect(logText()).not.toContain('node_modules');
  });

  it('answers where the address is none at all', async () => {
    const { handler } = scene();
    const asked = new Request('http://localhost/healthz');
    Object.defineProperty(asked, 'url', { value: '' });
    expect((await handler(asked)).status).toBe(200);
  });

  it('tells the loader its own address, by the host that was asked and not the one that the runtime listens on', async () => {
    const { handler } = scene({}, { basePath: '/api/messenger' });
    const addressAt = async (
      headers: Record<string, string>,
      url = `${URL_OF}/api/messenger/loader.js?x`,
    ) => {
      return addressIn(await (await handler(new Request(url, { headers }))).text());
    };
    expect(await addressAt({})).toBe('//localhost:3000/api/messenger/');
    expect(await addressAt({ host: 'shop.example' })).toBe('//shop.example/api/messenger/');
    expect(await addressAt({}, 'https://shop.example/docs/api/messenger/loader.js')).toBe(
      'https://shop.example/docs/api/messenger/',
    );
    expect(await addressAt({ host: 'evil.example/path' })).toBeUndefined();
    const forwarded = {
      host: 'shop.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    };
    expect(await addressAt(forwarded)).toBe('//shop.example/api/messenger/');
  });

  it('believes what proxies say of the address, where their number is told', async () => {
    const { handler } = scene({ TRUST_PROXY: '1' });
    const headers = {
      host: 'companion:3000',
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
    };
    const script = await handler(new Request(`${URL_OF}/loader.js`, { headers }));
    expect(addressIn(await script.text())).toBe('https://shop.example/');
  });

  it('has the body of no answer to HEAD, nor of 204 and 304', async () => {
    const { handler } = scene();
    const head = await handler(new Request(`${URL_OF}/loader.js`, { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    const etag = String(head.headers.get('etag'));
    const known = await handler(new Request(`${URL_OF}/loader.js`, { headers: { 'if-none-match': etag } }));
    expect([known.status, await known.text()]).toEqual([304, '']);
    const preflight = await handler(
      new Request(`${URL_OF}/api/guest-token`, { method: 'OPTIONS', headers: { origin: ORIGIN } }),
    );
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
  });

  it('leaves compressing to the host: Next.js would send compressed bytes without a word that they are', async () => {
    const { handler } = scene();
    const asked = { headers: { 'accept-encoding': 'gzip, br' } };
    const script = await handler(new Request(`${URL_OF}/loader.js`, asked));
    expect(script.headers.get('content-encoding')).toBeNull();
    expect((await script.arrayBuffer()).byteLength).toBe(Number(script.headers.get('content-length')));
  });

  it('reads a body that comes in pieces, and no more of it than it may have', async () => {
    const { ask } = scene();
    expect((await ask({}, streamOf('{"resume":', '"x"}'))).status).toBe(200);
    expect((await ask({}, streamOf('x'.repeat(8_000), 'x'.repeat(8_000)))).status).toBe(413);
  });

  it('says so when the host has read the body before', async () => {
    const { handler, lines } = scene();
    const request = new Request(`${URL_OF}/api/guest-token`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain' },
      body: '{}',
    });
    await request.text();
    expect((await handler(request)).status).toBe(400);
    expect(lines()).toContainEqual(
      expect.objectContaining({ remedy: expect.stringContaining('request.clone()') }),
    );
  });

  it('answers a body that breaks off', async () => {
    const { ask } = scene();
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect((await ask({}, broken)).status).toBe(400);
  });

  it('can be taken apart: `fetch` needs no `this`', async () => {
    const { fetch } = scene().handler;
    expect((await fetch(new Request(`${URL_OF}/healthz`))).status).toBe(200);
  });
});

describe('the limits of a fetch handler', () => {
  const RATE = { RATE_LIMIT_PER_IP: '1' };

  it('go by what the platform vouches for, where the host names it', async () => {
    const addressOf = (request: Request) => request.headers.get('x-real-ip');
    const { ask, lines } = scene(RATE, { addressOf });
    expect((await ask({ 'x-real-ip': '203.0.113.1' })).status).toBe(200);
    expect((await ask({ 'x-real-ip': '203.0.113.1' })).status).toBe(429);
    expect((await ask({ 'x-real-ip': '203.0.113.2' })).status).toBe(200);
    // Those who come without it are one.
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
    expect(lines().filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('take visitors for one while the function that names them throws, and the operator is told', async () => {
    const { ask, lines } = scene(RATE, {
      addressOf: () => {
        throw new Error('no such field');
      },
    });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
    expect(lines()).toContainEqual(expect.objectContaining({ level: 'error', msg: 'addressOf threw' }));
  });

  it('go by the number of proxies, where that is told', async () => {
    const { ask, lines } = scene({ ...RATE, TRUST_PROXY: '1' });
    expect((await ask({ 'x-forwarded-for': '6.6.6.6, 203.0.113.1' })).status).toBe(200);
    expect((await ask({ 'x-forwarded-for': '7.7.7.7, 203.0.113.1' })).status).toBe(429);
    expect(lines().filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('are those of all together where nobody tells the address, and the start says so', async () => {
    const { ask, lines } = scene({ ...RATE, RATE_LIMIT_GLOBAL: '3', PROOF_OF_WORK: 'off' });
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 'warn',
        msg: 'new guests are not limited by address',
        remedy: expect.stringMatching(/addressOf.*TRUST_PROXY/),
      }),
    ]);
    const statuses = [];
    for (let visitor = 0; visitor < 4; visitor++) {
      statuses.push((await ask({ 'x-forwarded-for': `203.0.113.${visitor}` })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('count a guest who comes back for itself, without any address', async () => {
    const { ask } = scene(RATE);
    const { resume } = await (await ask()).json();
    expect((await ask({}, JSON.stringify({ resume }))).status).toBe(200);
    expect((await ask({}, JSON.stringify({ resume }))).status).toBe(429);
    expect((await ask()).status).toBe(200);
  });
});

it('shows the metrics to nobody without a token, since it cannot tell who is on this machine', async () => {
  const { handler } = scene();
  const named = new Request(`${URL_OF}/metrics`, { headers: { host: 'localhost:3000' } });
  expect((await handler(named)).status).toBe(404);
  const token = 'a-token-for-the-metrics-of-this-test';
  const { handler: withToken } = scene({ METRICS_TOKEN: token });
  const headers = { authorization: `Bearer ${token}` };
  expect((await withToken(new Request(`${URL_OF}/metrics`, { headers }))).status).toBe(200);
});

describe('a runtime', () => {
  it('that has everything passes', () => {
    expect(() => checkRuntime()).not.toThrow();
  });

  it('that lacks something is told in words what, at the start', () => {
    const lacking = { 'the one thing': () => false, 'another thing': () => true, 'a third': () => false };
    expect(() => checkRuntime(lacking)).toThrow(
      'The companion cannot run here: this runtime lacks the one thing; a third.',
    );
  });

  it('of the edge is told so, instead of a bundler’s complaint', async () => {
    const edge = await import('./edge.ts');
    for (const start of Object.values(edge)) expect(start).toThrow(/cannot run on an edge runtime/);
  });
});
