import {
  expect,
  launcher,
  messenger,
  plainPage,
  requestsOf,
  tagOf,
  talk,
  test,
  troubles,
} from './fixtures.ts';

test('one tag on a page opens a chat with a guest that the companion made, and the bot answers', {
  tag: '@firefox',
}, async ({ page, site, companion, sandbox, received }) => {
  const found = troubles(page);
  const requests = await requestsOf(page);
  await page.goto(site.put('/', plainPage(tagOf(companion, `data-deployment-id="${sandbox.deploymentId}"`))));

  await test.step('before the visitor acts, only the loader is fetched', async () => {
    await expect(launcher(page)).toBeVisible();
    const ours = requests.filter(({ url }) => !url.startsWith(site.origin));
    expect(ours.map(({ url }) => url)).toEqual([`${companion.url}/loader.js`]);
  });

  await test.step('a click opens Messenger', async () => {
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await expect(launcher(page)).toBeHidden();
  });

  await test.step('a message is answered', async () => {
    await talk(page, 'Where is my order?');
    await expect.poll(async () => (await received()).conversations[0]?.messages.some(isAnswer)).toBe(true);
  });

  await test.step('Genesys got the guest, whom the companion made and nobody else knows', async () => {
    const { guestId } = (await page.evaluate(() => window.MessengerTag?.('status'))) as { guestId: string };
    const { guests, conversations } = await received();
    expect(guests.map(({ id }) => id)).toEqual([guestId]);
    expect(conversations[0]?.customAttributes).toMatchObject({
      guestId,
      context: expect.stringMatching(/^ey/),
    });
  });

  await test.step('the browser asked for no permission, no login and no guest', async () => {
    expect(requests.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
    expect(requests.filter(({ url }) => /oauth|conversations\/guests/.test(url))).toEqual([]);
    const origins = new Set(
      requests.map(({ url }) => new URL(url).origin).filter((origin) => origin !== 'null'),
    );
    expect([...origins].filter((origin) => origin.startsWith('http')).sort()).toEqual(
      [site.origin, companion.url, sandbox.url].sort(),
    );
  });
  expect(found).toEqual([]);
});

test('the guest is handed over by a command of Genesys’s SDK, and stands in no global', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  const answer = page.waitForResponse(`${companion.url}/api/guest-token`);
  await launcher(page).click();
  const { guestId, token } = await (await answer).json();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();

  const handed = await page.evaluate(
    () =>
      new Promise((resolve, reject) => window.Genesys?.('command', 'GuestSession.get', {}, resolve, reject)),
  );
  expect(handed).toEqual({ guestId, token });

  await page.evaluate(() => Object.assign(window, { site: { settings: [{ note: 'to be found' }] } }));
  const globals = await page.evaluate(textOfGlobals);
  expect(globals).toContain('to be found');
  expect(globals).not.toContain(token);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    token,
  );
  expect(page.url()).not.toContain(token);
});

test('a page that asks Genesys for a guest itself is refused: the preflight gets a 403', async ({
  page,
  site,
  companion,
  sandbox,
  received,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  const outcome = await page.evaluate(
    async (url) =>
      fetch(url, {
        method: 'POST',
        headers: { authorization: 'Bearer something', 'content-type': 'application/json' },
        body: '{"externalChannel":"web","name":"Web Guest"}',
      }).then(
        (response) => `answered ${response.status}`,
        (error) => `refused: ${error.message}`,
      ),
    `${sandbox.url}/api/v2/conversations/guests`,
  );
  expect(outcome).toContain('refused');
  const { requests } = await received();
  expect(requests).toContainEqual(
    expect.objectContaining({ method: 'OPTIONS', path: '/api/v2/conversations/guests', status: 403 }),
  );
});

function isAnswer({ direction, text }: { direction: string; text?: string }): boolean {
  return direction === 'Outbound' && Boolean(text);
}

/** Runs in the page: every string that can be reached from a global, functions' properties included. */
function textOfGlobals(): string {
  const seen = new Set<unknown>([window]);
  const texts: string[] = [];
  const search = (value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || !value || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Node) return;
    try {
      for (const key of Reflect.ownKeys(value)) search((value as Record<PropertyKey, unknown>)[key]);
    } catch {
      // Windows of other origins and some of the browser's own objects refuse to be read.
    }
  };
  for (const key of Object.getOwnPropertyNames(window)) {
    try {
      search((window as unknown as Record<string, unknown>)[key]);
    } catch {
      // As above.
    }
  }
  return texts.join('\n');
}
