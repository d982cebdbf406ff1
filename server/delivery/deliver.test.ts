import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import type { Deliverable } from './deliverable.ts';
import { makeLoaderFiles } from './files.ts';
import { built, folderOf, seenIn, settings } from './loader.testing.ts';

const files = makeLoaderFiles(built, settings);
const folder = folderOf(files);
let companion: Awaited<ReturnType<typeof startCompanion>>;
beforeAll(async () => {
  companion = await startCompanion({}, { builtLoader: built });
});
afterAll(() => companion.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send('GET', companion.url + path, headers);

const publicUrl = 'https://chat.example/c/';

describe.each([
  ['where PUBLIC_URL is set', { PUBLIC_URL: publicUrl }],
  ['for the address that was asked', {}],
])('loader.js, %s,', (_when, env) => {
  let loader: Deliverable;
  let url: string;
  beforeAll(async () => {
    const started = await startCompanion(env, { builtLoader: built });
    url = started.url;
    loader =
      'PUBLIC_URL' in env
        ? makeLoaderFiles(built, settings, publicUrl).loader
        : files.loaderAskedAt(`${url.replace('http:', '')}/`);
    return started.close;
  });
  const get = (path: string, headers: Record<string, string> = {}) => send('GET', url + path, headers);

  it('runs with the companion’s own address, and leaves no global behind', async () => {
    const { body } = await get('/loader.js');
    const address = 'PUBLIC_URL' in env ? publicUrl : `${url.replace('http:', '')}/`;
    expect(seenIn(body)).toEqual([address, `loader/${folder}/chat.js`]);
  });

  it('is cached for a short time, and anybody may load, check and time it', async () => {
    const { status, headers } = await get('/loader.js');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
      etag: `W/"${loader.hash}"`,
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'timing-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('has the same weak ETag in every coding, so that a CDN may store one and send another', async () => {
    for (const accepted of ['br', 'gzip', 'identity']) {
      const { headers } = await get('/loader.js', { 'accept-encoding': accepted });
      expect([headers.etag, headers.vary]).toEqual([`W/"${loader.hash}"`, 'Accept-Encoding']);
      const again = await get('/loader.js', {
        'accept-encoding': accepted,
        'if-none-match': String(headers.etag),
      });
      expect([again.status, again.headers['content-encoding']]).toEqual([304, undefined]);
    }
  });

  it('is chosen rightly however many different clients have asked before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e9 }), async (number) => {
        const odd = await get('/loader.js', { 'accept-encoding': `x${number};q=0.${number % 10}, gzip` });
        expect(odd.headers['content-encoding']).toBe('gzip');
      }),
      { numRuns: 150 },
    );
    expect((await get('/loader.js', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['', undefined],
    ['deflate', undefined],
    ['%%%', undefined],
  ])('for Accept-Encoding %j goes out as %s', async (accepted, coding) => {
    const { body, headers } = await get('/loader.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(coding);
    expect(Number(headers['content-length'])).toBe(body.length);
    const text = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
    expect(text).toEqual(loader.identity);
  });

  it('is not sent again to a browser that has it', async () => {
    for (const etag of [`W/"${loader.hash}"`, `"other", "${loader.hash}"`, '*']) {
      const { status, headers, body } = await get('/loader.js', { 'if-none-match': etag });
      expect([status, body.length]).toEqual([304, 0]);
      expect(headers.etag).toBe(`W/"${loader.hash}"`);
      expect(headers['cache-control']).toMatch(/max-age=300/);
    }
    expect((await get('/loader.js', { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  it('answers HEAD as GET, without the body', async () => {
    const head = await send('HEAD', `${url}/loader.js`, { 'accept-encoding': 'br' });
    expect(head.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(loader.br.length),
    });
    expect(head.body).toHaveLength(0);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers } = await send(method, `${url}/loader.js`);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('a file under its hash', () => {
  it('is the loader, the same bytes, for a year', async () => {
    const { body, headers } = await get(`/loader/${files.loader.hash}/loader.js`);
    expect(body).toEqual(files.loader.identity);
    expect(createHash('sha256').update(body).digest('hex')).toContain(files.loader.hash);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it.each([
    ['beside the loader', ''],
    ['beside the loader under its hash', `/loader/${files.loader.hash}`],
  ])('is a part, %s', async (_where, below) => {
    const { body, headers } = await get(`${below}/loader/${folder}/en.js`, { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(body).toString()).toBe(built['Dtv_qY/en.js']);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it.each([
    '/loader/loader.js',
    `/loader/${folder}/..%2Floader.js`,
    `/loader/${folder}/nothing.json`,
    '/loader/one/two/chat.js',
  ])('that is not there is a problem, and nobody keeps it: %s', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(String(body)).code).toBe('not-found');
  });
});

it('is counted by a route that stands for all files under a hash, and writes no line in the log', async () => {
  const { url, close, logLines } = await startCompanion({}, { builtLoader: built });
  await send('GET', `${url}/loader.js?deployment-id=d-1`);
  await send('GET', `${url}/loader.js`, { 'if-none-match': '*' });
  await send('GET', `${url}/loader/${folder}/chat.js`);
  await send('GET', `${url}/loader/nothing`);
  const metrics = String((await send('GET', `${url}/metrics`)).body);
  for (const counted of [
    'route="/loader.js",outcome="ok"} 1',
    'route="/loader.js",outcome="not-modified"} 1',
    'route="/loader/<hash>",outcome="ok"} 1',
    'route="other",outcome="not-found"} 1',
  ]) {
    expect(metrics).toContain(`companion_requests_total{${counted}\n`);
  }
  expect(logLines().map(({ path }) => path)).toEqual(['/loader/nothing', '/metrics']);
  await close();
});

describe('a file of another build', () => {
  it.each([
    ['/loader/0ldOne/chat.js', 'Dtv_qY/take-over.js'],
    ['/loader/0ldOne/rules.js?3', 'Dtv_qY/take-over.js'],
    ['/loader/0ldOne/failure.js', 'Dtv_qY/take-over.js'],
    ['/loader/1.0.3/loader/0ldOne/chat.js', 'Dtv_qY/take-over.js'],
    ['/loader/0ldOne/de.1.js', 'Dtv_qY/de.1.js'],
  ] as const)('is answered in its place, for a minute, to anybody: %s', async (path, file) => {
    const { status, headers, body } = await get(path);
    expect([status, String(body)]).toEqual([
      200,
      built[file].replace('"__COMPANION__"', JSON.stringify(settings)),
    ]);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  it.each(['/loader/0000000000000000/loader.js', '/loader/1.0.3/loader.js'])(
    'is this build’s loader, for a short time, where stage one is asked for: %s',
    async (path) => {
      const { status, headers, body } = await get(path);
      expect([status, body]).toEqual([200, (await get('/loader.js')).body]);
      expect(headers['cache-control']).toMatch(/^public, max-age=300,/);
    },
  );

  it('is counted apart, so that an operator sees how many pages of other builds are still open', async () => {
    const { url, close } = await startCompanion({}, { builtLoader: built });
    await send('GET', `${url}/loader/0ldOne/chat.js`);
    await send('GET', `${url}/loader/1.0.3/loader.js`);
    const metrics = String((await send('GET', `${url}/metrics`)).body);
    expect(metrics).toContain('companion_requests_total{route="/loader/<other build>",outcome="ok"} 2\n');
    await close();
  });
});

describe('a pinned loader', () => {
  it.each(['1.1.0', '1.0.9'])(
    'of a version that is here is the same bytes for a year: %s',
    async (version) => {
      const production = await startCompanion({ NODE_ENV: 'production' }, { builtLoader: built });
      const { body, headers } = await send('GET', `${production.url}/loader/${version}/loader.js`);
      expect(String(body)).toBe(built[`${version}/loader.js` as '1.1.0/loader.js']);
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
      });
      await production.close();
    },
  );

  it('is not kept for long in development, where one version is built many times', async () => {
    const { headers } = await get('/loader/1.1.0/loader.js');
    expect(headers['cache-control']).toMatch(/^public, max-age=300,/);
  });
});

describe('the manifest', () => {
  it('names every file under its hash, with the integrity that a browser would compute', async () => {
    const { headers, body } = await get('/loader/manifest.json', { 'accept-encoding': 'identity' });
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
      'access-control-allow-origin': '*',
    });
    const { loader, pinned, integrity } = JSON.parse(String(body));
    expect([loader, pinned]).toEqual([`${files.loader.hash}/loader.js`, '1.1.0/loader.js']);
    expect(Object.keys(integrity).sort()).toEqual([...files.hashed.keys(), ...files.pinned.keys()].sort());
    for (const [path, value] of Object.entries(integrity)) {
      const file = await get(new URL(path, 'http://x/loader/manifest.json').pathname);
      expect(value).toBe(`sha384-${createHash('sha384').update(file.body).digest('base64')}`);
    }
  });
});
