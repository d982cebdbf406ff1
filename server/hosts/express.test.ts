import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config/read.ts';
import {
  addressIn,
  builtLoader,
  builtPages,
  createMemoryLog,
  environment,
  ORIGIN,
  settingsAt,
} from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createApp } from './express.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function companion() {
  const { log } = createMemoryLog();
  return createApp(readConfig(environment), { log, builtLoader, builtPages });
}

/** The companion's own address, as it stands in the loader. */
async function addressAt(loaderUrl: string, host = 'shop.example'): Promise<string | undefined> {
  return addressIn((await send('GET', loaderUrl, { host })).body);
}

async function listen(handler: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const asPage = (type = 'text/plain') => ({ origin: ORIGIN, 'content-type': type });
const json = (body: Buffer) => JSON.parse(String(body));

/** The whole story of a guest, wherever the companion is mounted. */
async function expectGuestsAt(address: string) {
  const first = await send('POST', `${address}/api/guest-token`, asPage(), '{}');
  expect(first.status).toBe(200);
  const { guestId, resume } = json(first.body);
  for (const type of ['text/plain', 'text/plain;charset=UTF-8', 'application/json']) {
    const again = await send('POST', `${address}/api/guest-token`, asPage(type), JSON.stringify({ resume }));
    expect([type, json(again.body).guestId]).toEqual([type, guestId]);
  }
  expect((await send('POST', `${address}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
  const wrong = await send('POST', `${address}/api/guest-token`, asPage('application/json'), '{"more":1}');
  expect([wrong.status, json(wrong.body).code]).toEqual([400, 'invalid-request']);
  const large = JSON.stringify({ resume: 'x'.repeat(9_000) });
  const tooLarge = await send('POST', `${address}/api/guest-token`, asPage(), large);
  expect([tooLarge.status, json(tooLarge.body).code]).toEqual([413, 'body-too-large']);
  expect((await send('POST', `${address}/api/guest-token`, { origin: 'https://evil.example' })).status).toBe(
    403,
  );
  expect((await send('OPTIONS', `${address}/api/guest-token`, { origin: ORIGIN })).status).toBe(204);
  const end = await send('POST', `${address}/api/guest-token/end`, asPage(), JSON.stringify({ resume }));
  expect(end.status).toBe(204);
  const after = await send('POST', `${address}/api/guest-token`, asPage(), JSON.stringify({ resume }));
  expect(json(after.body).guestId).not.toBe(guestId);
  expect(JSON.parse(await settingsAt(address))).toMatchObject({ region: 'mypurecloud.ie' });
  expect((await send('GET', `${address}/healthz`)).status).toBe(200);
  const nothing = await send('GET', `${address}/nothing`);
  expect([nothing.status, json(nothing.body).code]).toEqual([404, 'not-found']);
}

describe('the companion in an Express application, below a path', () => {
  it('does all it does by itself, and leaves the rest to the host', async () => {
    const host = express().use('/chat', companion());
    host.get('/', (_req, res) => {
      res.send('the host');
    });
    const url = await listen(host);
    await expectGuestsAt(`${url}/chat`);
    expect(String((await send('GET', url)).body)).toBe('the host');
    for (const page of ['/chat', '/chat/', '/chat/builder', '/chat/docs/hosts/node']) {
      const { status, headers } = await send('GET', url + page);
      expect([page, status, headers['content-type']]).toEqual([page, 200, 'text/html; charset=utf-8']);
    }
  });

  it('tells the loader its own address, with that path', async () => {
    const url = await listen(express().use('/chat', companion()));
    expect(await addressAt(`${url}/chat/loader.js?x`)).toBe('//shop.example/chat/');
    expect(await addressAt(`${url}/chat/loader.js/`)).toBe('//shop.example/chat/');
    expect(await addressAt(`${url}/chat/loader.js`, 'evil.example/path')).toBeUndefined();
    const nested = await listen(express().use('/shop', express.Router().use('/chat', companion())));
    expect(await addressAt(`${nested}/shop/chat/loader.js`)).toBe('//shop.example/shop/chat/');
  });

  it('does so behind the host’s own body parsers and header setters', async () => {
    const host = express().use(express.json(), express.text(), (_req, res, next) => {
      res.set('X-Of-The-Host', 'yes');
      next();
    });
    host.use('/chat', companion());
    const url = await listen(host);
    await expectGuestsAt(`${url}/chat`);
    const res = await send('POST', `${url}/chat/api/guest-token`, asPage(), '{}');
    expect(res.headers).toMatchObject({ 'x-of-the-host': 'yes', 'access-control-allow-origin': ORIGIN });
  });
});

describe('the companion at the root of an Express application', () => {
  it('answers its own addresses, and leaves all others to the host', async () => {
    const host = express().use(companion());
    host.use((_req, res, next) => {
      res.set('X-Of-The-Host', 'yes');
      next();
    });
    const url = await listen(host);
    await expect(send('GET', `${url}/loader.js`)).resolves.toMatchObject({ status: 200 });
    expect((await send('POST', `${url}/api/guest-token`, asPage(), '{}')).status).toBe(200);
    for (const page of ['/', '/builder', '/doctor', '/docs', '/demo', '/assets/site-1.css']) {
      expect([page, (await send('GET', url + page)).headers['x-of-the-host']]).toEqual([page, 'yes']);
    }
    const nothing = await send('GET', `${url}/nothing`);
    expect([nothing.status, nothing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const noFile = await send('GET', `${url}/loader/nothing.js`);
    expect([noFile.status, json(noFile.body).code]).toEqual([404, 'not-found']);
  });
  it('tells the loader its own address, the root', async () => {
    const url = await listen(express().use(companion()));
    expect(await addressAt(`${url}/loader.js?x`)).toBe('//shop.example/');
  });

  it('lets through what the host throws, as any middleware does', async () => {
    const passOn = () =>
      companion()({ url: '/nothing' } as IncomingMessage, {} as ServerResponse, () => {
        throw new Error('of the host');
      });
    expect(passOn).toThrow('of the host');
  });
});
