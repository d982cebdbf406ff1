import { describe, expect, it, vi } from 'vitest';
import { ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { expectLetGo } from '../testing/garbage.testing.ts';
import { send } from '../testing/http.testing.ts';
import { createMetrics } from './metrics.ts';

const TOKEN = 'a-token-for-the-metrics-of-this-test';

async function scene(env: Record<string, string> = {}) {
  const companion = await startCompanion(env);
  const metrics = (headers: Record<string, string> = {}) => send('GET', `${companion.url}/metrics`, headers);
  return { companion, metrics, [Symbol.asyncDispose]: companion.close };
}

describe('the metrics', () => {
  it('count requests by route and outcome, and the time they took', async () => {
    await using scenery = await scene();
    const { companion, metrics } = scenery;
    await companion.ask();
    await companion.ask({}, { origin: 'https://evil.example' });
    const loader = await fetch(`${companion.url}/loader.js`);
    await send('GET', `${companion.url}/loader.js`, { 'if-none-match': String(loader.headers.get('etag')) });
    await fetch(`${companion.url}/whatever/a/visitor/types`);
    await vi.waitFor(async () => {
      const text = String((await metrics()).body);
      for (const line of [
        'companion_requests_total{route="/api/guest-token",outcome="ok"} 1',
        'companion_requests_total{route="/api/guest-token",outcome="origin-not-allowed"} 1',
        'companion_requests_total{route="/loader.js",outcome="ok"} 1',
        'companion_requests_total{route="/loader.js",outcome="not-modified"} 1',
        'companion_requests_total{route="other",outcome="not-found"} 1',
        'companion_request_seconds_count{route="/api/guest-token"} 2',
      ]) {
        expect(text).toContain(`${line}\n`);
      }
      expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
      expect(text).not.toContain('visitor');
    });
  });

  it('let go of a companion that nobody has any more', async () => {
    const watched = [1, 2, 3].map((guests) => {
      const companion = { guests };
      createMetrics().watchStore(() => companion.guests);
      return new WeakRef(companion);
    });
    await expectLetGo(watched);
  });

  it('are Prometheus’s text, which nobody keeps', async () => {
    await using scenery = await scene();
    const { status, headers } = await scenery.metrics();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('are not there for who comes through a proxy, however near it is', async () => {
    await using scenery = await scene();
    for (const field of ['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via', 'CF-Connecting-IP']) {
      const { status, headers } = await scenery.metrics({ [field]: '127.0.0.1' });
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    }
  });

  it('need the token where there is one, even on this machine, and no other will do', async () => {
    await using scenery = await scene({ METRICS_TOKEN: TOKEN });
    const { companion, metrics } = scenery;
    for (const authorization of ['', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, 'Bearer ']) {
      expect((await metrics({ authorization })).status).toBe(404);
    }
    const allowed = await metrics({ authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' });
    expect(allowed.status).toBe(200);
    expect(companion.logText() + allowed.body).not.toContain(TOKEN);
  });

  it('look at the states of the moment, and say nothing of what there is not', async () => {
    const metrics = createMetrics();
    let age: number | undefined;
    metrics.watch('genesys_login_age_seconds', () => [['d-1', age]]);
    expect(await metrics.text()).not.toContain('genesys_login_age_seconds{');
    age = 12;
    metrics.upstreamDone('guests', 'timeout', 5_000);
    metrics.limitHit('address');
    const text = await metrics.text();
    expect(text).toContain('genesys_login_age_seconds{site="d-1"} 12\n');
    expect(text).toContain('genesys_calls_total{call="guests",outcome="timeout"} 1\n');
    expect(text).toContain('genesys_call_seconds_sum{call="guests"} 5\n');
    expect(text).toContain('companion_limits_hit_total{limit="address"} 1\n');
  });
});

describe('the request id', () => {
  it.each([
    ['taken over', 'from-the-proxy_0123456789', true],
    ['made anew where it is too short to be unique', 'abc', false],
    ['made anew where it is too long', 'x'.repeat(65), false],
    ['made anew where it could break a line of a log', 'aaaaaaaa"} injected', false],
  ])('is %s', async (_what, sent, isTaken) => {
    await using scenery = await scene();
    const { companion } = scenery;
    const { headers } = await send('POST', `${companion.url}/api/guest-token`, {
      origin: ORIGIN,
      'x-request-id': sent,
    });
    const id = String(headers['x-request-id']);
    if (isTaken) expect(id).toBe(sent);
    else expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await vi.waitFor(() => expect(companion.logLines().map(({ requestId }) => requestId)).toContain(id));
  });
});
