import { Agent, createServer, request, type ServerOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { send } from '../testing/http.testing.ts';
import { type Served, startServer } from './server.ts';

// To look at what the server is made with; it is made all the same.
vi.mock('node:http', { spy: true });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(app: express.Express): Promise<Served> {
  const served = await startServer(app, { host: '127.0.0.1', port: 0 });
  closing.push(served.close);
  return served;
}

/** A route that answers when told to, and tells when somebody waits. */
function gate() {
  let open = () => {};
  let arrived = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const app = express();
  app.get('/', async (_req, res) => {
    arrived();
    await opened;
    res.send('done');
  });
  app.get('/now', (_req, res) => {
    res.send('now');
  });
  return { app, open, reached };
}

describe('the server', () => {
  it('reads bodies and answers errors as Express does anywhere', async () => {
    const app = express().use(express.json());
    app.post('/', (req, res) => {
      res.json(req.body);
    });
    const { url } = await start(app);
    expect((await send('POST', url, { 'content-type': 'application/json' }, '{"a":1}')).body.toString()).toBe(
      '{"a":1}',
    );
    expect((await send('POST', url, { 'content-type': 'application/json' }, '{')).status).toBe(400);
  });

  it('rejects with Node’s error when the port is taken', async () => {
    const { url } = await start(express());
    const port = Number(new URL(url).port);
    await expect(startServer(express(), { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
  });

  it('looks for clients past their time a good deal more often than their time is long', async () => {
    await start(express());
    const [options] = vi.mocked(createServer).mock.lastCall ?? [];
    const { connectionsCheckingInterval, headersTimeout, requestTimeout } = { ...options } as ServerOptions;
    const shortest = Math.min(Number(headersTimeout), Number(requestTimeout));
    expect(connectionsCheckingInterval).toBeLessThanOrEqual(shortest / 10);
  });

  it('sees the last of many header fields', async () => {
    const app = express();
    app.get('/', (req, res) => {
      res.send(req.headers.origin);
    });
    const { url } = await start(app);
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, i) => [`x${i}`, '']));
    const { body } = await send('GET', url, { ...many, origin: 'https://www.example.com' });
    expect(body.toString()).toBe('https://www.example.com');
  });

  const addresses = Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address));
  it.for(['0.0.0.0', '::1'])(
    'names an address that can be opened when it listens on %s',
    async (host, { skip }) => {
      skip(host === '::1' && !addresses.includes('::1'), 'this machine has no IPv6');
      const app = express();
      app.get('/', (_req, res) => {
        res.send('here');
      });
      const served = await startServer(app, { host, port: 0 });
      closing.push(served.close);
      expect((await send('GET', served.url)).body.toString()).toBe('here');
    },
  );
});

describe('closing', () => {
  it('lets the request in flight end, tells its client to go, and takes no new connection', async () => {
    const { app, open, reached } = gate();
    const { url, close } = await start(app);
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<{ connection: string | undefined; body: string }>((resolve, reject) => {
      const req = request(url, { agent }, async (res) => {
        let body = '';
        for await (const chunk of res) body += chunk;
        resolve({ connection: res.headers.connection, body });
      });
      req.on('error', reject);
      req.end();
    });
    await reached;
    const closed = close();
    // A connection made while it stops is still answered; soon there are none.
    await vi.waitFor(() => expect(send('GET', `${url}/now`)).rejects.toMatchObject({ code: 'ECONNREFUSED' }));
    open();
    expect(await answer).toEqual({ connection: 'close', body: 'done' });
    await closed;
    agent.destroy();
  });

  it('still answers what comes on a connection that is open, and then closes it', async () => {
    const { app, open } = gate();
    const { url, close } = await start(app);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
    });
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET /now HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(() => received).toContain('now');
    const closed = close();
    await vi.waitFor(
      () => expect(send('GET', `${url}/now`)).rejects.toMatchObject({ code: 'ECONNREFUSED' }),
      {
        interval: 10,
      },
    );
    received = '';
    socket.write('GET /now HTTP/1.1\r\nHost: x\r\n\r\n');
    await ended;
    expect(received).toMatch(/200 OK.*Connection: close.*now$/s);
    await closed;
    open();
  });

  it('does not wait for clients that hold a connection and say nothing', async () => {
    const { url, close } = await start(express());
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await close();
    await ended;
  });

  it('does not wait for clients that have opened a connection in advance and never say anything', async () => {
    const { url, close } = await start(express());
    const sockets = Array.from({ length: 3 }, () => connect(Number(new URL(url).port), '127.0.0.1'));
    const ended = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets) socket.on('error', () => {}).resume();
    await Promise.all(
      sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', resolve))),
    );
    await close();
    await Promise.all(ended);
  });

  it('ends while clients keep asking without a pause, and fails none of them', async () => {
    const { app } = gate();
    const { url, close } = await start(app);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    let answered = 0;
    const failures: string[] = [];
    const askUntilClosed = async (): Promise<void> => {
      const outcome = await new Promise<string>((resolve) => {
        const req = request(`${url}/now`, { agent }, (res) =>
          res.resume().on('end', () => resolve('answered')),
        );
        req.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
        req.end();
      });
      if (outcome === 'ECONNREFUSED') return;
      if (outcome === 'answered') answered++;
      else failures.push(outcome);
      return askUntilClosed();
    };
    const clients = Array.from({ length: 8 }, askUntilClosed);
    await expect.poll(() => answered, { timeout: 10_000 }).toBeGreaterThan(100);
    await close();
    await Promise.all(clients);
    expect(failures).toEqual([]);
    agent.destroy();
  });
});
