import { afterEach, describe, expect, it } from 'vitest';
import { serveShop } from './demo.ts';
import { createFolder } from './testing/folder.testing.ts';
import { send } from './testing/http.testing.ts';

const page = '<!doctype html>\n<html><head><title>$& Shop</title></head><body>…</body></html>';
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function start(loaderUrl: string | (() => string), html = page) {
  const pages = createFolder({ 'shop/index.html': html, 'assets/shop-x1.css': 'body{}' });
  cleanups.push(pages.remove);
  const shop = await serveShop({ port: 0, loaderUrl, deploymentId: 'd"1', pagesFolder: pages.folder });
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

  it('says what to do when the page is missing or has no head', async () => {
    await expect(
      serveShop({ port: 0, loaderUrl: '/', deploymentId: 'd', pagesFolder: '/no/such/folder' }),
    ).rejects.toThrow(/Run `npm run build`/);
    await expect(start('/loader.js', '<p>')).rejects.toThrow(/no <\/head>/);
  });
});
