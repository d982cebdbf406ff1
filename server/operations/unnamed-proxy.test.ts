import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../config/config.ts';
import { readConfig } from '../config/read.ts';
import { createHandler } from '../hosts/fetch.ts';
import {
  builtLoader,
  createMemoryLog,
  environment,
  ORIGIN,
  startCompanion,
} from '../testing/companion.testing.ts';

describe('a proxy that TRUST_PROXY does not name', () => {
  async function start(env: Environment = {}) {
    const companion = await startCompanion(env);
    onTestFinished(companion.close);
    const warnings = () => companion.logLines().filter(({ msg }) => /X-Forwarded-For/.test(String(msg)));
    return { ...companion, warnings };
  }

  it('is told to the operator once, at the first new guest with X-Forwarded-For, without its value', async () => {
    const { ask, warnings, logText } = await start();
    const { resume } = await (await ask()).json();
    await ask({ resume }, { 'x-forwarded-for': '203.0.113.7' });
    await ask({}, { 'x-forwarded-for': '203.0.113.7', origin: 'https://evil.example' });
    expect(warnings()).toEqual([]);

    await ask({}, { 'x-forwarded-for': '203.0.113.7' });
    await ask({}, { 'x-forwarded-for': '203.0.113.8' });
    expect(warnings()).toEqual([
      expect.objectContaining({
        level: 'warn',
        msg: expect.stringContaining('TRUST_PROXY is not set'),
        remedy: expect.stringContaining('TRUST_PROXY=1'),
      }),
    ]);
    expect(logText()).not.toContain('203.0.113.');
  });

  it('is told also when the limit that it brings about refuses the guest', async () => {
    const { ask, warnings } = await start({ RATE_LIMIT_PER_IP: '1' });
    expect((await ask()).status).toBe(200);
    expect((await ask({}, { 'x-forwarded-for': '' })).status).toBe(429);
    expect(warnings()).toHaveLength(1);
  });

  it.each(['1', '10.0.0.0/8'])('is none where it is named: TRUST_PROXY=%s', async (TRUST_PROXY) => {
    const { ask, warnings } = await start({ TRUST_PROXY });
    await ask({}, { 'x-forwarded-for': '203.0.113.7' });
    expect(warnings()).toEqual([]);
  });

  it('is not told where nobody is counted by address: the start has said what to do', async () => {
    const { log, text } = createMemoryLog();
    const handler = createHandler(readConfig(environment), { log, builtLoader });
    onTestFinished(handler.close);
    const headers = { origin: ORIGIN, 'content-type': 'text/plain', 'x-forwarded-for': '203.0.113.7' };
    const asked = new Request('http://chat.test/api/guest-token', { method: 'POST', headers, body: '{}' });
    expect((await handler(asked)).status).toBe(200);
    expect(text()).not.toContain('X-Forwarded-For, and');
  });
});
