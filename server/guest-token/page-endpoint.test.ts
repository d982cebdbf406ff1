import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { originGate } from '../http/origin-gate.ts';
import { send } from '../testing/http.testing.ts';
import { pageEndpoint } from './page-endpoint.ts';

describe('the answer to a page', () => {
  const echo = pageEndpoint(
    originGate(() => true),
    z.object({ words: z.string() }),
    async ({ body }) => JSON.stringify(body),
  );
  const server = createServer((req, res) => void echo(req, res));
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('arrives as it was written, in whatever script', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (words) => {
        const headers = { origin: 'https://www.example.com', 'content-type': 'text/plain' };
        const { body } = await send('POST', url, headers, JSON.stringify({ words }));
        expect(JSON.parse(body.toString('utf8'))).toEqual({ words });
      }),
      { examples: [['plain'], ['naïve'], ['ÿ'], ['你好 🦊']] },
    );
  });
});
