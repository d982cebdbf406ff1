import { readFileSync } from 'node:fs';
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
import { claimsIn, userToken } from '../user-tokens.ts';
import { test } from './fixtures.ts';
import { type PastDay, pastBuilds } from './past.ts';

const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));
const anyLauncher = (page: Page) => page.locator('messenger-tag button[data-messenger]');
const { version: present } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Each page begins with one build; from then on another answers. Rolling back is a release, too. */
const releases = [
  ...(Object.keys(pastBuilds) as PastDay[]).map((day) => ({ from: day, to: 'present' as const })),
  { from: 'present' as const, to: '0.2.0-rc.1' as const },
];

for (const { from, to } of releases)
  test.describe(`a page that began with the build ${from}, once ${to} answers`, () => {
    test.beforeEach(async ({ address, startBuild }) => {
      const [before, after] = [await startBuild(from), await startBuild(to)];
      address.answeredBy((path) => (path.startsWith('/loader.js') ? before : after));
    });

    test('opens at a click, has a guest, and is of the present build', async ({ page, site, address }) => {
      const trouble = troubles(page);
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).click();
      await talk(page, 'Hello');
      expect(await status(page)).toMatchObject({
        state: 'open',
        guestId: expect.any(String),
        version: to === 'present' ? present : to,
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

    test('signs a visitor in and out', async ({ page, site, address, sandbox, received }) => {
      await page.goto(site.put('/', plainPage(tagOf(address))));
      await launcher(page).waitFor();
      const token = await userToken('ada', sandbox.deploymentId);
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

/** What a chat that runs asks for late: each part is the first that another build answers. */
const late = [
  ['2026-11-26', 'consent.js', present],
  ['2026-11-26', 'de.js', present],
  ['2026-11-26', 'proof.js', present],
  // Between builds that know each other's parts the chat goes on as it is.
  ['0.2.0-rc.1', 'consent.1.js', '0.2.0-rc.1'],
  ['0.2.0-rc.1', 'de.1.js', '0.2.0-rc.1'],
  ['0.2.0-rc.1', 'proof.1.js', '0.2.0-rc.1'],
] as const;

for (const [from, part, version] of late)
  test(`a chat of the build ${from} that gets ${part} of the present one opens, as ${version}`, async ({
    page,
    site,
    address,
    startBuild,
  }) => {
    const variables = { PROOF_OF_WORK: part.startsWith('proof') ? 'always' : 'off' };
    const [before, after] = [await startBuild(from, variables), await startBuild('present', variables)];
    const [name = ''] = part.split('.');
    address.answeredBy((path) => (path.includes(`/${name}.`) ? after : before));
    const consent = part.startsWith('consent') ? 'data-consent="required"' : '';
    const locale = part.startsWith('de') ? 'data-locale="de"' : '';
    await page.goto(site.put('/', plainPage(tagOf(address, `${consent} ${locale}`))));
    await anyLauncher(page).click();
    if (consent) await panel(page).getByRole('button').first().click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect(await status(page)).toMatchObject({ state: 'open', guestId: expect.any(String), version });
    await expect(page.locator('messenger-tag')).toHaveCount(1);
  });

test.describe('a chat of the build 2026-11-24 that has begun, once the present answers', () => {
  test.beforeEach(async ({ page, site, address, startBuild }) => {
    address.answeredBy(await startBuild('2026-11-24'));
    await page.goto(site.put('/', plainPage(tagOf(address))));
  });

  test('says in words why it cannot open, and opens at another try', async ({
    page,
    address,
    startBuild,
    control,
  }) => {
    const hasCome = page.waitForResponse(/chat\.js/);
    await launcher(page).hover();
    await hasCome;
    address.answeredBy(await startBuild('present'));
    await control({ faults: [{ path: '/', status: 503 }] });
    await launcher(page).click();
    await expect(panel(page).getByRole('alert')).toContainText('The chat could not be opened');
    await control({ faults: [] });
    await panel(page).getByRole('button', { name: 'Try again' }).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
  });

  test('leaves nobody’s conversation behind when its visitor takes leave', async ({
    page,
    address,
    startBuild,
  }) => {
    await launcher(page).click();
    await talk(page, 'Hello');
    address.answeredBy(await startBuild('present'));
    await page.evaluate(() => window.MessengerTag?.('logout'));
    await expect.poll(() => status(page)).toMatchObject({ state: 'open', version: present });
    await expect(messenger(page).getByRole('log')).not.toContainText('You: Hello');
  });

  test('goes on with the conversation when something comes while its window is closed', async ({
    page,
    address,
    startBuild,
    control,
  }) => {
    await control({ launcherVisibility: 'Off' });
    await page.reload();
    await launcher(page).click();
    await expect(messenger(page).getByRole('button', { name: 'Delivery' })).toBeVisible();
    await control({ botDelayMs: 2_000 });
    await talk(page, 'Do you deliver?');
    address.answeredBy(await startBuild('present'));
    const taken = page.waitForResponse(/unread\.js/);
    await page.evaluate(() => window.MessengerTag?.('close'));
    await taken;
    await page.waitForFunction(async () => (await window.MessengerTag?.('status'))?.version);
    await page.evaluate(() => window.MessengerTag?.('open'));
    await expect(messenger(page).getByRole('log')).toContainText('Do you deliver?');
  });
});

for (const from of ['2026-11-24', '2026-11-26', '0.2.0-rc.1'] as const)
  test(`a guest of the build ${from} is renewed by the present one, and is known to it after a reload`, async ({
    page,
    site,
    address,
    startBuild,
  }) => {
    await page.clock.install();
    address.answeredBy(await startBuild(from));
    await page.goto(site.put('/', plainPage(tagOf(address))));
    await page.evaluate(() => window.MessengerTag?.('open'));
    await talk(page, 'Hello');
    const guest = (await status(page))?.guestId;
    address.answeredBy(await startBuild('present'));
    const renewed = page.waitForResponse(`${address.url}/api/guest-token`);
    await page.clock.fastForward('08:30');
    expect((await renewed).status()).toBe(200);
    await page.reload();
    await page.evaluate(() => window.MessengerTag?.('open'));
    // Its loader may still be the browser's copy of the build before.
    await expect.poll(async () => (await status(page))?.guestId).toBe(guest);
  });

test.describe('a pinned tag', () => {
  /** As a site writes it, with the integrity that the companion names. */
  async function pinnedTag(address: { url: string }): Promise<string> {
    const { pinned, integrity } = await (await fetch(`${address.url}/loader/manifest.json`)).json();
    return `<script async crossorigin src="${address.url}/loader/${pinned}" integrity="${integrity[pinned]}"></script>`;
  }

  test('opens, with the settings of the companion’s answer', async ({ page, site, address, startBuild }) => {
    const trouble = troubles(page);
    address.answeredBy(await startBuild('present'));
    await page.goto(site.put('/', plainPage(await pinnedTag(address))));
    await opensAsPresent(page);
    expect(trouble).toEqual([]);
  });

  test('of the version before goes on with a companion that keeps its stage one', async ({
    page,
    site,
    address,
    startBuild,
  }) => {
    const [before, after] = [await startBuild('0.2.0-rc.1'), await startBuild('present')];
    address.answeredBy(before);
    const tag = await pinnedTag(address);
    address.answeredBy((path) => (path.startsWith('/loader/0.2.0-rc.1/loader.js') ? before : after));
    await page.goto(site.put('/', plainPage(tag)));
    await opensAsPresent(page);
  });

  test('of a version that is gone, without integrity, is of the present one', async ({
    page,
    site,
    address,
    startBuild,
  }) => {
    address.answeredBy(await startBuild('present'));
    const tag = `<script async src="${address.url}/loader/0.0.9/loader.js"></script>`;
    await page.goto(site.put('/', plainPage(tag)));
    await opensAsPresent(page);
  });
});

test('a page that meets a companion which answers only for its own build says so, and opens when the other is back', async ({
  page,
  site,
  address,
  startBuild,
}) => {
  const now = await startBuild('present');
  address.answeredBy(now);
  await page.goto(site.put('/', plainPage(tagOf(address))));
  await launcher(page).waitFor();
  address.answeredBy(await startBuild('2026-11-26'));
  await launcher(page).click();
  await expect(page.locator('messenger-tag').getByRole('button')).toHaveText('Chat did not load. Retry?');
  address.answeredBy(now);
  await page.locator('messenger-tag').getByRole('button').click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

/** The click opens the chat, with a guest, and of the present build. */
async function opensAsPresent(page: Page): Promise<void> {
  await launcher(page).click();
  await talk(page, 'Hello');
  expect(await status(page)).toMatchObject({
    state: 'open',
    guestId: expect.any(String),
    version: present,
  });
}
