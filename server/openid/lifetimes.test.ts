import * as client from 'openid-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange, startProvider, userTokenFor } from './openid.testing.ts';

const invalidGrant = { error: 'invalid_grant' };

describe('what the OpenID provider gives out', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.close());
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

  it('is good for a minute, when it is a code', async () => {
    const config = await provider.discover();
    const [early, late] = [
      await provider.codeFor(await userTokenFor()),
      await provider.codeFor(await userTokenFor()),
    ];
    pass(59);
    expect((await exchange(config, early)).claims()?.sub).toBe('7');
    pass(2);
    await expect(exchange(config, late)).rejects.toMatchObject(invalidGrant);
  });

  it('is renewed for a day from when the site has vouched, and not longer', async () => {
    const config = await provider.discover();
    const first = await exchange(config, await provider.codeFor(await userTokenFor()));
    pass(23 * 3600);
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '');
    expect(second.claims()).toMatchObject({ sub: '7', name: 'Jane Doe' });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    pass(3601);
    const third = client.refreshTokenGrant(config, second.refresh_token ?? '');
    await expect(third).rejects.toMatchObject(invalidGrant);
  });
});
