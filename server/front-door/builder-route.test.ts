import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import type { CheckAnswer, CheckRequest } from './builder-route.ts';

const OTHER = '11111111-2222-4333-8444-555566667777';

/** Genesys's CDN: it knows one deployment, whose status a test may change. */
const published = { status: 'Active', allowedDomains: ['www.example.com'] };
const asked: string[] = [];
const cdn = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (!request.url?.includes(DEPLOYMENT_ID)) return response.writeHead(403).end();
  const isConfig = request.url.endsWith('config.json');
  const { status, allowedDomains } = published;
  return response.end(JSON.stringify(isConfig ? { status } : { allowAllDomains: false, allowedDomains }));
});
let cdnUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
  cdnUrl = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`;
});
afterAll(() => {
  cdn.closeAllConnections();
  cdn.close();
});

/** As a page sends it. */
const plain = { 'content-type': 'text/plain' };

async function start(env: Record<string, string> = {}) {
  const companion = await startCompanion(env, { cdnUrl });
  onTestFinished(() => companion.close());
  const check = async (question: CheckRequest): Promise<CheckAnswer> => {
    const { status, body } = await send(
      'POST',
      `${companion.url}/api/builder`,
      plain,
      JSON.stringify(question),
    );
    expect([status, String(body)]).toEqual([200, expect.any(String)]);
    return JSON.parse(String(body));
  };
  return { ...companion, check };
}

describe('GET /api/builder', () => {
  it('says what loader.js says to everybody, and no more', async () => {
    const { url } = await start({ PUBLIC_URL: 'https://chat.example.com' });
    const { body } = await send('GET', `${url}/api/builder`);
    expect(JSON.parse(String(body))).toEqual({
      publicUrl: 'https://chat.example.com',
      site: { deploymentId: DEPLOYMENT_ID, region: 'mypurecloud.ie' },
      isSandbox: false,
    });
  });

  it('is nothing where the pages are off, or a page of another origin asks', async () => {
    const off = await start({ PAGES: 'off' });
    expect((await send('GET', `${off.url}/api/builder`)).status).toBe(404);
    const on = await start();
    const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
    expect((await send('GET', `${on.url}/api/builder`, foreign)).status).toBe(404);
    expect((await send('PUT', `${on.url}/api/builder`)).status).toBe(405);
  });
});

describe('POST /api/builder', () => {
  it('finds the companion’s own deployment active, and its site on both lists', async () => {
    const { check } = await start();
    expect(await check({ origin: ORIGIN })).toEqual({
      serves: 'yes',
      origin: 'allowed',
      deployment: 'active',
      domain: 'allowed',
    });
  });

  it('says of an origin that is missing on a list just that', async () => {
    const { check } = await start();
    expect(await check({ origin: 'https://shop.example.org' })).toMatchObject({
      origin: 'missing',
      domain: 'missing',
    });
    expect(await check({ origin: 'no origin' })).toMatchObject({ origin: 'missing', domain: 'unknown' });
    expect(await check({})).toMatchObject({ domain: 'unknown' });
  });

  it('finds a deployment that is switched off', async () => {
    published.status = 'Inactive';
    onTestFinished(() => {
      published.status = 'Active';
    });
    const { check } = await start();
    expect(await check({ deploymentId: DEPLOYMENT_ID.toUpperCase() })).toMatchObject({
      serves: 'yes',
      deployment: 'inactive',
    });
  });

  it('asks Genesys once for what many ask in a moment', async () => {
    const { check } = await start();
    asked.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => check({ origin: ORIGIN })));
    expect(asked).toHaveLength(2);
  });

  it('asks nobody about a deployment that is not its own, until a region says where', async () => {
    const { check } = await start();
    asked.length = 0;
    expect(await check({ deploymentId: OTHER })).toMatchObject({ serves: 'no', deployment: 'unknown' });
    for (const region of [
      '127.0.0.1',
      'evil.example',
      'mypurecloud.ie.evil.example',
      '@mypurecloud.ie/../..',
    ])
      expect(await check({ deploymentId: OTHER, region })).toMatchObject({ deployment: 'unknown' });
    for (const deploymentId of ['../../..', `${OTHER}/..`, 'localhost'])
      expect(await check({ deploymentId, region: 'euw1' })).toMatchObject({ deployment: 'unknown' });
    expect(asked).toEqual([]);
  });

  it('is limited by address, and says when to come back', async () => {
    const { url } = await start();
    const once = () => send('POST', `${url}/api/builder`, plain, '{}');
    for (let nth = 0; nth < 60; nth++) expect((await once()).status).toBe(200);
    const { status, headers, body } = await once();
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(String(body)).detail).toContain('The tag is right without them');
  });

  it('takes nothing but what it knows', async () => {
    const { url } = await start();
    const { status } = await send('POST', `${url}/api/builder`, plain, '{"url":"http://127.0.0.1/"}');
    expect(status).toBe(400);
  });
});
