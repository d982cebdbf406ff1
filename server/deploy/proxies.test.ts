import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { addressIn, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { askFrom, proxyKinds } from './proxies.testing.ts';

const VISITOR = '127.0.0.1';
const ANOTHER = '127.0.0.2';
const METRICS_TOKEN = 'the token of the metrics, made of 1 sentence'.replaceAll(' ', '-');

describe.each(proxyKinds)('behind $name, as its file here has it,', ({ program, inFrontOf, belowPath }) => {
  const itWithProgram = it.skipIf(program === undefined);

  async function companion(env: Environment = {}) {
    const started = await startCompanion({ TRUST_PROXY: '1', ...env });
    onTestFinished(started.close);
    return started;
  }

  /** With both places taken by one companion, unless there is another. */
  async function proxied(first: { url: string }, second = first) {
    const proxy = await inFrontOf([first.url, second.url]);
    onTestFinished(proxy.close);
    return proxy.url;
  }

  const newGuest = (url: string, from = VISITOR, headers: Record<string, string> = {}) =>
    askFrom(from, `${url}/api/guest-token`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain', ...headers },
      body: '{}',
    });

  itWithProgram('every answer is the companion’s own, byte for byte', async () => {
    const direct = await companion();
    const url = await proxied(direct);
    for (const path of [
      '/loader.js',
      '/loader/B3x_hash/chat.js',
      '/loader/no-such-folder/chat.js',
      '/healthz',
    ]) {
      for (const coding of ['br', 'gzip', 'identity']) {
        const headers = { 'accept-encoding': coding, host: 'chat.example.com' };
        const expected = await askFrom(VISITOR, direct.url + path, { headers });
        const got = await askFrom(VISITOR, url + path, { headers });
        expect([path, coding, got.status, got.body]).toEqual([path, coding, expected.status, expected.body]);
        for (const name of ['content-type', 'content-encoding', 'cache-control', 'etag', 'vary']) {
          expect([path, name, got.headers[name]]).toEqual([path, name, expected.headers[name]]);
        }
      }
    }
    const etag = String((await askFrom(VISITOR, `${url}/loader.js`)).headers.etag);
    const again = await askFrom(VISITOR, `${url}/loader.js`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  itWithProgram('visitors are counted each by their own address, whatever they write', async () => {
    const url = await proxied(await companion({ RATE_LIMIT_PER_IP: '2' }));
    const statuses = [];
    for (const forged of ['192.0.2.1', '192.0.2.2', '192.0.2.3', `${ANOTHER}, 10.0.0.1`]) {
      statuses.push((await newGuest(url, VISITOR, { 'x-forwarded-for': forged })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await newGuest(url, ANOTHER)).status).toBe(200);
  });

  itWithProgram('the page that asks for a guest may read the answer', async () => {
    const { status, headers, body } = await newGuest(await proxied(await companion()));
    expect([status, headers['access-control-allow-origin']]).toEqual([200, ORIGIN]);
    expect(JSON.parse(String(body))).toHaveProperty('token');
  });

  itWithProgram('no visitor says where the companion is, or by which scheme', async () => {
    const url = await proxied(await companion());
    const headers = {
      host: 'chat.example.com',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    const { headers: fields, body } = await askFrom(VISITOR, `${url}/loader.js`, { headers });
    expect(addressIn(body)).toBe('//chat.example.com/');
    expect(fields.vary).toBe('Accept-Encoding');
  });

  itWithProgram('the operators’ paths are not there, with their token either', async () => {
    const url = await proxied(await companion({ METRICS_TOKEN }));
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    for (const path of ['/metrics', '/api/doctor', '/%6detrics', '//metrics', '/x/../api/doctor']) {
      expect([path, (await askFrom(VISITOR, url + path, { headers })).status]).toEqual([path, 404]);
    }
  });

  itWithProgram('a companion that stops costs no visitor an answer', async () => {
    const [stopping, staying] = [await startCompanion(), await companion()];
    const url = await proxied(stopping, staying);
    const statuses = new Set<number>();
    for (let asked = 0; asked < 4; asked++) statuses.add((await newGuest(url)).status);
    await stopping.close();
    for (let asked = 0; asked < 4; asked++) statuses.add((await newGuest(url)).status);
    expect([...statuses]).toEqual([200]);
  });

  itWithProgram('the companion is below a path of the site, and nothing else of it', async () => {
    const { url: direct } = await companion({ PUBLIC_URL: 'https://www.example.com/chat', METRICS_TOKEN });
    const proxy = await belowPath(direct);
    onTestFinished(proxy.close);
    const { url } = proxy;
    const loader = await askFrom(VISITOR, `${url}/chat/loader.js`);
    expect(addressIn(loader.body)).toBe('https://www.example.com/chat/');
    expect((await newGuest(`${url}/chat`)).status).toBe(200);
    expect((await askFrom(VISITOR, `${url}/chat/healthz`)).status).toBe(200);
    expect(String((await askFrom(VISITOR, `${url}/loader.js`)).body)).toBe('the site');
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    for (const path of ['/chat/metrics', '/chat/api/doctor', '/chat/%6detrics', '/chat//metrics']) {
      expect([path, (await askFrom(VISITOR, url + path, { headers })).status]).toEqual([path, 404]);
    }
  });
});

// All that is known of them where neither program can be had.
describe.each(['nginx.conf', 'nginx-below-path.conf', 'Caddyfile'])('%s, as a text,', (name) => {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8').replace(/#.*/g, '');

  it('closes every block that it opens', () => {
    expect(text.match(/{(?=\s)/g)?.length).toBe(text.match(/(?<=\s)}/g)?.length);
  });

  it('keeps from the companion which host a visitor says that they asked, and from the public the operators’ paths', () => {
    expect(text).toMatch(/X-Forwarded-Host( "";)?$/m);
    expect(text).toMatch(/\/metrics\b/);
    expect(text).toMatch(/\/api\/doctor\b/);
  });
});
