import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_SECRET, exchange, ISSUER, JANE, startProvider, userTokenFor } from './openid.testing.ts';

describe('the OpenID provider', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(() => provider.close());

  it('tells an independent client who the visitor is', async () => {
    const config = await provider.discover();
    const code = await provider.codeFor(await userTokenFor());
    const tokens = await exchange(config, code);
    expect(tokens.claims()).toMatchObject({
      iss: ISSUER,
      sub: '7',
      name: 'Jane Doe',
      email: 'jane@example.com',
      phone_number: JANE.phone,
    });
    expect(tokens.refresh_token).toBeDefined();
    const info = await client.fetchUserInfo(config, tokens.access_token, '7');
    expect(info).toEqual({ sub: '7', name: 'Jane Doe', email: 'jane@example.com', phone_number: JANE.phone });
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(refreshed.claims()).toMatchObject({ sub: '7', name: 'Jane Doe' });
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  });
});
