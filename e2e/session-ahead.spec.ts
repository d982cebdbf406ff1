import {
  type Companion,
  expect,
  messenger,
  plainPage,
  requestsOf,
  type Site,
  tagOf,
  talk,
  test,
} from './fixtures.ts';

type Issued = Awaited<ReturnType<Companion['issueGuest']>>;
type Session = NonNullable<Issued['session']>;

const open = '<a href="#messenger">Ask us</a>';

/** A page of the site, with this session in it as the site's server would write it. */
function put(site: Site, companion: Companion, session: unknown): string {
  const script = `<script type="application/json" data-messenger-session>${JSON.stringify(session)}</script>`;
  return site.put('/', plainPage(tagOf(companion, 'data-load="now"'), script + open));
}

test.describe('a guest that the site’s server has fetched ahead', () => {
  test('is the visitor’s without a request for one, and the same after a reload', {
    tag: '@firefox',
  }, async ({ page, site, companion, received }) => {
    const { script, headers, session } = await companion.issueGuest({ origin: site.origin });
    const address = site.put('/', { html: plainPage(tagOf(companion), script + open), headers });
    const requests = await requestsOf(page);
    await page.goto(address);
    await page.getByRole('link', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    const status = () => page.evaluate(() => window.MessengerTag?.('status'));
    expect(await status()).toMatchObject({ state: 'open', guestId: session?.guestId });
    expect(requests.filter(({ url }) => url.includes('/api/guest-token'))).toEqual([]);
    expect(await page.content()).not.toContain(session?.token);

    await talk(page, 'Where is my order?');
    // The bot has answered, so Genesys has the text: left earlier, the page could take it along.
    await expect(messenger(page).getByRole('log')).toContainText('Tell me the order number');
    await expect
      .poll(async () => (await received()).conversations[0]?.customAttributes.guestId)
      .toBe(session?.guestId);

    // The next page has another guest in it; the visitor stays who they are.
    const next = await companion.issueGuest({ origin: site.origin });
    site.put('/', { html: plainPage(tagOf(companion), next.script + open), headers });
    await page.goto(address);
    await page.getByRole('link', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('log')).toContainText('Where is my order?');
    expect(await status()).toMatchObject({ guestId: session?.guestId });
  });

  const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
  const spoilt: Record<string, (session: Session) => unknown> = {
    'for another page': (session) => ({ ...session, origin: 'https://elsewhere.example' }),
    'for another deployment': (session) => ({
      ...session,
      deploymentId: '99999999-9999-4999-8999-999999999999',
    }),
    'out of a cache': (session) => ({ ...session, issuedAt: minutes(-2) }),
    'nearly over': (session) => ({ ...session, expiresAt: minutes(0.5) }),
    'without its token': ({ token: _, ...session }) => session,
    'no object': () => 'text',
    'of no time': (session) => ({ ...session, issuedAt: 7 }),
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    test(`that is ${what} is not used: the page asks for one`, async ({ page, site, companion }) => {
      const { session } = await companion.issueGuest({ origin: site.origin });
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/guest-token'));
      await page.goto(put(site, companion, spoil(session as Session)));
      const { guestId } = await (await answer).json();
      expect(guestId).not.toBe(session?.guestId);
      await expect
        .poll(async () => (await page.evaluate(() => window.MessengerTag?.('status')))?.guestId)
        .toBe(guestId);
    });
  }

  test('says who the visitor is, and never where Messenger’s script comes from', async ({
    page,
    site,
    startCompanion,
  }) => {
    // Of several sites the loader has no settings: then the address could come from the session alone.
    const companion = await startCompanion({});
    const { session } = await companion.issueGuest({ origin: site.origin });
    const evil = { ...session, scriptUrl: `${site.origin}/evil.js`, region: 'evil.example' };
    site.put('/evil.js', { html: 'window.evil = true', headers: { 'content-type': 'text/javascript' } });
    const settings: string[] = [];
    await page.route('**/chat.js*', async (route) => {
      const response = await route.fetch();
      const chat = await response.text();
      settings.push(...(chat.match(/\{"deploymentId":"[^}]*\}/) ?? []));
      await route.fulfill({ response, body: chat.replace(settings[0] ?? 'none', '{}') });
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/guest-token'));
    await page.goto(put(site, companion, evil));
    expect((await answer).status()).toBe(200);
    await page.getByRole('link', { name: 'Ask us' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect(settings).toHaveLength(1);
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
  });

  test('is not that of somebody who has signed in since', async ({ page, site, companion }) => {
    const { session } = await companion.issueGuest({ origin: site.origin });
    const script = `<script type="application/json" data-messenger-session>${JSON.stringify(session)}</script>`;
    await page.goto(site.put('/', plainPage(tagOf(companion), script + open)));
    await expect(page.locator('messenger-tag').getByRole('button')).toBeVisible();
    const refused = page.waitForResponse((response) => response.url().endsWith('/api/guest-token'));
    await page.evaluate(() => {
      void window.MessengerTag?.('identify', 'a token that nobody has signed');
      void window.MessengerTag?.('open');
    });
    expect((await refused).status()).toBe(401);
  });
});
