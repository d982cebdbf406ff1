import { describe, expect, it, onTestFinished } from 'vitest';
import { createDemoCustomers } from '../demo-customers.ts';
import { createUserTokens } from '../guest-token/user-tokens.ts';
import { DEPLOYMENT_ID, environment, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import { send } from '../testing/http.testing.ts';

const SECRET = 'of the demo shop, which believes every name';
/** As a browser asks where this site is the companion's own address. */
const atOwnOrigin = { host: new URL(ORIGIN).host };

const asPage = (origin = ORIGIN) => ({
  origin,
  'content-type': 'application/json',
  'sec-fetch-mode': 'cors',
});

async function start(...parts: Parameters<typeof startCompanion>) {
  const companion = await startCompanion(...parts);
  onTestFinished(companion.close);
  return companion;
}

const signIn = createDemoCustomers(SECRET, DEPLOYMENT_ID);

describe('a page of the demo shop', () => {
  it('has the one tag at the end of its head, by the address at which the companion is asked', async () => {
    const { url } = await start();
    const { status, body } = await send('GET', `${url}/demo`, atOwnOrigin);
    expect(status).toBe(200);
    expect(String(body)).toContain(
      `<script async src="//www.example.com/loader.js" data-deployment-id="${DEPLOYMENT_ID}"></script></head>`,
    );
    expect(String(body)).not.toContain('rel="sign-in"');
  });

  it.each(['www.example.org', 'evil.example', 'www.example.com:8443'])(
    'is not there at %s, whose pages may ask for no guest: another page says why',
    async (host) => {
      const { url } = await start();
      const { status, body } = await send('GET', `${url}/demo`, { host });
      expect(status).toBe(200);
      expect(String(body)).toContain('The demo is closed');
      expect(String(body)).not.toContain('loader.js');
    },
  );

  it('has the deployment of the site that its address belongs to', async () => {
    const { url } = await start({ ...environment, ALLOWED_ORIGINS: 'http://shop.example' });
    const shown = async (host: string) => String((await send('GET', `${url}/demo`, { host })).body);
    expect(await shown('shop.example')).toContain('//shop.example/loader.js');
    expect(await shown('www.example.com')).toContain('The demo is closed');
    // And again, since pages are kept.
    expect(await shown('shop.example')).toContain('//shop.example/loader.js');
  });
});

describe('signing in at the demo shop', () => {
  it('is offered by its pages, and gives a token that the companion believes', async () => {
    const { url } = await start(environment, { signIn });
    const { body: page } = await send('GET', `${url}/demo`, atOwnOrigin);
    expect(String(page)).toContain('<link rel="sign-in" href="//www.example.com/demo/sign-in">');
    const asked = JSON.stringify({ name: ' Ada ' });
    const { status, body } = await send('POST', `${url}/demo/sign-in`, asPage(), asked);
    expect(status).toBe(200);
    const verify = createUserTokens(DEPLOYMENT_ID, { secrets: [SECRET] });
    const { userToken } = JSON.parse(String(body));
    expect(await verify(userToken)).toEqual({
      customerId: expect.stringMatching(/^demo-[\da-f]{12}$/),
      name: 'Ada',
    });
    expect((await verify(await signIn('ada'))).customerId).toBe((await verify(userToken)).customerId);
  });

  it.each([
    ['a page of another site', asPage('https://evil.example'), '{"name":"Ada"}', 403],
    ['no name', asPage(), '{"name":"  "}', 400],
    ['a name that is too long', asPage(), JSON.stringify({ name: 'a'.repeat(61) }), 400],
    ['more than a name', asPage(), '{"name":"Ada","sub":"1"}', 400],
  ])('is refused to %s', async (_what, headers, body, status) => {
    const { url } = await start(environment, { signIn });
    expect((await send('POST', `${url}/demo/sign-in`, headers, body)).status).toBe(status);
  });

  it('is nowhere where no sandbox stands in for Genesys Cloud', async () => {
    const { url } = await start();
    expect((await send('POST', `${url}/demo/sign-in`, asPage(), '{"name":"Ada"}')).status).toBe(404);
  });
});
