import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';
import { answerBeforeExpress } from './before-express.ts';
import { serve } from './serve.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('a URL that is answered before Express', () => {
  const answers = () => {
    const app = express();
    app.all('/short', (_req, res) => {
      res.send('by Express');
    });
    answerBeforeExpress(app, '/short', (_req, res) => res.end('before Express'));
    return app;
  };
  const start = async (app: express.Express) => {
    const { url, close } = await serve(app, { host: '127.0.0.1', port: 0 });
    closing.push(close);
    return url;
  };

  it('is that URL and no other spelling of it', async () => {
    const url = await start(answers());
    expect(String((await send('GET', `${url}/short`)).body)).toBe('before Express');
    expect(String((await send('GET', `${url}/short?a=1`)).body)).toBe('by Express');
    expect(String((await send('GET', `${url}/SHORT`)).body)).toBe('by Express');
    expect((await send('GET', `${url}/shorter`)).status).toBe(404);
  });

  it('is left to Express where the handler passes it on', async () => {
    const app = express();
    app.get('/short', (req, res) => {
      res.send(`by Express, for ${req.hostname}`);
    });
    answerBeforeExpress(app, '/short', (_req, _res, next) => next());
    expect(String((await send('GET', `${await start(app)}/short`)).body)).toBe('by Express, for 127.0.0.1');
  });

  it('is below the path at which the application is mounted', async () => {
    const url = await start(express().use('/chat', answers()));
    expect(String((await send('GET', `${url}/chat/short`)).body)).toBe('before Express');
    expect((await send('GET', `${url}/short`)).status).toBe(404);
  });
});

describe('a guest session', () => {
  it.each(['', '?from=a-tag-manager'])(
    'is given, watched and logged alike at …/guest-token%s',
    async (query) => {
      const { url, close, logLines } = await startCompanion();
      closing.push(close);
      const headers = { origin: 'https://www.example.com', 'content-type': 'text/plain' };
      const res = await send('POST', `${url}/api/guest-token${query}`, headers, '{}');
      expect(res.status).toBe(200);
      const requestId = res.headers['x-request-id'];
      await expect
        .poll(() => logLines().filter((line) => line.requestId === requestId))
        .toEqual([expect.objectContaining({ path: '/api/guest-token', status: 200, method: 'POST' })]);
      expect(String((await send('GET', `${url}/metrics`)).body)).toContain(
        'companion_requests_total{route="/api/guest-token",outcome="ok"} 1',
      );
    },
  );
});
