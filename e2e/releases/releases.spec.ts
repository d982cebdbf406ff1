import { SignJWT } from 'jose';
import {
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  tagOf,
  talk,
  troubles,
} from '../fixtures.ts';
import { test } from './fixtures.ts';
import { type PastDay, pastBuilds } from './past.ts';

const days = Object.keys(pastBuilds) as PastDay[];
const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));
const anyLauncher = (page: Page) => page.locator('messenger-tag button[data-messenger]');

for (const day of days)
  test.describe(`a page that began with the build of ${day}, after a release`, () => {
    /** A page that the past build has begun: its launcher is there, and nobody has touched it. From then on the present answers. */
    test.beforeEach(async ({ address, startPast, startCompanion, shared }) => {
      const [past, present] = [await startPast(day), await startCompanion(shared)];
      address.answeredBy((path) => (path.startsWith('/loader.js') ? past : present));
    });

    test('opens at a click, has a guest, and is of the present build', async ({ page, site, address }) => {
      const trouble = troubles(page);
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).click();
      await talk(page, 'Hello');
      expect(await status(page)).toMatchObject({
        state: 'open',
        guestId: expect.any(String),
        version: expect.any(String),
      });
      await expect(page.locator('messenger-tag')).toHaveCount(1);
      expect(trouble).toEqual([]);
    });

    test('carries out what the site has said before, also through a MessengerTag that the site has kept', async ({
      page,
      site,
      address,
      received,
    }) => {
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).waitFor();
      await page.evaluate(() => {
        const heard: string[] = [];
        Object.assign(window, { heard, kept: window.MessengerTag });
        window.MessengerTag?.('set', { plan: 'gold' });
        window.MessengerTag?.('on', 'opened', () => heard.push('opened'));
        window.MessengerTag?.('on', 'closed', () => heard.push('closed'));
      });
      expect(await page.evaluate(() => window.MessengerTag?.('open'))).toMatchObject({ state: 'open' });
      await talk(page, 'Hello');
      expect((await received()).conversations[0]?.customAttributes).toMatchObject({ plan: 'gold' });
      const kept = await page.evaluate(() =>
        (window as unknown as { kept: NonNullable<typeof window.MessengerTag> }).kept('close'),
      );
      expect(kept).toMatchObject({ state: 'ready' });
      expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
        'opened',
        'closed',
      ]);
    });

    test('says in words why the chat cannot open, and opens it at another try', async ({
      page,
      site,
      address,
      control,
    }) => {
      await control({ faults: [{ path: '/', status: 503 }] });
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).click();
      await expect(panel(page).getByRole('alert')).toContainText('The chat could not be opened');
      await control({ faults: [] });
      await panel(page).getByRole('button', { name: 'Try again' }).click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
    });

    test('asks for consent, and opens when the visitor agrees', async ({ page, site, address, sandbox }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(site.put('/', plainPage(tagOf(address, 'data-consent="required"'))));
      await launcher(page).click();
      await expect(panel(page)).toContainText('Genesys');
      expect(asked.filter((url) => url.startsWith(sandbox.url) || url.includes('/api/'))).toEqual([]);
      await panel(page).getByRole('button').first().click();
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
    });

    test('signs a visitor in and out', async ({ page, site, address, sandbox, shared, received }) => {
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).waitFor();
      const token = await userToken(shared.USER_TOKEN_SECRET, sandbox.deploymentId);
      await page.evaluate((given) => void window.MessengerTag?.('identify', given), token);
      await launcher(page).click();
      await talk(page, 'Hello');
      expect(claimsIn((await received()).conversations[0]?.customAttributes.context)).toMatchObject({
        customerId: 'ada',
      });
      const before = (await status(page))?.guestId;
      await page.evaluate(() => window.MessengerTag?.('logout'));
      expect((await status(page))?.guestId).not.toBe(before);
      await expect(messenger(page).getByRole('log')).not.toContainText('Hello');
    });

    test('counts what comes while the window is closed', async ({ page, site, address, control }) => {
      await control({ launcherVisibility: 'Off' });
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).click();
      await expect(messenger(page).getByRole('button', { name: 'Delivery' })).toBeVisible();
      await control({ botDelayMs: 2_000 });
      await talk(page, 'Do you deliver?');
      await page.evaluate(() => window.MessengerTag?.('close'));
      await expect(anyLauncher(page)).toHaveAttribute('data-unread', '1');
    });

    test('keeps the options of its tag, the keyboard’s focus, and leaves nothing behind', async ({
      page,
      site,
      address,
    }) => {
      await page.goto(site.put('/', plainPage(tagOf(address, 'data-label="Ask us" data-launcher="own"'))));
      await page.locator('messenger-tag').waitFor();
      const ours = page.getByRole('button', { name: 'Ask us' });
      await ours.focus();
      await page.keyboard.press('Enter');
      await expect(messenger(page).getByRole('textbox')).toBeVisible();
      await page.evaluate(() => window.MessengerTag?.('destroy'));
      await expect(page.locator('messenger-tag')).toHaveCount(0);
      expect(await page.evaluate(() => 'MessengerTag' in window)).toBe(false);
    });
  });

async function userToken(secret: string | undefined, audience: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secret));
}

/** What the companion vouches for in the conversation's `context`. */
function claimsIn(context: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(context?.split('.')[1] ?? 'e30', 'base64url').toString());
}
