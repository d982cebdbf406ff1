import { createServer, request } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../config/read.ts';
import { createApp } from '../hosts/express.ts';
import { createHandler } from '../hosts/fetch.ts';
import { builtLoader, createMemoryLog, environment, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';

const TOKEN = 'a-token-for-the-operators-of-this-test';
const PATHS = ['/metrics', '/api/doctor'];
const PRODUCTION = { NODE_ENV: 'production' };
const OWN_NAMES = ['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.8.8.8:80', '[::1]', '[::1]:3000'];

async function started(env: Record<string, string> = {}) {
  const companion = await startCompanion(env);
  onTestFinished(companion.close);
  return companion;
}

/** Asks for the metrics by a runtime that tells this address of the connection, and gives the status. */
function asker(address?: string, env: Record<string, string> = {}) {
  const { log } = createMemoryLog();
  const options = address === undefined ? {} : { addressOf: () => address };
  const handler = createHandler(readConfig({ ...environment, ...env }), { log, builtLoader, ...options });
  return async (headers: Record<string, string>) =>
    (await handler(new Request('http://localhost:3000/metrics', { headers }))).status;
}

describe('the operators’ routes without a token, in development,', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'are open to who connects from %s and names this machine',
    async (address) => {
      const ask = asker(address);
      for (const host of OWN_NAMES) expect([host, await ask({ host })]).toEqual([host, 200]);
    },
  );

  it.each([
    '10.1.2.3',
    '::ffff:10.1.2.3',
    '172.31.255.255',
    '192.168.7.7',
    'fd00::1',
    '2001:db8::1',
    '203.0.113.7',
    '::ffff:203.0.113.7',
    '127.0.0.1, 203.0.113.7',
    'unknown',
    '',
    undefined,
  ])('are closed to who connects from %s, whatever it names', async (address) => {
    const ask = asker(address);
    for (const host of OWN_NAMES) expect([host, await ask({ host })]).toEqual([host, 404]);
  });

  it('are closed to who names no machine, or another one', async () => {
    const ask = asker('127.0.0.1');
    expect(await ask({})).toBe(404);
    const port = fc.constantFrom('', ':3000');
    const another = fc.oneof(
      fc.domain(),
      fc.domain().map((domain) => `localhost.${domain}`),
      fc.domain().map((domain) => `127.0.0.1.${domain}`),
      fc.domain().map((domain) => `${domain}@localhost`),
      fc.domain().map((domain) => `localhost, ${domain}`),
      fc.ipV4().filter((address) => !address.startsWith('127.')),
      fc.ipV6().map((address) => `[${address}]`),
    );
    await fc.assert(
      fc.asyncProperty(another, port, async (host, port) => {
        fc.pre(host !== '[::1]');
        expect(await ask({ host: host + port })).toBe(404);
      }),
    );
  });

  it('go by the name that HTTP/2 has in the place of Host', async () => {
    const app = createApp(readConfig(environment), { log: createMemoryLog().log, builtLoader });
    const server = createHttp2Server((req, res) => void app(req as never, res as never));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(async () => {
      client.close();
      server.close();
      await app.close();
    });
    const statusFor = (authority: string) =>
      new Promise((resolve) => {
        const asking = client.request({ ':path': '/metrics', ':authority': authority });
        asking.on('response', (fields) => resolve(fields[':status'])).resume();
      });
    expect(await statusFor('localhost:3000')).toBe(200);
    expect(await statusFor('shop.example')).toBe(404);
  });
});

describe('the operators’ routes', () => {
  it.each([
    ['in development', {}, 'chat.example'],
    ['in production', PRODUCTION, 'chat.example'],
    ['in production, by a proxy that writes the name of this machine', PRODUCTION, 'localhost:3000'],
    ['with a token', { METRICS_TOKEN: TOKEN }, 'localhost:3000'],
  ])('are not there for who comes through a proxy with many fields, %s', async (_where, env, host) => {
    const proxy = await startProxy((await started(env)).url, host);
    for (const path of PATHS) {
      for (const count of [0, 998, 1500]) {
        const fields = Array.from({ length: count }, (_, index) => [`f${index}`, '1']);
        const { status } = await send('GET', proxy + path, Object.fromEntries(fields));
        expect([path, count, status]).toEqual([path, count, 404]);
      }
    }
  });

  it('are closed in production without a token, and the start says so once', async () => {
    const { url, logLines } = await started(PRODUCTION);
    for (const path of PATHS) expect((await send('GET', url + path)).status).toBe(404);
    const said = () => logLines().filter(({ msg }) => /are closed: set METRICS_TOKEN/.test(String(msg)));
    expect(said()).toMatchObject([
      { level: 'info', msg: expect.stringContaining('/metrics and /api/doctor') },
    ]);
  });

  it('are open in production to who sends the token, and the start says nothing', async () => {
    const { url, logText } = await started({ ...PRODUCTION, METRICS_TOKEN: TOKEN });
    const headers = { authorization: `Bearer ${TOKEN}`, host: 'chat.example' };
    expect((await send('GET', `${url}/metrics`, headers)).status).toBe(200);
    expect(logText()).not.toContain('closed');
  });
});

describe('a page in an operator’s browser', () => {
  const element = (dest: string, mode = 'no-cors') => ({ 'sec-fetch-mode': mode, 'sec-fetch-dest': dest });
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  it('is told by the operators’ routes and /readyz that there is nothing', async () => {
    const { url } = await started();
    const asked = [
      element('image'),
      element('script'),
      element('empty', 'cors'),
      element('iframe', 'navigate'),
    ];
    for (const path of [...PATHS, '/readyz']) {
      for (const site of ['cross-site', 'same-site', 'none, cross-site']) {
        for (const fields of asked) {
          const { status } = await send('GET', url + path, { 'sec-fetch-site': site, ...fields });
          expect([path, site, fields, status]).toEqual([path, site, fields, 404]);
        }
      }
    }
  });

  it('may have a link to them, and they are opened by hand', async () => {
    const { url } = await started();
    for (const path of ['/metrics', '/readyz']) {
      for (const fields of [
        { 'sec-fetch-site': 'cross-site', ...link },
        { 'sec-fetch-site': 'none', ...link },
        { 'sec-fetch-site': 'same-origin', ...element('empty', 'cors') },
      ]) {
        expect((await send('GET', url + path, fields)).status).toBe(200);
      }
    }
  });

  it('gets nothing by the token either', async () => {
    const { url } = await started({ METRICS_TOKEN: TOKEN });
    const authorization = `Bearer ${TOKEN}`;
    const fields = { authorization, 'sec-fetch-site': 'cross-site', ...element('empty', 'cors') };
    expect((await send('GET', `${url}/metrics`, fields)).status).toBe(404);
  });
});

/** A proxy on this machine that passes on all fields in their order, names the companion `host`, and adds its own field last. */
async function startProxy(url: string, host: string): Promise<string> {
  const proxy = createServer({ maxHeaderSize: 1024 * 1024 }, (req, res) => {
    const passedOn = req.rawHeaders.flatMap((text, index, all) =>
      all[index - (index % 2)]?.toLowerCase() === 'host' ? [] : [text],
    );
    const headers = ['Host', host, ...passedOn, 'X-Forwarded-For', '203.0.113.7'];
    request(`${url}${req.url}`, { headers, agent: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 502);
      answer.pipe(res);
    }).end();
  });
  // Or it would itself drop what comes after the first 1 000.
  proxy.maxHeadersCount = 0;
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}
