import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  problemsOf,
  type Site,
  tagOf,
  talk,
  test,
} from './fixtures.ts';
import { claimsIn, USER_TOKEN_SECRET, userToken } from './user-tokens.ts';

const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));

test.describe('a signed-in visitor', () => {
  test('is named by the tag, and the conversation carries what the companion vouches for', async ({
    page,
    site,
    sandbox,
    startCompanion,
    received,
  }) => {
    const companion = await startCompanion({ USER_TOKEN_SECRET });
    const token = await userToken('ada', sandbox.deploymentId);
    await page.goto(site.put('/', plainPage(tagOf(companion, `data-user-token="${token}"`))));
    await launcher(page).click();
    await talk(page, 'Hello');
    const context = (await received()).conversations[0]?.customAttributes.context;
    expect(claimsIn(context)).toMatchObject({ customerId: 'ada', name: 'Ada' });
  });

  test('signs in while the chat runs: the next message carries who it is', async ({
    page,
    site,
    sandbox,
    startCompanion,
    received,
  }) => {
    const companion = await startCompanion({ USER_TOKEN_SECRET });
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    const token = await userToken('ada', sandbox.deploymentId);
    await page.evaluate((signed) => window.MessengerTag?.('identify', signed), token);
    await talk(page, 'It is me');
    const context = (await received()).conversations[0]?.customAttributes.context;
    expect(claimsIn(context)).toMatchObject({ customerId: 'ada' });
  });

  test('signs out: the session ends at the companion, and somebody else is a new guest', async ({
    page,
    site,
    companion,
    sandbox,
  }) => {
    await page.goto(site.put('/', plainPage(tagOf(companion))));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    const before = await status(page);
    const resume = await keptResume(page, sandbox.deploymentId);
    const ended = page.waitForResponse(`${companion.url}/api/guest-token/end`);
    await page.evaluate(() => window.MessengerTag?.('logout'));
    expect((await ended).status()).toBe(204);
    const after = await status(page);
    expect(after?.guestId).toEqual(expect.any(String));
    expect(after?.guestId).not.toBe(before?.guestId);
    expect(await resumed(companion, site.origin, resume)).not.toBe(before?.guestId);
  });

  test('whose token is not the companion’s to trust is told, once', async ({
    page,
    site,
    sandbox,
    startCompanion,
  }) => {
    const companion = await startCompanion({ USER_TOKEN_SECRET: 'another secret of thirty-two characters' });
    const problems = await problemsOf(page);
    const token = await userToken('ada', sandbox.deploymentId);
    await page.goto(site.put('/', plainPage(tagOf(companion, `data-user-token="${token}"`))));
    await launcher(page).click();
    await expect.poll(problems).toEqual([expect.objectContaining({ code: 'token-refused' })]);
    expect(JSON.stringify(await problems())).not.toContain(token);
  });
});

test.describe('a guest session in use', () => {
  test('is renewed when four fifths of its life are over, and stays the same guest in every tab', async ({
    context,
    site,
    startCompanion,
  }) => {
    const companion = await startCompanion({ SESSION_TTL: '600' });
    const asked: string[] = [];
    context.on('request', (request) => {
      if (request.url().endsWith('/api/guest-token')) asked.push(request.url());
    });
    const address = site.put('/', plainPage(tagOf(companion)));
    const tabs = [await context.newPage(), await context.newPage()];
    for (const tab of tabs) {
      await tab.clock.install();
      await tab.goto(address);
      // In the second tab Messenger may have come by itself: a conversation goes on.
      await tab.evaluate(() => window.MessengerTag?.('open'));
      await expect(messenger(tab).getByRole('textbox')).toBeVisible();
    }
    const [first, second] = tabs as [Page, Page];
    const guest = (await status(first))?.guestId;
    expect(asked).toHaveLength(2);
    await first.clock.fastForward('07:00');
    expect(asked).toHaveLength(2);
    const renewed = first.waitForResponse(`${companion.url}/api/guest-token`);
    await first.clock.fastForward('01:30');
    await renewed;
    await expect.poll(() => first.evaluate(() => Object.keys(localStorage).join())).toContain(':expires');
    await second.clock.fastForward('08:30');
    expect((await status(first))?.guestId).toBe(guest);
    expect((await status(second))?.guestId).toBe(guest);
  });
});

test.describe('a guest session that need not be renewed here', () => {
  test('is left alone where another tab has renewed it', async ({ page, site, sandbox, startCompanion }) => {
    const { asked } = await inUse(page, site, await startCompanion({ SESSION_TTL: '600' }));
    const mark = `messenger-tag:${sandbox.deploymentId}:expires`;
    await page.evaluate((name) => localStorage.setItem(name, `${Date.now() + 6_000_000}`), mark);
    await page.clock.fastForward('08:30');
    // Whoever gets this lock comes after the tab's own look at the mark.
    await page.evaluate((name) => navigator.locks.request(name, () => {}), mark);
    expect(asked).toHaveLength(1);
  });

  test('is left alone while nobody sees the page, and renewed when somebody does', async ({
    page,
    site,
    sandbox,
    startCompanion,
  }) => {
    const companion = await startCompanion({ SESSION_TTL: '600' });
    const { asked } = await inUse(page, site, companion);
    const setHidden = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, hidden);
    await setHidden(true);
    await page.clock.fastForward('08:30');
    const mark = `messenger-tag:${sandbox.deploymentId}:expires`;
    await page.evaluate((name) => navigator.locks.request(name, () => {}), mark);
    expect(asked).toHaveLength(1);
    const renewed = page.waitForResponse(`${companion.url}/api/guest-token`);
    await setHidden(false);
    await page.clock.runFor(10);
    await renewed;
  });
});

/** A chat in use, with what it asks the companion for. */
async function inUse(page: Page, site: Site, companion: Companion): Promise<{ asked: string[] }> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/guest-token')) asked.push(request.url());
  });
  await page.clock.install();
  await page.goto(site.put('/', plainPage(tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  return { asked };
}

const keptResume = (page: Page, deploymentId: string) =>
  page.evaluate((id) => localStorage.getItem(`messenger-tag:${id}`) ?? '', deploymentId);

/** The guest whom the companion makes of this `resume`. */
async function resumed(companion: Companion, origin: string, resume: string): Promise<string> {
  const response = await fetch(`${companion.url}/api/guest-token`, {
    method: 'POST',
    headers: { origin, 'content-type': 'text/plain' },
    body: JSON.stringify({ resume }),
  });
  return ((await response.json()) as { guestId: string }).guestId;
}
