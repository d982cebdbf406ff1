import { AxeBuilder } from '@axe-core/playwright';
import {
  type Companion,
  expect,
  launcher,
  messenger,
  type Page,
  panel,
  plainPage,
  problemsOf,
  requestsOf,
  type Site,
  tagOf,
  test,
} from './fixtures.ts';

interface Place {
  site: Site;
  companion: Companion;
}

/** The address of a page whose tag wants to know whether anybody is there. */
const attended = ({ site, companion }: Place, attributes: string, body?: string, path = '/') =>
  site.put(path, plainPage(tagOf(companion, attributes), body));

const ADDRESS = '**/api/availability*';

/** Plays the companion's answer. */
async function answers(page: Page, answer: object): Promise<void> {
  await page.unroute(ADDRESS);
  await page.route(ADDRESS, (route) => fulfil(route, answer));
}

function fulfil(route: Parameters<Parameters<Page['route']>[1]>[0], answer: object): Promise<void> {
  return route.fulfill({ json: answer, headers: { 'access-control-allow-origin': '*' } });
}

/** At nine o'clock, in two days. */
const inTwoDays = () => {
  const moment = new Date(Date.now() + 48 * 60 * 60_000);
  moment.setUTCHours(9, 0, 0, 0);
  return moment.toISOString();
};

const closed = () => ({ state: 'closed', opensAt: inTwoDays() });

const status = (page: Page) => page.evaluate(() => window.MessengerTag?.('status'));

/** Somebody comes near, and the page hears the answer. */
async function comeNear(page: Page): Promise<void> {
  await expect(launcher(page)).toBeVisible();
  await launcher(page).hover();
  await heard(page);
}

const heard = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('messenger-tag:availability').length > 0);

const tooltip = (page: Page) => page.locator('messenger-tag').getByRole('tooltip');
const way = (page: Page, name: string) => panel(page).getByRole('button', { name });

test('while nobody is there the panel says so in the place of the window, and when somebody is; a message can be left by keyboard @firefox', async ({
  page,
  site,
  companion,
}) => {
  await answers(page, closed());
  await page.goto(attended({ site, companion }, 'data-when-closed="message"'));
  await comeNear(page);
  await launcher(page).press('Enter');
  await expect(panel(page)).toHaveAccessibleName('The chat is closed');
  const weekday = new Date(inTwoDays()).toLocaleDateString('en', { weekday: 'long' });
  await expect(panel(page).getByRole('alert')).toContainText(
    new RegExp(`Nobody is here to answer at the moment. We are back: ${weekday}.+:00`),
  );
  expect(await status(page)).toMatchObject({ state: 'waiting', availability: { state: 'closed' } });
  // The next stop of the keyboard.
  await page.keyboard.press('Tab');
  await expect(way(page, 'Leave a message')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect((await status(page))?.state).toBe('open');
});

test('the words of an element that was clicked go into the message that is left', async ({
  page,
  site,
  companion,
}) => {
  await answers(page, closed());
  const element = '<button data-messenger="open" data-messenger-message="Is the hat black?">Ask</button>';
  await page.goto(attended({ site, companion }, 'data-when-closed="message"', element));
  await comeNear(page);
  await page.getByRole('button', { name: 'Ask' }).click();
  await way(page, 'Leave a message').click();
  await expect(messenger(page).getByRole('log')).toContainText('Is the hat black?');
});

test('an answer that comes while the chat starts shows the panel at once, and the window stays shut', async ({
  page,
  site,
  companion,
}) => {
  let answer = () => {};
  let bring = () => {};
  const isTime = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const mayCome = new Promise<void>((resolve) => {
    bring = resolve;
  });
  await page.route(ADDRESS, async (route) => {
    await isTime;
    await fulfil(route, { state: 'emergency' });
  });
  await page.route('**/genesys.min.js*', async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(attended({ site, companion }, 'data-when-closed="message"'));
  const started = page.waitForRequest('**/genesys.min.js*');
  await launcher(page).click();
  await expect(panel(page)).toContainText('Opening the chat');
  // Nobody waits for the answer.
  await started;
  answer();
  await expect(panel(page)).toContainText('Something unforeseen');
  bring();
  await expect.poll(async () => (await status(page))?.state).toBe('ready');
  await expect(panel(page)).toContainText('Something unforeseen');
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('#genesys-mxg-container-frame')).toBeHidden();
});

for (const [what, answer] of [
  ['is unknown', (page: Page) => answers(page, { state: 'unknown' })],
  ['is garbage', (page: Page) => answers(page, ['closed', { state: ['closed'] }])],
  ['never comes', (page: Page) => page.route(ADDRESS, () => {})],
  ['is that the site names nothing', async () => {}],
  ['is that it is down', (page: Page) => page.route(ADDRESS, (route) => route.abort())],
] as const)
  test(`the chat opens as always where the answer ${what}, and no problem is told`, async ({
    page,
    site,
    companion,
  }) => {
    await answer(page);
    const problems = await problemsOf(page);
    await page.goto(attended({ site, companion }, 'data-when-closed="hide" data-show-wait'));
    await launcher(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    expect(await problems()).toEqual([]);
  });

test('nobody asks before somebody comes near, nor before consent, nor for a tag without these options', async ({
  page,
  site,
  companion,
}) => {
  const requests = await requestsOf(page);
  const asked = () => requests.filter(({ url }) => url.includes('/api/availability')).length;
  await answers(page, closed());

  await page.goto(attended({ site, companion }, ''));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(requests.filter(({ url }) => url.includes('availability'))).toEqual([]);
  await page.evaluate(() => localStorage.clear());

  const tag = 'data-when-closed="message" data-consent="required"';
  await page.goto(attended({ site, companion }, tag, undefined, '/consent'));
  await launcher(page).hover();
  await launcher(page).click();
  await expect(way(page, 'Agree and chat')).toBeVisible();
  expect(asked()).toBe(0);
  expect((await status(page))?.availability).toBeUndefined();

  // Away from where the launcher comes: it would appear below the mouse, which is to come near.
  await page.mouse.move(0, 0);
  await page.goto(attended({ site, companion }, 'data-when-closed="message"', undefined, '/near'));
  await expect(launcher(page)).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(asked()).toBe(0);
  await comeNear(page);
  expect(asked()).toBe(1);
});

test('a conversation that goes on is never shut out', async ({ page, site, companion }) => {
  await answers(page, closed());
  const address = attended({ site, companion }, 'data-when-closed="hide" data-load="manual"');
  await page.goto(address);
  await page.evaluate(() => {
    localStorage.setItem('messenger-tag:chat', `${Date.now()}`);
    localStorage.setItem('messenger-tag:closed', `${Date.now() + 3_600_000}`);
  });
  await page.goto(address);
  await heard(page);
  await expect(anyLauncher(page)).not.toHaveAttribute('data-closed');
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('with “hide” the launcher goes when nobody is on it, stays away on the next page, and a button of the site’s has words', async ({
  page,
  site,
  companion,
}) => {
  await answers(page, closed());
  const body = '<h1>A page</h1><button data-messenger="open">Chat with us</button>';
  await page.goto(attended({ site, companion }, 'data-when-closed="hide"', body));
  await comeNear(page);
  // Not from under the pointer, nor from under the keyboard.
  await launcher(page).focus();
  await page.mouse.move(5, 5);
  await expect(launcher(page)).toBeFocused();
  await launcher(page).press('Enter');
  await expect(panel(page)).toContainText('Nobody is here');
  await way(page, 'Close').click();
  await expect(launcher(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.mouse.click(5, 5);
  await expect(launcher(page)).toBeHidden();
  const until = await page.evaluate(() => Number(localStorage.getItem('messenger-tag:closed')));
  expect(until).toBeLessThanOrEqual(Date.now() + 4 * 60 * 60_000);
  expect(until).toBeGreaterThan(Date.now() + 3 * 60 * 60_000);

  await page.goto(attended({ site, companion }, 'data-when-closed="hide"', body, '/next'));
  const button = page.getByRole('button', { name: 'Chat with us' });
  await page.waitForFunction(() => document.querySelector('messenger-tag'));
  await expect(launcher(page)).toBeHidden();
  // Nobody knows yet that it is so still: the chat begins to open, and here the answer is faster.
  await page.route('**/genesys.min.js*', () => {});
  await button.click();
  await expect(panel(page)).toContainText('Nobody is here');
  await expect(way(page, 'Leave a message')).toHaveCount(0);
  await expect(launcher(page)).toBeHidden();
});

test('with “hide” the launcher is back at the time that was said, and stays where the answer is another one', async ({
  page,
  site,
  companion,
}) => {
  await page.clock.install();
  await answers(page, { state: 'closed', opensAt: new Date(Date.now() + 60 * 60_000).toISOString() });
  const address = attended({ site, companion }, 'data-when-closed="hide" data-load="now"');
  await page.goto(address);
  await expect(anyLauncher(page)).toHaveAttribute('data-closed');
  await page.clock.fastForward('01:01:00');
  await expect(anyLauncher(page)).not.toHaveAttribute('data-closed');
  await answers(page, { state: 'open' });
  await page.evaluate(() => localStorage.setItem('messenger-tag:closed', `${Date.now() + 3_600_000}`));
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('messenger-tag:closed'))).toBeNull();
  await expect(anyLauncher(page)).not.toHaveAttribute('data-closed');
});

test('with “fallback” the panel leads to the site’s other way', async ({ page, site, companion }) => {
  await answers(page, { state: 'emergency' });
  const tag = 'data-when-closed="fallback" data-fallback-url="/contact"';
  await page.goto(attended({ site, companion }, tag));
  await comeNear(page);
  await launcher(page).click();
  await expect(panel(page).getByRole('link')).toHaveAttribute('href', '/contact');
  await expect(way(page, 'Leave a message')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(launcher(page)).toBeFocused();
});

test('with “open” the chat opens, and whoever comes near reads that nobody is there', async ({
  page,
  site,
  companion,
}) => {
  await answers(page, closed());
  await page.goto(attended({ site, companion }, 'data-when-closed="open"'));
  await comeNear(page);
  await expect(tooltip(page)).toContainText('Nobody is here to answer');
  await expect(launcher(page)).toHaveAccessibleDescription(/Nobody is here to answer/);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
});

test('with data-show-wait the visitor reads how long they will wait, beside words of the site’s', async ({
  page,
  site,
  companion,
}) => {
  await answers(page, { state: 'open', waitSeconds: 200, agents: 2 });
  const tag = 'data-show-wait data-launcher-tooltip="Ask us"';
  await page.goto(attended({ site, companion }, tag));
  await page.route('**/genesys.min.js*', () => {});
  await comeNear(page);
  await expect(tooltip(page)).toHaveText('Ask us – Waiting time: about 4 minutes.');
  await launcher(page).click();
  await expect(panel(page).getByRole('status')).toContainText('Waiting time: about 4 minutes.');
  expect((await status(page))?.availability).toEqual({ state: 'open', waitSeconds: 200, agents: 2 });
});

test('visitors are invited only while somebody is there, or nobody knows', async ({
  page,
  site,
  companion,
}) => {
  const invitation = page.locator('messenger-tag').getByRole('group');
  const tag = 'data-invite="delay:1ms" data-when-closed="open"';
  await answers(page, closed());
  const asked = page.waitForResponse(ADDRESS);
  await page.goto(attended({ site, companion }, tag));
  await asked;
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect(invitation).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await answers(page, { state: 'unknown' });
  await page.goto(attended({ site, companion }, tag, undefined, '/again'));
  await expect(invitation).toBeVisible();
});

for (const [language, direction, words] of [
  ['ar', 'rtl', 'لا يوجد أحد'],
  ['de', 'ltr', 'Im Moment ist niemand da'],
] as const)
  test(`axe finds nothing in the panel of a closed chat in ${language}, ${direction}`, async ({
    page,
    site,
    companion,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await answers(page, closed());
    const tag = tagOf(companion, 'data-when-closed="message" data-fallback-url="/contact"');
    const html = plainPage(tag, '<main><h1>A page</h1></main>');
    const address = site.put(
      '/',
      html.replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`),
    );
    await page.goto(address);
    await anyLauncher(page).hover();
    await heard(page);
    await anyLauncher(page).click();
    await expect(panel(page)).toContainText(words);
    await expect(panel(page)).toHaveCSS('direction', direction);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

/** Whatever the language that its name is in, and hidden or not. */
function anyLauncher(page: Page) {
  return page.locator('messenger-tag > button, messenger-tag button[data-messenger]').first();
}
