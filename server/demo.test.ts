import { afterEach, describe, expect, it } from 'vitest';
import { serveShop } from './demo.ts';
import type { SignIn } from './demo-customers.ts';
import { send } from './testing/http.testing.ts';

const page = '<!doctype html>\n<html><head><title>$& Shop</title></head><body>…</body></html>';
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function start(
  loaderUrl: string | (() => string),
  html = page,
  more: Record<string, string> = {},
  signIn?: SignIn,
) {
  const builtPages = {
    'shop/index.html': html,
    'assets/shop-x1.css': 'body{}',
    'home/index.html': html,
    ...more,
  };
  const shop = await serveShop({ port: 0, loaderUrl, deploymentId: 'd"1', signIn, builtPages });
  cleanups.push(shop.close);
  return shop;
}

describe('the demo shop', () => {
  it('is the page as it was built, with the one tag at the end of its head', async () => {
    const { url } = await start('http://127.0.0.1:3000/loader.js?a&b');
    const { headers, body } = await send('GET', `${url}/`);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(String(body)).toBe(
      page.replace(
        '</head>',
        () =>
          '<script async src="http://127.0.0.1:3000/loader.js?a&amp;b" data-deployment-id="d&quot;1"></script></head>',
      ),
    );
  });

  it('is another site than the companion, by its name', async () => {
    const { url } = await start('/loader.js');
    expect(new URL(url).hostname).toBe('localhost');
  });

  it('asks for the loader’s address when the page is asked for', async () => {
    let address = '';
    const { url } = await start(() => address);
    address = 'http://127.0.0.1:4000/loader.js';
    expect(String((await send('GET', url)).body)).toContain(`src="${address}"`);
  });

  it('serves its assets, and nothing beside them', async () => {
    const { url } = await start('/loader.js');
    expect((await send('GET', `${url}/assets/shop-x1.css`)).body.toString()).toBe('body{}');
    expect((await send('GET', `${url}/shop/index.html`)).status).toBe(404);
    expect((await send('GET', `${url}/assets/..%2fshop%2findex.html`)).status).not.toBe(200);
  });

  it('has every page at an address of its own, those of another language in a folder', async () => {
    const { url } = await start('/loader.js', page, {
      'shop/calder.html': page.replace('…', 'Calder'),
      'shop/de/index.html': page.replace('…', 'Regen'),
      'shop/de/calder.html': page.replace('…', 'Der Calder'),
    });
    const bodyOf = async (path: string) => String((await send('GET', url + path)).body);
    expect(await bodyOf('/calder')).toContain('>Calder<');
    expect(await bodyOf('/de/')).toContain('>Regen<');
    expect(await bodyOf('/de/calder')).toContain('>Der Calder<');
    const { status, headers } = await send('GET', `${url}/de`);
    expect([status, headers.location]).toEqual([301, '/de/']);
    expect((await send('GET', `${url}/nothing`)).status).toBe(404);
  });

  it('signs a customer in where it has a back end, says so in its pages, and believes no nonsense', async () => {
    const { url } = await start('/loader.js', page, {}, async (name) => `signed for ${name}`);
    expect(String((await send('GET', url)).body)).toContain('<link rel="sign-in" href="/sign-in"><script');
    const headers = { 'content-type': 'application/json' };
    const asked = await send('POST', `${url}/sign-in`, headers, '{"name":"Ada"}');
    expect(JSON.parse(String(asked.body))).toEqual({ userToken: 'signed for Ada' });
    expect((await send('POST', `${url}/sign-in`, headers, '{"name":7}')).status).toBe(400);
  });

  it('signs nobody in where it has none', async () => {
    const { url } = await start('/loader.js');
    const headers = { 'content-type': 'application/json' };
    expect((await send('POST', `${url}/sign-in`, headers, '{"name":"Ada"}')).status).toBe(404);
  });

  it('says what to do when the page is missing or has no head', async () => {
    await expect(serveShop({ port: 0, loaderUrl: '/', deploymentId: 'd', builtPages: {} })).rejects.toThrow(
      /Run `npm run build`/,
    );
    await expect(start('/loader.js', '<p>')).rejects.toThrow(/no <\/head>/);
  });
});
