import { describe, expect, it, vi } from 'vitest';
import type { Environment } from '../config/config.ts';
import { startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createDelivery } from './deliver.ts';
import { makeLoaderFiles } from './files.ts';
import { built, seenIn, settings } from './loader.testing.ts';

const files = makeLoaderFiles(built, settings);
const BESIDE_ITSELF = '././';
const publicUrl = 'https://chat.example/c/';

/** The companion's own address, as it stands in a script. */
const addressIn = (script: Buffer) => (seenIn(script) as string[])[0];

const ask = async (env: Environment, headers: Record<string, string>, path = '/loader.js') => {
  const { url, close } = await startCompanion(env, { builtLoader: built });
  const answer = await send('GET', url + path, headers);
  await close();
  return answer;
};

describe('the companion’s own address in loader.js', () => {
  it('is PUBLIC_URL, whatever the request says', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const { body } = await ask({ PUBLIC_URL: 'https://chat.example/c', TRUST_PROXY: '1' }, headers);
    expect(addressIn(body)).toBe(publicUrl);
  });

  it('is the one that was asked, where there is no PUBLIC_URL: over http without a scheme', async () => {
    const { body } = await ask({}, { host: 'shop.example' }, '/loader.js?x=/y/loader.js');
    expect(addressIn(body)).toBe('//shop.example/');
  });

  it('is what proxies say only where they are believed, and then no cache keeps it for those who asked another', async () => {
    const headers = {
      host: 'companion-1:3000',
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
    };
    const plain = await ask({}, headers);
    expect(addressIn(plain.body)).toBe('//companion-1:3000/');
    expect(plain.headers.vary).toBe('Accept-Encoding');
    for (const TRUST_PROXY of ['1', 'loopback']) {
      const believing = await ask({ TRUST_PROXY }, headers);
      expect(addressIn(believing.body)).toBe('https://shop.example/');
      expect(believing.headers.vary).toBe('Accept-Encoding, X-Forwarded-Host');
    }
  });

  it('is left out where the request names no plain host', async () => {
    for (const host of ['evil.example/path', 'user@evil.example', '"><script>']) {
      const { status, body } = await ask({}, { host });
      expect([status, addressIn(body)]).toEqual([200, BESIDE_ITSELF]);
    }
  });

  it.each([
    ['none', {}, BESIDE_ITSELF],
    ['PUBLIC_URL', { PUBLIC_URL: publicUrl }, publicUrl],
  ])('is, under its hash and in the manifest, %s, and not what was asked', async (_name, env, address) => {
    const made = makeLoaderFiles(built, settings, 'PUBLIC_URL' in env ? publicUrl : undefined);
    const headers = { host: 'shop.example' };
    const manifest = await ask(env, headers, '/loader/manifest.json');
    expect(manifest.body).toEqual(made.manifest.identity);
    const { loader } = JSON.parse(String(manifest.body));
    const { body } = await ask(env, headers, `/loader/${loader}`);
    expect([loader, addressIn(body)]).toEqual([`${made.loader.hash}/loader.js`, address]);
  });

  it('costs memory for 64 addresses and no more, whatever visitors write', () => {
    const loaderAskedAt = vi.fn(files.loaderAskedAt);
    const deliver = createDelivery(
      { ...files, loaderAskedAt },
      { publicUrl: undefined, trustProxy: 0, mode: 'production' },
    );
    const askAt = (host: string) =>
      deliver({
        method: 'GET',
        path: '/loader.js',
        query: '',
        headers: { host },
        address: undefined,
        addressParts: () => ({ scheme: 'http', host: undefined, mount: '', path: '/' }),
        readBody: async () => ({ text: '' }),
        hasLeft: () => false,
      });
    const made = () => loaderAskedAt.mock.calls.length;
    for (let host = 0; host < 64; host++) askAt(`${host}.example`);
    askAt('0.example');
    expect(made()).toBe(64);
    for (let host = 64; host < 127; host++) askAt(`${host}.example`);
    expect(made()).toBe(127);
    askAt('0.example');
    expect(made()).toBe(127);
    askAt('1.example');
    expect(made()).toBe(128);
  });
});

describe('what somebody writes into Host or X-Forwarded-Host', () => {
  const SHOP = { host: 'shop.example' };
  const EVIL = 'evil.example';
  const WRITTEN = [
    { host: EVIL },
    { ...SHOP, 'x-forwarded-host': EVIL },
    { host: `shop.example/${EVIL}` },
    { host: `shop.example@${EVIL}` },
    { host: `shop.example, ${EVIL}` },
    { host: EVIL, 'x-forwarded-host': 'shop.example' },
  ];

  it.each([
    ['nobody is believed', {}, '//shop.example/'],
    ['a proxy is believed', { TRUST_PROXY: '1' }, '//shop.example/'],
    ['PUBLIC_URL is set', { TRUST_PROXY: '1', PUBLIC_URL: publicUrl }, publicUrl],
  ])(
    'does not reach other visitors through a cache that heeds Vary, where %s',
    async (_when, env, address) => {
      const { url, close } = await startCompanion(env, { builtLoader: built });
      const cached = cacheBefore((headers) => send('GET', `${url}/loader.js`, headers));
      for (const written of WRITTEN) await cached.ask(written);
      const asking = cached.asked();
      expect(addressIn(await cached.ask(SHOP))).toBe(address);
      expect(addressIn(await cached.ask(SHOP))).toBe(address);
      // It is a cache, and it kept that one.
      expect(cached.asked() - asking).toBeLessThanOrEqual(1);
      await close();
    },
  );
});

type Headers = Record<string, string>;

/** As caches do: an answer is for whoever asks the same host, with the same value in each field that `Vary` names. */
function cacheBefore(fetchAnew: (headers: Headers) => ReturnType<typeof send>) {
  const kept: { fits(headers: Headers): boolean; body: Buffer }[] = [];
  let asked = 0;
  const ask = async (headers: Headers): Promise<Buffer> => {
    const known = kept.find(({ fits }) => fits(headers));
    if (known) return known.body;
    asked++;
    const { body, headers: answered } = await fetchAnew(headers);
    const fields = ['host', ...String(answered.vary).toLowerCase().split(', ')];
    kept.push({ fits: (others) => fields.every((field) => others[field] === headers[field]), body });
    return body;
  };
  return { ask, asked: () => asked };
}
