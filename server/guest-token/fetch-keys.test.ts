import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { inspect } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { failures } from '../genesys/genesys.testing.ts';
import { fetchKeySet, NoKeys } from './fetch-keys.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function listen(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  const { port } = server.address() as AddressInfo;
  return { server, port, connections, url: `http://127.0.0.1:${port}/keys?tenant=the-query` };
}

async function refusalOf(url: string, timeoutMs = 5_000): Promise<NoKeys> {
  const error = await fetchKeySet(url, timeoutMs).catch((reason) => reason);
  expect(error).toBeInstanceOf(NoKeys);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('the-query');
  return error;
}

const anyKey = async () => exportJWK((await generateKeyPair('ES256')).publicKey);

describe('the published keys', () => {
  it('come as they are, also with a byte order mark, and leave no connection behind', async () => {
    const keys = [await anyKey()];
    const asked: unknown[] = [];
    const { url, connections } = await listen((req, res) => {
      asked.push([req.url, req.headers.accept]);
      res.end(`\uFEFF${JSON.stringify({ keys })}`);
    });
    expect((await fetchKeySet(url)).usable).toEqual([{ kid: undefined, algorithm: 'ES256' }]);
    expect(asked).toEqual([['/keys?tenant=the-query', expect.stringContaining('application/json')]]);
    await vi.waitFor(async () => expect(await connections()).toBe(0));
  });

  it.each<[string, RequestListener, RegExp]>([
    ['404', (_req, res) => res.writeHead(404).end(), /\/keys: it answered 404\./],
    ['500', (_req, res) => res.writeHead(500).end(), /it answered 500\./],
    ['a redirect', (_req, res) => res.writeHead(302, { location: '/other' }).end(), /answered 302\..*leads/],
    ['no JSON', (_req, res) => res.end('<html>'), /is no JSON Web Key Set/],
    ['other JSON', (_req, res) => res.end('{"keys":{}}'), /is no JSON Web Key Set/],
    ['nothing', (_req, res) => res.end(), /is no JSON Web Key Set/],
    ['a reset', (_req, res) => res.socket?.resetAndDestroy(), /cannot be reached \(.+\)/],
    ['half of an answer', (req, res) => failures['a broken-off body'](req, res), /cannot be reached/],
    ['64 KiB and more', (_req, res) => res.end(' '.repeat(64 * 1024 + 1)), /more than 64 KiB/],
  ])('do not come with %s: the operator reads why and what to do', async (_name, answer, told) => {
    const { message, remedy } = await refusalOf((await listen(answer)).url);
    expect(`${message} ${remedy}`).toMatch(told);
    expect(remedy).toContain('USER_TOKEN_JWKS');
  });

  it.each<[string, RequestListener]>([
    ['is silent', failures['no answer']],
    ['never comes to an end', failures['a body that never ends']],
    ['drips', failures['a body too slow']],
  ])('are not waited for longer than the deadline, when the site %s', async (_name, answer) => {
    const { url, connections } = await listen(answer);
    expect((await refusalOf(url, 100)).message).toContain('did not answer within 100 ms');
    await vi.waitFor(async () => expect(await connections()).toBe(0));
  });

  it('are read no further than 64 KiB, however much the site sends', async () => {
    let sent = 0;
    const { url, connections } = await listen((_req, res) => {
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const send = () => {
        while (!res.destroyed) {
          sent += chunk.length;
          if (!res.write(chunk)) return void res.once('drain', send);
        }
      };
      send();
    });
    expect((await refusalOf(url)).message).toContain('more than 64 KiB');
    await vi.waitFor(async () => expect(await connections()).toBe(0));
    // What the kernel holds of a connection, and no more.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it('are asked for through HTTPS_PROXY, and the operator hears when that refuses', async () => {
    const wanted: unknown[] = [];
    const { server, port } = await listen((_req, res) => res.end());
    server.on('connect', (request, socket: Socket) => {
      wanted.push(request.url);
      socket.end('HTTP/1.1 407 No\r\n\r\n');
    });
    for (const name of ['https_proxy', 'no_proxy', 'NO_PROXY']) vi.stubEnv(name, undefined);
    vi.stubEnv('HTTPS_PROXY', `http://user:the-password@127.0.0.1:${port}`);
    const error = await refusalOf('https://keys.example/keys');
    expect(wanted).toEqual(['keys.example:443']);
    expect(`${error.message} ${error.remedy}`).toMatch(/the proxy answered 407\. Check HTTPS_PROXY/);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('the-password');
    vi.stubEnv('NO_PROXY', 'keys.example');
    expect((await refusalOf('https://keys.example/keys')).message).toContain('cannot be reached');
    expect(wanted).toHaveLength(1);
  });
});
