import { describe, expect, it } from 'vitest';
import { send } from './testing/http.testing.ts';
import { isBuilt, startProcess } from './testing/process.testing.ts';

describe.skipIf(!isBuilt)('npm start, with nothing configured', { timeout: 20_000 }, () => {
  it('lets a customer of the shop sign in at Genesys, with the companion as provider', async () => {
    const { shop, companion, sandbox } = await startDemo();
    const { userToken } = await post(`${shop}/sign-in`, shop, { name: 'Ada Lovelace' });
    const { authCode, ...about } = await post(
      `${companion}/api/auth-code`,
      shop,
      { userToken },
      'text/plain',
    );
    const { settings, deploymentId } = JSON.parse(await text(`${sandbox}/sandbox/control`));
    const exchange = `${sandbox}/api/v2/webdeployments/token/oauthcodegrantjwtexchange`;
    const oauth = { code: authCode, ...about };
    expect(await post(exchange, shop, { deploymentId, oauth })).toMatchObject({ jwt: expect.any(String) });
    expect(await post(exchange, shop, { deploymentId, oauth })).toMatchObject({
      status: 401,
      message: expect.stringContaining('invalid_grant'),
    });
    expect(settings.openIdProvider).toEqual({
      discoveryUri: `${companion}/oidc/.well-known/openid-configuration`,
      clientId: 'sandbox',
      clientSecret: '(not kept)',
    });
    expect(settings).toMatchObject({ authentication: 'on', sessionUpgrade: 'on' });
  });

  it('leaves signing in alone where the environment names an address', async () => {
    const { sandbox } = await startDemo({ PUBLIC_URL: 'https://shop.example' });
    const { settings } = JSON.parse(await text(`${sandbox}/sandbox/control`));
    expect(settings).toMatchObject({ authentication: 'off', openIdProvider: null });
  });
});

async function startDemo(env: Record<string, string> = {}) {
  const { says } = startProcess({ PORT: '0', ...env });
  const address = async (words: RegExp) => String((await says(words))[1]);
  return {
    shop: await address(/demo shop: +(\S+)/),
    companion: await address(/companion answers at (\S+)\.\n/),
    sandbox: await address(/sandbox at (\S+) stands/),
  };
}

async function post(url: string, origin: string, body: object, type = 'application/json') {
  const answer = await send('POST', url, { origin, 'content-type': type }, JSON.stringify(body));
  return JSON.parse(String(answer.body)) as Record<string, unknown>;
}

async function text(url: string): Promise<string> {
  return String((await send('GET', url)).body);
}
