import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../testing/http.testing.ts';
import { type Served, startServer } from './server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(handler: RequestListener): Promise<Served> {
  const served = await startServer(handler, { host: '127.0.0.1', port: 0 });
  closing.push(served.close);
  return served;
}

/** A connection on which requests are sent without waiting for answers. */
async function open({ url }: Served): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
  closing.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const get = (path: number | string) => `GET /${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const many = (count: number) => Array.from({ length: count }, (_, i) => get(i)).join('');

/** Reads until so many answers have come whole; their bodies are `<…>`. */
async function readAnswers(socket: Socket, count: number): Promise<string[]> {
  const bodies: string[] = [];
  let rest = '';
  for await (const chunk of socket.setEncoding('latin1').iterator({ destroyOnReturn: false })) {
    rest += chunk;
    bodies.push(...[...rest.matchAll(/<(.*?)>/g)].map(([, body = '']) => body));
    rest = rest.slice(rest.lastIndexOf('>') + 1);
    if (bodies.length === count) break;
  }
  return bodies;
}

/** Answers every request with its path while it is let to; counts those that it has begun and not been rid of. */
function gate() {
  const waiting: (() => void)[] = [];
  const seen = { begun: 0, atOnce: 0, most: 0 };
  let isOpen = false;
  const handler: RequestListener = async (req, res) => {
    seen.begun++;
    seen.atOnce++;
    seen.most = Math.max(seen.most, seen.atOnce);
    res.on('close', () => seen.atOnce--);
    if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
    res.end(`<${req.url?.slice(1)}>`);
  };
  return {
    handler,
    seen,
    open() {
      isOpen = true;
      for (const answer of waiting.splice(0)) answer();
    },
    shut() {
      isOpen = false;
    },
  };
}

describe('requests that are sent without waiting for answers', () => {
  it('are begun one by one, each when the answer before it has been taken, and answered in their order', async () => {
    const { handler, seen, ...answers } = gate();
    const socket = await open(await start(handler));
    socket.write(many(5_000));
    answers.open();
    expect(await readAnswers(socket, 5_000)).toEqual(Array.from({ length: 5_000 }, (_, i) => `${i}`));
    expect(seen).toEqual({ begun: 5_000, atOnce: 0, most: 1 });
  });

  it('have their bodies, also one that comes only when it is its turn', async () => {
    const server = await start(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      res.end(`<${body}>`);
    });
    const socket = await open(server);
    const post = (body: string, length = body.length) =>
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${body}`;
    socket.write(`${post('one')}${post('two')}${post('thr', 5)}`);
    expect(await readAnswers(socket, 2)).toEqual(['one', 'two']);
    socket.write(`ee${post('four')}`);
    expect(await readAnswers(socket, 2)).toEqual(['three', 'four']);
  });

  it('are not read on while the answers are not taken', async () => {
    const { handler, seen, ...answers } = gate();
    const server = await start(handler);
    const socket = await open(server);
    // 20 MB: more than the kernel takes off a client's hands.
    socket.write(many(600_000));
    await expect.poll(() => seen.begun).toBe(1);
    (await open(server)).write(get('other'));
    await expect.poll(() => seen.begun).toBe(2);
    for (let turns = 0; turns < 1_000; turns++) await turn();
    expect(socket.destroyed).toBe(false);
    expect(socket.writableLength).toBeGreaterThan(0);
    answers.open();
  });

  it('cost a connection that brings more of them than can wait, and no other', async () => {
    const { handler, ...answers } = gate();
    const server = await start(handler);
    const patient = await open(server);
    patient.write(many(3));
    const floods = await Promise.all(Array.from({ length: 20 }, () => open(server)));
    const closed = Promise.any(floods.map((flood) => once(flood.resume(), 'close')));
    for (const flood of floods) flood.write(many(2_000));
    await closed;
    answers.open();
    expect(await readAnswers(patient, 3)).toEqual(['0', '1', '2']);
    expect((await send('GET', `${server.url}/other`)).body.toString()).toBe('<other>');
  });

  it('are forgotten with their connection', async () => {
    const { handler, seen, ...answers } = gate();
    const server = await start(handler);
    for (let round = 0; round < 12; round++) {
      answers.shut();
      const flood = await open(server);
      flood.write(many(1_000));
      await expect.poll(() => seen.atOnce).toBe(1);
      flood.destroy();
      // It is noticed when an answer is sent.
      answers.open();
      await expect.poll(() => seen.atOnce).toBe(0);
    }
    const socket = await open(server);
    socket.write(many(3));
    expect(await readAnswers(socket, 3)).toEqual(['0', '1', '2']);
  });

  it('do not keep the server from stopping when nobody takes the answers', async () => {
    let begun = 0;
    const server = await start((_req, res) => {
      begun++;
      res.end(Buffer.alloc(1024 * 1024));
    });
    const socket = await open(server);
    socket.write(many(1_000));
    await expect.poll(() => begun).toBeGreaterThan(0);
    await server.close();
    expect(begun).toBeLessThan(1_000);
  });
});
