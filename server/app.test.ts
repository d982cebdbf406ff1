import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from './config/read.ts';
import { ACCESS_TOKEN, BASIC, CLIENT, failures, GUEST, startFakeGenesys } from './genesys/genesys.testing.ts';
import { serve } from './hosts/serve.ts';
import {
  builtLoader,
  createMemoryLog,
  DEPLOYMENT_ID,
  environment,
  ORIGIN,
  settingsAt,
  startCompanion,
} from './testing/companion.testing.ts';
import { send } from './testing/http.testing.ts';

describe('the companion', () => {
  let companion: Awaited<ReturnType<typeof startCompanion>>;
  beforeAll(async () => {
    companion = await startCompanion({ PUBLIC_URL: 'https://chat.example.com' });
  });
  afterAll(() => companion.close());

  it('puts its address, the public settings, and nothing else of the configuration, into the loader', async () => {
    const script = await (await fetch(`${companion.url}/loader.js`)).text();
    const ofBuild = builtLoader['loader.js'].replace('././', 'https://chat.example.com/');
    expect(script.replace(/loader\/[\w-]+/, 'loader/B3x_hash')).toBe(ofBuild);
    expect(await settingsAt(companion.url)).toBe(
      '{"deploymentId":"0c3f9d8e-1111-4222-8333-444455556666","environment":"prod-euw1","region":"mypurecloud.ie",' +
        '"scriptUrl":"https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js"}',
    );
  });

  it.each([
    '/nothing',
    '/builder/nothing',
    '//builder',
    '/api',
    '/api/guest-token/other',
    '/loader/',
    '/loader/%ff',
    '/constructor',
    '/__proto__',
  ])('has nothing at %s, and says so as a problem', async (path) => {
    const { status, headers, body } = await send('GET', companion.url + path);
    expect(status).toBe(404);
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/problem\+json/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(JSON.parse(String(body))).toMatchObject({ code: 'not-found', status: 404, retryable: false });
  });

  it('tells a page nothing about a failure of its own, and the operator everything', async () => {
    const { log, lines } = createMemoryLog();
    const config = readConfig(environment);
    const exact = new Set<string>();
    exact.has = () => {
      throw new RangeError('the reason');
    };
    const site = { ...config.sites[0], allowedOrigins: { exact, subdomainsOf: [] } };
    const listen = { host: '127.0.0.1', port: 0 };
    const { url, close } = await serve({ ...config, sites: [site] }, { log, builtLoader, listen });

    const { status, headers, body } = await send('POST', `${url}/api/guest-token`, { origin: ORIGIN });
    expect([status, headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(String(body))).toMatchObject({ code: 'internal-error', retryable: true });
    expect(String(body)).not.toContain('the reason');
    await expect
      .poll(lines)
      .toMatchObject([{ level: 'error', status: 500, err: { type: 'RangeError', message: 'the reason' } }]);

    await close();
  });

  it.each([
    'GET http://elsewhere.example/nothing',
    'OPTIONS *',
    'GET *',
    'GET //nothing',
    'POST /%00',
    'GET /x?%',
  ])('answers %j, which no browser sends, without a failure', async (line) => {
    const socket = connect(Number(new URL(companion.url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
    });
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(received).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('logs one line a request, with the id of the answer, without query, cookie or token', async () => {
    const res = await fetch(`${companion.url}/api/guest-token?token=from-a-query`, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie: 'session=from-a-cookie', authorization: 'Bearer from-a-header' },
      body: JSON.stringify({ resume: 'from-a-body' }),
    });
    const requestId = res.headers.get('x-request-id');
    const { token, resume, context } = await res.json();
    const mine = () => companion.logLines().filter((line) => line.requestId === requestId);
    await expect.poll(mine).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        msg: 'request',
        requestId,
        method: 'POST',
        path: '/api/guest-token',
        status: 200,
        ms: expect.any(Number),
      },
    ]);
    for (const secret of ['from-a-', token, resume, context])
      expect(companion.logText()).not.toContain(secret);
  });

  it('logs no token and no sealed session that somebody writes into the path', async () => {
    const { token, resume } = await (await companion.ask()).json();
    for (const path of [`/${resume}`, `/chat/api/guest-token/${token}`]) {
      expect((await fetch(companion.url + path)).status).toBe(404);
    }
    const paths = () => companion.logLines().map(({ path }) => String(path));
    await expect.poll(paths).toContain(`/chat/api/guest-token/${token.slice(0, 32)}…`);
    for (const secret of [token, resume]) expect(companion.logText()).not.toContain(secret);
  });

  it('is alive, of a version, and ready, and keeps probes out of the log', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(await (await fetch(`${companion.url}/healthz`)).json()).toEqual({ status: 'ok', version });
    expect(await (await fetch(`${companion.url}/readyz`)).json()).toEqual({ status: 'ready', checks: {} });
    await expect
      .poll(() => companion.logLines().filter(({ path }) => path === '/readyz'))
      .toMatchObject([{ level: 'debug' }]);
  });
});

describe.concurrent('with the platform', () => {
  /** Closed after all: these tests run at once, and one that ends must not close what another uses. */
  const opened: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    await Promise.all(opened.map(({ close }) => close()));
  });

  async function scene({ timeoutMs = 5_000, now = () => performance.now() } = {}) {
    const genesys = await startFakeGenesys();
    const env = {
      GENESYS_GATEWAY: genesys.url,
      GENESYS_CLIENT_ID: CLIENT.clientId,
      GENESYS_CLIENT_SECRET: CLIENT.clientSecret,
      UPSTREAM_TIMEOUT_MS: String(timeoutMs),
    };
    const companion = await startCompanion(env, { now });
    opened.push({
      async close() {
        await companion.close();
        await genesys.close();
      },
    });
    return { genesys, companion };
  }

  it('hands out the guest that Genesys made: one login for all, one call each, none for a resumed one', async () => {
    const { genesys, companion } = await scene();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => companion.ask().then((r) => r.json())),
    );
    expect(answers).toHaveLength(100);
    for (const answer of answers) expect(answer).toMatchObject({ guestId: GUEST.id, token: GUEST.token });
    const logins = genesys.requests.filter(({ path }) => path === '/oauth/token').length;
    expect([logins, genesys.requests.length]).toEqual([1, 101]);

    const resumed = await (await companion.ask({ resume: answers[0].resume })).json();
    expect(resumed.token).toBe(GUEST.token);
    expect(genesys.requests).toHaveLength(101);
  });

  it('tells Prometheus of its calls to Genesys, its login, its circuit and who waits', async () => {
    const { genesys, companion } = await scene();
    await companion.ask();
    genesys.guests = failures['500'];
    for (let visitor = 0; visitor < 11; visitor++) await companion.ask();
    const metrics = await (await fetch(`${companion.url}/metrics`)).text();
    const site = `site="${DEPLOYMENT_ID}"`;
    for (const line of [
      'genesys_calls_total{call="login",outcome="ok"} 1',
      'genesys_calls_total{call="guests",outcome="ok"} 1',
      'genesys_calls_total{call="guests",outcome="500"} 10',
      'genesys_calls_total{call="guests",outcome="circuit-open"} 1',
      'genesys_call_seconds_count{call="guests"} 11',
      `genesys_circuit_open{${site}} 1`,
      `genesys_queue_depth{${site}} 0`,
    ]) {
      expect(metrics).toContain(`${line}\n`);
    }
    expect(metrics).toMatch(new RegExp(`genesys_login_age_seconds{${site}} \\d`));
    const ready = await fetch(`${companion.url}/readyz`);
    expect([ready.status, (await ready.json()).status]).toEqual([200, 'degraded']);
  });

  it('asks Genesys nothing for an origin, a body or a deployment that is refused', async () => {
    const { genesys, companion } = await scene();
    await companion.ask({}, { origin: 'https://evil.example' });
    await companion.ask('{');
    await companion.ask({ deploymentId: 'other' });
    await companion.ask({ userToken: 'x' });
    expect(genesys.requests).toEqual([]);
  });

  it('is ready when Genesys takes the login, and says why when not', async () => {
    const clock = { now: 0 };
    const { genesys, companion } = await scene({ now: () => clock.now });
    const ready = async () => {
      const res = await fetch(`${companion.url}/readyz`);
      return [res.status, Object.values((await res.json()).checks)];
    };
    const asBefore = genesys.login;
    genesys.login = failures['401'];
    for (let probe = 0; probe < 20; probe++) expect(await ready()).toEqual([503, ['genesys-refused']]);
    expect(genesys.requests.map(({ path }) => path)).toEqual(['/oauth/token']);
    expect(companion.logText()).toContain('Check GENESYS_CLIENT_ID');
    genesys.login = asBefore;
    clock.now += 5_000;
    expect(await ready()).toEqual([200, ['ok']]);
  });

  const table: [keyof typeof failures, number, string, boolean, string | null][] = [
    ['400', 502, 'genesys-refused', false, null],
    ['401', 502, 'genesys-refused', false, null],
    ['403', 502, 'genesys-refused', false, null],
    ['404', 502, 'genesys-refused', false, null],
    ['no JSON', 502, 'genesys-refused', false, null],
    ['other JSON', 502, 'genesys-refused', false, null],
    ['429', 503, 'genesys-unavailable', true, '17'],
    ['500', 503, 'genesys-unavailable', true, '5'],
    ['reset', 503, 'genesys-unavailable', true, '5'],
    ['no answer', 504, 'genesys-timeout', true, null],
    ['a body that never ends', 504, 'genesys-timeout', true, null],
  ];

  const calls = ['guests', 'login'] as const;
  it.each(calls.flatMap((call) => table.map((row) => [call, ...row] as const)))(
    'to the call %s, %s from Genesys is %i %s to the page',
    async (call, failure, status, code, retryable, retryAfter) => {
      const { genesys, companion } = await scene({ timeoutMs: status === 504 ? 200 : 5_000 });
      await expect.poll(async () => (await companion.ask()).status).toBe(200);
      genesys[call] = failures[failure];
      if (call === 'login') genesys.guests = failures['401'];
      const res = await companion.ask();
      expect(res.status).toBe(status);
      expect(res.headers.get('retry-after')).toBe(retryAfter);
      expect(res.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(res.headers.get('cache-control')).toBe('no-store');
      expect(res.headers.get('vary')).toBe('Origin');
      const text = await res.text();
      expect(JSON.parse(text)).toMatchObject({ code, retryable, status });

      await vi.waitFor(() =>
        expect(companion.logLines()).toContainEqual(
          expect.objectContaining({
            level: 'error',
            code,
            requestId: res.headers.get('x-request-id'),
            remedy: expect.stringContaining(call === 'login' ? '/oauth/token' : '/guests'),
          }),
        ),
      );
      expect(text).not.toMatch(/oauth|\/api\/|GENESYS_|127\.0\.0\.1/);
      for (const secret of [
        CLIENT.clientId,
        CLIENT.clientSecret,
        BASIC.slice(6),
        ACCESS_TOKEN,
        GUEST.token,
      ]) {
        expect(text + companion.logText()).not.toContain(secret);
      }
    },
  );
});
