import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';

const HOURS = { OPENING_HOURS: 'Mo-Fr 09:00-17:00, Sa 10:00-14:00 Europe/Berlin' };

describe('GET /api/availability', () => {
  it('says open, and lets caches keep it for seconds', async () => {
    at('2026-11-27T09:00:00Z');
    const { answer } = await asked();
    expect(answer.status).toBe(200);
    expect(JSON.parse(String(answer.body))).toEqual({ state: 'open' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=15',
      vary: 'Origin',
      'access-control-allow-origin': ORIGIN,
    });
  });

  it('says closed, and when it opens', async () => {
    at('2026-11-27T16:00:00Z');
    const { answer } = await asked();
    expect(JSON.parse(String(answer.body))).toEqual({ state: 'closed', opensAt: '2026-11-28T09:00:00.000Z' });
  });

  it('is for pages of allowed origins, which ask by fetch', async () => {
    const foreign = await asked({ origin: 'https://evil.example' });
    expect(foreign.answer.status).toBe(403);
    expect(foreign.answer.headers).not.toHaveProperty('access-control-allow-origin');
    const none = await asked({ origin: undefined });
    expect(none.answer.status).toBe(403);
    const navigation = await asked({ 'sec-fetch-mode': 'navigate' });
    expect(navigation.answer.status).toBe(403);
    expect(navigation.answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('is for pages of its own origin, whose browsers write no Origin, where that is allowed', async () => {
    const own = { origin: undefined, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
    expect((await asked({ ...own, host: 'www.example.com' })).answer.status).toBe(200);
    expect((await asked({ ...own, host: 'evil.example' })).answer.status).toBe(403);
    const publicUrl = { PUBLIC_URL: `${ORIGIN}/chat` };
    expect((await asked({ ...own, host: 'behind.internal' }, publicUrl)).answer.status).toBe(200);
    const crossSite = { ...own, 'sec-fetch-site': 'cross-site', host: 'www.example.com' };
    expect((await asked(crossSite)).answer.status).toBe(403);
  });

  it('names the deployment where there are several, and knows only its own', async () => {
    expect((await asked({}, {}, `?deployment=${DEPLOYMENT_ID.toUpperCase()}`)).answer.status).toBe(200);
    const unknown = await asked({}, {}, '?deployment=x');
    expect(JSON.parse(String(unknown.answer.body))).toMatchObject({ code: 'unknown-deployment' });
  });

  it('is not there for a site that names nothing', async () => {
    const { answer } = await asked({}, { OPENING_HOURS: '' });
    expect(answer.status).toBe(404);
    expect(JSON.parse(String(answer.body))).toMatchObject({ code: 'not-found' });
  });

  it('is only read', async () => {
    const { url } = await companion();
    const answer = await send('POST', `${url}/api/availability`, { origin: ORIGIN });
    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({ allow: 'GET, HEAD, OPTIONS' });
    const preflight = { origin: ORIGIN, 'access-control-request-method': 'GET' };
    expect((await send('OPTIONS', `${url}/api/availability`, preflight)).status).toBe(204);
  });
});

/** Timers and the clocks that go forward stay real. */
function at(time: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}

async function companion(env = {}) {
  const started = await startCompanion({ ...HOURS, ...env });
  onTestFinished(started.close);
  return started;
}

async function asked(headers: Record<string, string | undefined> = {}, env = {}, query = '') {
  const started = await companion(env);
  const given = Object.entries({ origin: ORIGIN, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const answer = await send('GET', `${started.url}/api/availability${query}`, Object.fromEntries(given));
  return { answer, started };
}
