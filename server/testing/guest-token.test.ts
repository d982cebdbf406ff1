import fc from 'fast-check';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send as sendRaw } from '../testing/http.testing.ts';

let companion: Awaited<ReturnType<typeof startCompanion>>;
beforeAll(async () => {
  companion = await startCompanion();
});
afterAll(() => companion.close());

const FOREIGN = 'https://evil.example';

const send = (method: string, headers: Record<string, string>, body?: string) =>
  sendRaw(method, `${companion.url}/api/guest-token`, headers, body);

async function expectProblem(res: Response, status: number, code: string) {
  expect(res.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(res.headers.get('cache-control')).toBe('no-store');
  expect(res.headers.get('vary')).toBe('Origin');
  const problem = await res.json();
  expect(problem).toEqual({
    type: expect.stringMatching(new RegExp(`${code}$`)),
    title: expect.any(String),
    detail: expect.any(String),
    status,
    code,
    retryable: false,
  });
  expect(res.status).toBe(status);
  return problem;
}

describe('a guest session', () => {
  it('has everything the contract promises', async () => {
    const res = await companion.ask({ deploymentId: DEPLOYMENT_ID });
    expect(res.status).toBe(200);
    expect(Object.fromEntries(res.headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'Retry-After, RateLimit, RateLimit-Policy',
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
    });
    for (const header of ['set-cookie', 'access-control-allow-credentials', 'x-powered-by', 'etag']) {
      expect(res.headers.has(header), header).toBe(false);
    }
    const session = await res.json();
    expect(session).toEqual({
      guestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      token: expect.stringMatching(/^[0-9a-f-]{36}$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      resume: expect.any(String),
      deploymentId: DEPLOYMENT_ID,
      region: 'mypurecloud.ie',
      environment: 'prod-euw1',
      scriptUrl: 'https://apps.mypurecloud.ie/genesys-bootstrap/genesys.min.js',
      context: expect.any(String),
      signIn: '',
    });
    expect(session.guestId).not.toBe(session.token);
    expect(session.resume).not.toContain(session.token);
    const claims = decodeJwt(session.context);
    expect(claims).toEqual({
      sub: session.guestId,
      aud: DEPLOYMENT_ID,
      iat: expect.any(Number),
      exp: Math.floor(Date.parse(session.expiresAt) / 1000),
    });
  });

  it.each([
    ['no body at all', undefined, {}],
    ['an empty object', '{}', { 'content-type': 'text/plain;charset=UTF-8' }],
    ['application/json', '{}', { 'content-type': 'application/json' }],
    ['the deployment in capitals', JSON.stringify({ deploymentId: DEPLOYMENT_ID.toUpperCase() }), {}],
    ['Fetch Metadata of a fetch', '{}', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ])('is given for %s', async (_name, body, headers) => {
    const contentType = body === undefined ? {} : { 'content-type': 'text/plain' };
    expect((await send('POST', { origin: ORIGIN, ...contentType, ...headers }, body)).status).toBe(200);
  });

  it('is another one for each who asks', async () => {
    const [one, two] = await Promise.all(
      [companion.ask(), companion.ask()].map(async (r) => (await r).json()),
    );
    expect(one.guestId).not.toBe(two.guestId);
    expect(one.token).not.toBe(two.token);
  });

  it('is resumed by its own `resume`: the same guest, with the same end', async () => {
    const first = await (await companion.ask()).json();
    const again = await (await companion.ask({ resume: first.resume })).json();
    const { guestId, token, expiresAt } = first;
    expect(again).toMatchObject({ guestId, token, expiresAt });
    const third = await (await companion.ask({ resume: again.resume })).json();
    expect(third.token).toBe(token);
  });

  it.each([
    ['empty', ''],
    ['short', 'x'],
    ['not of its alphabet', '☠'],
    ['long', 'a'.repeat(4000)],
  ])('is a new one, and no error, when `resume` is %s', async (_name, resume) => {
    expect((await companion.ask({ resume })).status).toBe(200);
  });
});

describe('what is refused', () => {
  it.each([
    ['text that is not JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['an unknown field', '{"deploymentId":"x","admin":true}'],
    ['a prototype', '{"__proto__":{"resume":"x"}}'],
    ['a wrong type', '{"resume":7}'],
    ['null in a field', '{"deploymentId":null}'],
  ])('%s: 400 invalid-request', async (_name, body) => {
    const res = await companion.ask(body);
    expect(res.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    await expectProblem(res, 400, 'invalid-request');
  });

  it('names the field that is wrong', async () => {
    const problem = await expectProblem(await companion.ask({ resume: 7 }), 400, 'invalid-request');
    expect(problem.detail).toMatch(/^resume: /);
  });

  it('a user token, while nothing is set up to check it: 401', async () => {
    await expectProblem(await companion.ask({ userToken: 'a.b.c' }), 401, 'invalid-user-token');
  });

  it('a deployment that is not served here: 404', async () => {
    await expectProblem(
      await companion.ask({ deploymentId: '99999999-9999-4999-8999-999999999999' }),
      404,
      'unknown-deployment',
    );
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s: 405 with Allow', async (method) => {
    const res = await fetch(`${companion.url}/api/guest-token`, { method, headers: { origin: ORIGIN } });
    expect(res.status).toBe(405);
    expect(res.headers.get('allow')).toBe('POST, OPTIONS');
    expect(res.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    if (method !== 'HEAD') await expectProblem(res, 405, 'method-not-allowed');
  });

  it('more than 8 KiB: 413, and 8 KiB are read', async () => {
    const body = (bytes: number) => JSON.stringify({ resume: 'x'.repeat(bytes - '{"resume":""}'.length) });
    expect((await companion.ask(body(8192))).status).toBe(200);
    await expectProblem(await companion.ask(body(8193)), 413, 'body-too-large');
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no type', {}],
    ['compressed text', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }],
    ['an unknown character set', { 'content-type': 'text/plain; charset=klingon' }],
  ])('%s: 415', async (_name, headers) => {
    const res = await send('POST', { origin: ORIGIN, ...headers, 'content-length': '2' }, '{}');
    expect(res.status).toBe(415);
    expect(JSON.parse(String(res.body)).code).toBe('unsupported-media-type');
    expect(res.headers['access-control-allow-origin']).toBe(ORIGIN);
  });

  it('any body at all, with a status of the contract and never a failure of ours', async () => {
    const fields = { deploymentId: fc.jsonValue(), userToken: fc.jsonValue(), resume: fc.jsonValue() };
    const nearly = fc.record(fields, { requiredKeys: [] }).map((body) => JSON.stringify(body));
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearly, fc.json(), fc.string({ maxLength: 500 })), async (body) => {
        expect([200, 400, 401, 404]).toContain((await companion.ask(body)).status);
      }),
    );
  });
});

describe('an origin', () => {
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };

  it.each([
    ['foreign', FOREIGN],
    ['null', 'null'],
    ['missing', undefined],
    ['of another port', `${ORIGIN}:8443`],
    ['of another scheme', ORIGIN.replace('https', 'http')],
    ['twice', `${ORIGIN}, ${ORIGIN}`],
  ])('that is %s gets 403 without CORS headers, asked or preflighted', async (_name, origin) => {
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    for (const res of [
      await send('POST', { ...headers, 'content-type': 'text/plain' }, '{}'),
      await send('OPTIONS', { ...headers, ...preflight }),
    ]) {
      expect(res.status).toBe(403);
      expect(JSON.parse(String(res.body)).code).toBe('origin-not-allowed');
      expect(res.headers).toMatchObject({ vary: 'Origin', 'cache-control': 'no-store' });
      expect(Object.keys(res.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('that is allowed gets its preflight answered, for two hours', async () => {
    const res = await send('OPTIONS', { origin: ORIGIN, ...preflight });
    expect(res.status).toBe(204);
    expect(res.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '7200',
      vary: 'Origin',
      'cache-control': 'no-store',
    });
    expect(res.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([
    ['a navigation', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
    ['a form in a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['a no-cors request', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }],
    ['an element', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'image' }],
  ])('that is allowed gets 403 for %s', async (_name, headers) => {
    const res = await send('POST', { origin: ORIGIN, 'content-type': 'text/plain', ...headers }, '{}');
    expect(res.status).toBe(403);
    expect(JSON.parse(String(res.body)).code).toBe('origin-not-allowed');
  });

  it('makes a `resume` that is of no use to another origin', async () => {
    const two = await startCompanion({ ALLOWED_ORIGINS: `${ORIGIN},https://other.example` });
    const first = await (await two.ask()).json();
    const other = await (await two.ask({ resume: first.resume }, { origin: 'https://other.example' })).json();
    expect(other.token).not.toBe(first.token);
    await two.close();
  });

  it('that is refused is told to the operator, with what to do', async () => {
    await companion.ask({}, { origin: FOREIGN });
    await expect
      .poll(() => companion.logLines())
      .toContainEqual(
        expect.objectContaining({
          code: 'origin-not-allowed',
          remedy: expect.stringContaining('"https://evil.example" to ALLOWED_ORIGINS'),
        }),
      );
  });
});

describe('a context', () => {
  const verify = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${companion.url}/api/verify-context`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('is verified for Genesys, with its claims', async () => {
    const { context, guestId } = await (await companion.ask()).json();
    const res = await verify({ context });
    expect(res.status).toBe(200);
    expect(res.headers.get('cache-control')).toBe('no-store');
    expect(await res.json()).toMatchObject({ sub: guestId, aud: DEPLOYMENT_ID, ended: false });
  });

  it('says of a guest who has taken leave that they have', async () => {
    const { context, guestId, resume } = await (await companion.ask()).json();
    await fetch(`${companion.url}/api/guest-token/end`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: JSON.stringify({ resume }),
    });
    expect(await (await verify({ context })).json()).toMatchObject({ sub: guestId, ended: true });
  });

  it('that is false is counted by the address it comes from, and true ones from there are still answered', async () => {
    const strict = await startCompanion({ RATE_LIMIT_PER_IP: '2' });
    const { context } = await (await strict.ask()).json();
    const codeOf = async (sent: string) => {
      const res = await fetch(`${strict.url}/api/verify-context`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ context: sent }),
      });
      return (await res.json()).code ?? res.status;
    };
    const forged = `${context.slice(0, -1)}${context.endsWith('A') ? 'E' : 'A'}`;
    const codes = [];
    for (const sent of [forged, forged, forged, context, forged]) codes.push(await codeOf(sent));
    expect(codes).toEqual(['invalid-context', 'invalid-context', 'rate-limited', 200, 'rate-limited']);
    await strict.close();
  });

  it.each(['', 'x', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'])(
    'is refused with 401 when it is %j',
    async (context) => {
      const res = await verify({ context });
      expect(res.status).toBe(401);
      expect(await res.json()).toMatchObject({ code: 'invalid-context' });
    },
  );

  it('is not for browsers: no CORS header, whoever asks', async () => {
    const res = await verify({ context: 'x' }, { origin: ORIGIN });
    expect([...res.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is asked about with POST and one field', async () => {
    expect((await verify({})).status).toBe(400);
    expect((await verify({ context: 'x', more: 1 })).status).toBe(400);
    const res = await fetch(`${companion.url}/api/verify-context`);
    expect([res.status, res.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
