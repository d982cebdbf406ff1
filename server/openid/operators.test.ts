import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../config/read.ts';
import { createMemoryLog, environment } from '../testing/companion.testing.ts';
import { tellIfAlone } from './notices.ts';
import { CLIENT_SECRET, exchange, signInEnvironment, startProvider, userTokenFor } from './openid.testing.ts';

async function started() {
  const provider = await startProvider();
  onTestFinished(() => provider.close());
  const refusals = () => provider.logLines().filter(({ msg }) => msg === 'a sign-in was refused');
  return { ...provider, refusals };
}

describe('the operator of an OpenID provider', () => {
  it.each([
    ['another secret', { secret: 'x'.repeat(32) }, /another secret than OIDC_CLIENT_SECRET/],
    ['another client id', { clientId: 'other' }, /another client id than OIDC_CLIENT_ID/],
  ])('hears how to mend it when Genesys has %s', async (_, credentials, remedy) => {
    const { discover, codeFor, refusals } = await started();
    const code = await codeFor(await userTokenFor());
    await expect(exchange(await discover(credentials), code)).rejects.toMatchObject({
      error: 'invalid_client',
    });
    expect(refusals()).toMatchObject([
      { level: 'warn', step: 'token', remedy: expect.stringMatching(remedy) },
    ]);
  });

  it.each([
    ['redirect URI', { redirectUri: 'https://www.example.com/other' }, /hand both on/],
    ['code verifier', { codeVerifier: 'x'.repeat(43) }, /hand both on/],
    ['code', { authCode: 'x'.repeat(43) }, /good for a minute/],
  ])('hears what it may be when a %s is another one', async (_, changed, remedy) => {
    const { discover, codeFor, refusals } = await started();
    const code = { ...(await codeFor(await userTokenFor())), ...changed };
    await expect(exchange(await discover(), code)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(refusals()).toMatchObject([{ client: 'messenger', remedy: expect.stringMatching(remedy) }]);
  });

  it('reads no code, no token and no secret in the log, whatever was refused', async () => {
    const { discover, codeFor, logText, url } = await started();
    const userToken = await userTokenFor();
    const config = await discover();
    const code = await codeFor(userToken);
    const tokens = await exchange(config, code);
    await expect(exchange(config, code)).rejects.toThrow();
    const basic = Buffer.from(`messenger:${CLIENT_SECRET}`).toString('base64');
    for (const [path, fields, body] of [
      [
        '/oidc/token',
        { authorization: `Basic ${basic}` },
        `grant_type=${code.authCode}&code=${code.authCode}`,
      ],
      ['/oidc/token', {}, `client_id=${CLIENT_SECRET}&client_secret=${CLIENT_SECRET}`],
      ['/oidc/me', { authorization: `Bearer ${tokens.access_token}x` }, ''],
      [`/oidc/auth?client_id=messenger&scope=${code.nonce}&response_type=${code.authCode}`, {}, undefined],
      [`/oidc/auth?client_id=${CLIENT_SECRET}&prompt=${code.authCode}`, {}, undefined],
    ] as const) {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      await fetch(
        url + path,
        body === undefined
          ? { redirect: 'manual' }
          : { method: 'POST', headers: { ...form, ...fields }, body },
      );
    }
    const { access_token, refresh_token = 'none', id_token = 'none' } = tokens;
    const secrets = [userToken, CLIENT_SECRET, access_token, refresh_token, id_token, basic];
    for (const secret of [...secrets, code.authCode, code.codeVerifier, code.nonce]) {
      expect(logText()).not.toContain(secret);
    }
  });

  it('is told at the start, once, that keys and codes are kept in memory, where that may be wrong', () => {
    const toldIn = (env: Record<string, string>) => {
      const { log, lines } = createMemoryLog();
      tellIfAlone(readConfig({ ...environment, ...env }), log);
      return lines().length;
    };
    const production = { ...signInEnvironment, NODE_ENV: 'production' } as Record<string, string>;
    expect(toldIn(production)).toBe(1);
    expect(toldIn({ ...production, REDIS_URL: 'redis://127.0.0.1' })).toBe(0);
    expect(toldIn({ NODE_ENV: 'production' })).toBe(0);
    expect(toldIn({ ...signInEnvironment } as Record<string, string>)).toBe(0);
  });
});
