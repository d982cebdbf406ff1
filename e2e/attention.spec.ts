import { expect, launcher, messenger, type Page, plainPage, tagOf, talk, test } from './fixtures.ts';

/** A bot that keeps silent, so that all that is said is the test's. */
const silence = { scenario: { name: 'Robin', start: [{ handOver: true }] } };

/** Somebody who looks elsewhere: a page in a test has always the focus. */
const look = (page: Page, where: 'here' | 'away') =>
  page.evaluate((isAway) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isAway });
    document.dispatchEvent(new Event('visibilitychange'));
  }, where === 'away');

/** Each sound that was played, by its tones. */
const sounds = (page: Page) => page.evaluate(() => (window as unknown as { tones: number[] }).tones);

test.beforeEach(async ({ page, control }) => {
  await control(silence);
  await page.addInitScript(() => {
    const tones: number[] = [];
    Object.assign(window, { tones });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
      tones.push(this.frequency.value);
      start.apply(this, when);
    };
  });
});

/** A person at the desk takes the conversation, and answers. */
async function answer(url: string, ...texts: string[]): Promise<void> {
  const desk = `${url}/agent/conversations`;
  const [{ id }] = await (await fetch(desk)).json();
  const actions = [{ action: 'take', agent: 'Maya' }, ...texts.map((text) => ({ action: 'say', text }))];
  for (const body of actions)
    await fetch(`${desk}/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
}

async function begin(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'Is anybody there?');
}

test('answers are counted in the title while nobody looks; then it is as it was @firefox', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  await begin(page, site.put('/', plainPage(tagOf(companion, 'data-alert="sound,title"'))));
  await answer(sandbox.url, 'I am.');
  await expect(messenger(page).getByRole('log')).toContainText('I am.');
  await expect(page).toHaveTitle('Page');
  await look(page, 'away');
  await answer(sandbox.url, 'Are you?', 'Hello?');
  await expect(page).toHaveTitle('(2) Page');
  await look(page, 'here');
  await expect(page).toHaveTitle('Page');
});

test('answers are heard while nobody looks, and several at once are one sound', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  await begin(page, site.put('/', plainPage(tagOf(companion, 'data-alert="sound"'))));
  await answer(sandbox.url, 'I am.');
  await expect(messenger(page).getByRole('log')).toContainText('I am.');
  expect(await sounds(page)).toEqual([]);
  await look(page, 'away');
  await answer(sandbox.url, 'Are you?', 'Hello?');
  await expect.poll(() => sounds(page)).toEqual([660, 880]);
  await expect(messenger(page).getByRole('log')).toContainText('Hello?');
  expect(await sounds(page)).toEqual([660, 880]);
  await expect(page).toHaveTitle('Page');
});

test('a page that changes its title meanwhile has its own one back', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  await begin(page, site.put('/', plainPage(tagOf(companion, 'data-alert="title"'))));
  await look(page, 'away');
  await answer(sandbox.url, 'Hello?');
  await expect(page).toHaveTitle('(1) Page');
  await page.evaluate(() => {
    document.title = 'Basket';
  });
  await expect(page).toHaveTitle('(1) Basket');
  await page.evaluate(() => {
    document.title = `${document.title} – Shop`;
  });
  await expect(page).toHaveTitle('(1) Basket – Shop');
  await look(page, 'here');
  await expect(page).toHaveTitle('Basket – Shop');
  expect(await sounds(page)).toEqual([]);
});

test('nothing of it is left after destroy', async ({ page, site, companion, sandbox }) => {
  await begin(page, site.put('/', plainPage(tagOf(companion, 'data-alert="sound,title"'))));
  await look(page, 'away');
  await answer(sandbox.url, 'Hello?');
  await expect(page).toHaveTitle('(1) Page');
  await page.evaluate(() => window.MessengerTag?.('destroy'));
  await expect(page).toHaveTitle('Page');
});

test('by default a page keeps its title and is silent, and nothing is fetched for it', async ({
  page,
  site,
  companion,
  sandbox,
}) => {
  await begin(page, site.put('/', plainPage(tagOf(companion))));
  await look(page, 'away');
  const counted = page.evaluate(
    () => new Promise((resolve) => document.addEventListener('messenger-tag:message_received', resolve)),
  );
  await answer(sandbox.url, 'Hello?');
  await counted;
  await expect(page).toHaveTitle('Page');
  expect(await sounds(page)).toEqual([]);
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.includes('attention')),
  );
  expect(fetched).toEqual([]);
});
