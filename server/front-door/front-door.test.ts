import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { builtPages, environment, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';

let companion: Awaited<ReturnType<typeof startCompanion>>;
beforeAll(async () => {
  companion = await startCompanion();
});
afterAll(() => companion.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send('GET', companion.url + path, headers);

describe('a page', () => {
  it.each(['/', '/builder', '/builder/', '/docs', '/docs/hosts/node', '/demo'])(
    'is answered at %s, and asked for anew each time',
    async (path) => {
      const { status, headers } = await get(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'Accept-Encoding',
        'x-content-type-options': 'nosniff',
      });
      const again = await get(path, { 'if-none-match': String(headers.etag) });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    },
  );

  it('has addresses that lead on from where it was asked for', async () => {
    expect(String((await get('/')).body)).toContain('href="./assets/site-1.css"');
    expect(String((await get('/docs/hosts/node')).body)).toContain('src="../../assets/a-1.png"');
    expect(String((await get('/docs/hosts/node/')).body)).toContain('src="../../../assets/a-1.png"');
  });

  it('comes compressed, for who takes that', async () => {
    const { headers, body } = await get('/docs', { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('br');
    expect(String(brotliDecompressSync(body))).toBe(builtPages['docs/index.html']);
  });

  it('runs nothing but its own scripts, in no frame of another site, and tells others nothing of itself', async () => {
    const { headers } = await get('/builder');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('mypurecloud');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
    });
  });

  it('may reach Genesys of the site’s region where the chat is on it', async () => {
    const headers = { host: new URL(ORIGIN).host };
    const policy = String((await get('/demo', headers)).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' https://apps.mypurecloud.ie;");
    expect(policy).toContain('wss://webmessaging.mypurecloud.ie');
    expect(policy).not.toContain('127.0.0.1');
  });

  it('may reach the sandbox where that plays Genesys', async () => {
    const gateway = 'http://127.0.0.1:4000';
    const played = {
      GENESYS_GATEWAY: gateway,
      GENESYS_SCRIPT_URL: `${gateway}/genesys-bootstrap/genesys.min.js`,
    };
    const { url, close } = await startCompanion(played);
    onTestFinished(close);
    const { headers } = await send('GET', `${url}/demo`, { host: new URL(ORIGIN).host });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' ${gateway};`);
    expect(policy).toMatch(/connect-src [^;]*ws:\/\/127\.0\.0\.1:4000/);
  });

  it('is only read: another method is told that there is nothing', async () => {
    expect((await send('POST', `${companion.url}/builder`)).status).toBe(404);
    const head = await send('HEAD', `${companion.url}/builder`);
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});

describe('an address that leads nowhere', () => {
  const byPerson = { 'sec-fetch-mode': 'navigate' };

  it('is answered in words, with ways on, to a person', async () => {
    const { status, headers, body } = await get('/docs/instaling', byPerson);
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(String(body)).toContain('<a href="../">Home</a>');
    const again = await get('/docs/instaling', { ...byPerson, 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(404);
  });

  it.each(['/docs/instaling', '/api/nothing', '/loader/nothing', '/a/b/c/d/e/f/g/h/i'])(
    'is a problem of the contract to programs, or where programs ask: %s',
    async (path) => {
      const { status, body } = await get(path, path.startsWith('/docs') ? {} : byPerson);
      expect([status, JSON.parse(String(body)).code]).toEqual([404, 'not-found']);
    },
  );
});

describe('a file of a page', () => {
  it('is kept for ever, since its name changes with it', async () => {
    const { status, headers, body } = await get('/assets/a-1.png');
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(body.subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('what pages are told of the companion', () => {
  const about = async (env: Record<string, string>, headers: Record<string, string> = {}) => {
    const { url, close } = await startCompanion({ ...environment, ...env });
    onTestFinished(close);
    const answer = await send('GET', `${url}/about.json`, headers);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    return JSON.parse(String(answer.body));
  };
  const token = 'the-token-of-those-who-operate';

  it('is its version, and whether a tag has to name its deployment', async () => {
    expect(await about({})).toEqual({
      version: expect.any(String),
      hasSeveralSites: false,
      isOperator: true,
    });
  });

  it.each([
    ['the token of operators', { authorization: `Bearer ${token}` }, true],
    ['another token', { authorization: 'Bearer another' }, false],
    ['none', {}, false],
  ])('also says whether they may look inside, with %s', async (_what, headers, may) => {
    expect(await about({ METRICS_TOKEN: token }, headers)).toMatchObject({ isOperator: may });
  });

  it('lets nobody look inside in production, without a token', async () => {
    expect(await about({ NODE_ENV: 'production' })).toMatchObject({ isOperator: false });
  });
});

describe('where there are no pages', () => {
  it.each([
    ['PAGES=off', { PAGES: 'off' }, {}],
    ['nothing was built', {}, { builtPages: {} }],
  ])('since %s, every address is answered as any other that is not there', async (_why, env, parts) => {
    const { url, close } = await startCompanion({ ...environment, ...env }, parts);
    onTestFinished(close);
    for (const path of ['/', '/builder', '/assets/a-1.png']) {
      const { status, body } = await send('GET', url + path);
      expect([path, status, JSON.parse(String(body)).code]).toEqual([path, 404, 'not-found']);
    }
    expect((await send('GET', `${url}/loader.js`)).status).toBe(200);
  });
});
