import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchAgent } from './fetch-agent.ts';

describe('what stands in for undici', () => {
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    if (req.url === '/moved') res.writeHead(302, { location: '/elsewhere' }).end();
    else
      res
        .writeHead(201, { 'x-asked': req.headers.authorization ?? '' })
        .end(`${req.method} ${req.url} ${text}`);
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  const agent = createFetchAgent();
  const headers = { authorization: 'Bearer x' };

  it('sends what it is given, and answers as undici does', async () => {
    const {
      statusCode,
      headers: answered,
      body,
    } = await agent.request({
      origin,
      path: '/a?b=c',
      method: 'POST',
      headers,
      body: 'd',
    });
    body.setEncoding('utf8');
    let text = '';
    for await (const chunk of body) text += chunk;
    expect([statusCode, answered['x-asked'], text]).toEqual([201, 'Bearer x', 'POST /a?b=c d']);
  });

  it('follows no redirect, which would carry the credentials elsewhere', async () => {
    const { statusCode, body } = await agent.request({ origin, path: '/moved', method: 'GET', headers });
    await body.dump();
    expect(statusCode).toBe(302);
  });

  it('rejects where nobody answers', async () => {
    const nobody = agent.request({ origin: 'http://127.0.0.1:1', path: '/', method: 'GET' });
    await expect(nobody).rejects.toThrow();
  });
});
