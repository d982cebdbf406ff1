import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../config/read.ts';
import {
  addressIn,
  builtLoader,
  builtPages,
  createMemoryLog,
  environment,
  ORIGIN,
} from '../testing/companion.testing.ts';
import { createFolder } from '../testing/folder.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createApp } from './express.ts';
import { mountOf, pathBelow } from './node.ts';

const unhandled: unknown[] = [];
process.on('unhandledRejection', (error) => unhandled.push(error));
afterEach(() => expect(unhandled.splice(0)).toEqual([]));

/** A host that does something to each request and response before the companion gets them. */
async function startHost(
  meddle: (req: IncomingMessage, res: ServerResponse) => unknown,
  env: Record<string, string> = {},
) {
  const { log, lines } = createMemoryLog();
  const app = createApp(readConfig({ ...environment, ...env }), { log, builtLoader, builtPages });
  const server = createServer(async (req, res) => {
    await meddle(req, res);
    await app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (body = '{}', type = 'text/plain') =>
    send('POST', `${url}/api/guest-token`, { origin: ORIGIN, 'content-type': type }, body);
  return { url, ask, lines };
}

it('counts a visitor whose many fields hide what the proxy has written as the proxy itself', async () => {
  const { url } = await startHost(() => {}, { TRUST_PROXY: '1', RATE_LIMIT_PER_IP: '1' });
  const asVisitor = (written: string) => {
    const many = Array.from({ length: 995 }, () => ['A', '']).flat();
    const page = ['Host', 'chat.example', 'Origin', ORIGIN, 'Content-Type', 'text/plain'];
    const headers = [
      ...page,
      'X-Forwarded-For',
      written,
      ...many,
      'Content-Length',
      '2',
      'X-Forwarded-For',
      '203.0.113.7',
    ];
    return new Promise<number | undefined>((resolve, reject) => {
      const asking = request(`${url}/api/guest-token`, { method: 'POST', headers, agent: false });
      asking.on('response', (res) => resolve(res.resume().statusCode)).on('error', reject);
      asking.end('{}');
    });
  };
  // Node 20 drops what is too many. Newer ones turn the request away, and the visitor gets nothing by it.
  const first = await asVisitor('198.51.100.1');
  expect([200, 431]).toContain(first);
  expect(await asVisitor('198.51.100.2')).toBe(first === 200 ? 429 : 431);
});

describe('a host of Node that', () => {
  const readTo = async (req: IncomingMessage) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    return text;
  };

  it.each([
    ['leaves the body alone', () => {}],
    [
      'says `{}` for a body that it has not read, as Express 4 does',
      (req: IncomingMessage) => Object.assign(req, { body: {} }),
    ],
    [
      'has a copy of a body that can still be read, as serverless-http has',
      (req: IncomingMessage) => Object.assign(req, { body: Buffer.from('another') }),
    ],
    [
      'has read the body as text',
      async (req: IncomingMessage) => Object.assign(req, { body: await readTo(req) }),
    ],
    [
      'has read the body as bytes',
      async (req: IncomingMessage) => Object.assign(req, { body: Buffer.from(await readTo(req)) }),
    ],
    [
      'has parsed the body',
      async (req: IncomingMessage) => Object.assign(req, { body: JSON.parse(await readTo(req)) }),
    ],
  ])('%s, is answered for what the page has sent', async (_how, meddle) => {
    const { ask } = await startHost(meddle);
    const first = JSON.parse(String((await ask()).body));
    const again = JSON.parse(String((await ask(JSON.stringify({ resume: first.resume }))).body));
    expect(again.guestId).toBe(first.guestId);
    const wrong = await ask('{"more":1}', 'application/json');
    expect([wrong.status, JSON.parse(String(wrong.body)).code]).toEqual([400, 'invalid-request']);
  });

  it('has read the body and kept nothing is told what to do, and the page gets an answer', async () => {
    const { ask, lines } = await startHost(readTo);
    const { status, headers } = await ask();
    expect([status, headers['access-control-allow-origin']]).toEqual([400, ORIGIN]);
    expect(lines()).toContainEqual(
      expect.objectContaining({
        code: 'invalid-request',
        remedy: expect.stringMatching(/mount the companion before/),
      }),
    );
  });

  it('has the body behind a getter that throws, as Vercel has for what is no JSON, gets a 400', async () => {
    const { ask } = await startHost(async (req) => {
      await readTo(req);
      Object.defineProperty(req, 'body', {
        get() {
          throw new SyntaxError('Invalid JSON');
        },
      });
    });
    expect((await ask('{')).status).toBe(400);
  });

  it('has read an empty body, whose end has come already, does not hang', async () => {
    const { url } = await startHost(async (req) => Object.assign(req, { body: await readTo(req) }));
    expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
  });

  it('varies by fields of its own keeps them', async () => {
    const { ask } = await startHost((_req, res) => res.setHeader('Vary', 'Accept-Encoding'));
    expect((await ask()).headers.vary).toBe('Accept-Encoding, Origin');
  });

  it.each([['writeHead'], ['setHeader'], ['end']] as const)(
    'throws in its own %s: the page gets its answer all the same, and the log names the cause',
    async (method) => {
      const { ask, lines } = await startHost((_req, res) => {
        res[method] = () => {
          throw new TypeError('a fault of the host');
        };
      });
      const { status, body, headers } = await ask();
      expect([status, headers['access-control-allow-origin']]).toEqual([200, ORIGIN]);
      expect(JSON.parse(String(body)).guestId).toEqual(expect.any(String));
      expect(lines()).toContainEqual(
        expect.objectContaining({
          level: 'error',
          msg: 'the host has broken an answer',
          err: expect.objectContaining({ message: 'a fault of the host' }),
        }),
      );
    },
  );

  it('has answered before the companion does is told so', async () => {
    const { ask, lines } = await startHost((_req, res) => void res.writeHead(504).end('too late'));
    const { status, body } = await ask();
    expect([status, String(body)]).toEqual([504, 'too late']);
    expect(lines()).toContainEqual(expect.objectContaining({ msg: 'the host has answered before' }));
  });

  it('hands over a visitor who has gone: nobody’s fault, and said so in the log', async () => {
    const { url, lines } = await startHost(
      (_req, res) => new Promise((resolve) => res.once('close', resolve)),
    );
    const asking = request(`${url}/healthz`).on('error', () => {});
    asking.end(() => setImmediate(() => asking.destroy()));
    await expect.poll(lines).toContainEqual(expect.objectContaining({ path: '/healthz', status: 499 }));
  });

  it('hands over a body that breaks off gets no answer into nowhere', async () => {
    const { url, lines } = await startHost(() => {});
    const asking = request(`${url}/api/guest-token`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain', 'content-length': '100' },
    }).on('error', () => {});
    asking.write('{"resume', () => setTimeout(() => asking.destroy()));
    await expect
      .poll(lines)
      .toContainEqual(expect.objectContaining({ code: 'invalid-request', status: 499 }));
  });
});

it('answers also where the host’s own log throws, and says so on standard error', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { log } = createMemoryLog();
  log.info = () => {
    throw new TypeError('the log is full');
  };
  const app = createApp(readConfig(environment), { log, builtLoader, builtPages });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect((await send('POST', `${url}/api/guest-token`, { origin: ORIGIN })).status).toBe(200);
  expect(said).toHaveBeenCalledWith(
    'messenger-tag: a request could not be logged:',
    expect.objectContaining({ message: 'the log is full' }),
  );
  said.mockRestore();
});

it('takes up a secret file that changes, where it is told how to read the configuration', async () => {
  const token = createFolder({ token: 'the-first-token-of-the-metrics' });
  const file = join(token.folder, 'token');
  const { log, text } = createMemoryLog();
  const read = () => readConfig({ ...environment, METRICS_TOKEN_FILE: file });
  const app = createApp(read, { log, builtLoader, builtPages });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.close();
    await app.close();
    token.remove();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = { authorization: 'Bearer the-second-token-of-the-metrics' };
  expect((await send('GET', `${url}/metrics`, headers)).status).toBe(404);
  writeFileSync(file, 'the-second-token-of-the-metrics');
  await expect.poll(text, { timeout: 20_000 }).toContain('the changed configuration is in use');
  expect((await send('GET', `${url}/metrics`, headers)).status).toBe(200);
});

it('answers requests and responses that are no sockets at all', async () => {
  const app = createApp(readConfig(environment), { log: createMemoryLog().log, builtLoader });
  const written = new PassThrough();
  const sent: Record<string, unknown> = {};
  const res = Object.assign(written, {
    statusCode: 404,
    setHeader: (name: string, value: unknown) => {
      sent[name.toLowerCase()] = value;
    },
    getHeader: (name: string) => sent[name.toLowerCase()],
  });
  const req = Object.assign(new PassThrough(), {
    method: 'POST',
    url: '/api/guest-token',
    headers: { origin: ORIGIN, 'content-type': 'text/plain', 'content-length': 2 },
  });
  req.end('{}');
  await app(req as unknown as IncomingMessage, res as unknown as ServerResponse);
  let text = '';
  for await (const chunk of written) text += chunk;
  expect([res.statusCode, sent['access-control-allow-origin']]).toEqual([200, ORIGIN]);
  expect(JSON.parse(text)).toMatchObject({ guestId: expect.any(String) });
});

describe('the path below which the companion is mounted', () => {
  it.each([
    ['/chat/loader.js?x', '/loader.js', '', '/chat'],
    ['/chat/loader.js/', '/loader.js', '', '/chat'],
    ['/chat/loader/0123/loader.js', '/loader/0123/loader.js', '', '/chat'],
    ['/shop/chat/loader.js', '/loader.js', '/chat', '/shop/chat'],
    ['/loader.js', '/loader.js', '', ''],
    ['/chat/loader.js?y=/loader.js', '/loader.js', '', '/chat'],
    // Taken off, as koa-mount does, without a word of what it was.
    ['/loader.js', '/loader.js', '/chat', '/chat'],
    // Written anew.
    ['/chat.js', '/loader.js', '', ''],
  ])('asked at %j for %j, with basePath %j, is %j', (address, path, basePath, mount) => {
    expect(mountOf(address, { path, basePath })).toBe(mount);
  });

  it('is some text, whatever a visitor writes', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '/chat'), (address, basePath) => {
        const path = pathBelow(basePath, address);
        expect(typeof mountOf(address, { path, basePath })).toBe('string');
      }),
    );
  });
});

it('tells the loader its own address also over HTTP/2 and TLS', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const app = createApp(readConfig(environment), {
    log: createMemoryLog().log,
    builtLoader,
    basePath: '/chat',
  });
  const server = createSecureServer({ key, cert }, (req, res) => {
    // Node's own compatibility layer, as hosts hand it on.
    void app(req as unknown as IncomingMessage, res as unknown as ServerResponse);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  const stream = session.request({ ':path': '/chat/loader.js', ':authority': 'shop.example' });
  let text = '';
  for await (const chunk of stream) text += chunk;
  expect(addressIn(text)).toBe('https://shop.example/chat/');
});

describe('the path of a request', () => {
  it.each([
    ['', '/loader.js?a=1', '/loader.js'],
    ['', '/api/guest-token/', '/api/guest-token'],
    ['', '/', '/'],
    ['/api/messenger', '/api/messenger/loader.js', '/loader.js'],
    ['/api/messenger', '/shop/api/messenger/loader.js?x', '/loader.js'],
    ['/api/messenger', '/loader.js', '/loader.js'],
    ['/api/messenger', '/api/messenger', '/'],
    ['/chat', '/chat/api/guest-token?path=/chat/other', '/api/guest-token'],
  ])('below %j in %j is %j', (basePath, address, path) => {
    expect(pathBelow(basePath, address)).toBe(path);
  });

  it('is some text, whatever a visitor writes', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        expect(typeof pathBelow('/chat', address)).toBe('string');
      }),
    );
  });
});
