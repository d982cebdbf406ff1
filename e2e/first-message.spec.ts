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
  talk,
  test,
} from './fixtures.ts';

const words = 'I have a question about the black hat & its price';
const button = `<button data-messenger="open" data-messenger-message="${words}">Ask about the hat</button>`;
const link = `<a href="#messenger?message=${encodeURIComponent(words)}">Ask about the hat</a>`;

/** A bot that keeps silent, so that all that is said is the visitor's. */
const silence = { scenario: { name: 'Robin', start: [{ handOver: true }] } };

interface Place {
  site: Site;
  companion: Companion;
}

const asking = ({ site, companion }: Place, body: string, attributes = '') =>
  site.put('/', plainPage(tagOf(companion, attributes), body));

const ask = (page: Page) => page.getByText('Ask about the hat');

test.beforeEach(({ control }) => control(silence));

/** All that visitors have said, in all conversations. */
const saidBy =
  (received: () => Promise<{ conversations: { messages: { direction: string; text?: string }[] }[] }>) =>
  async () =>
    (await received()).conversations
      .flatMap(({ messages }) => messages)
      .flatMap(({ direction, text }) => (direction === 'Inbound' && text ? [text] : []));

for (const [what, body] of [
  ['an element with data-messenger-message', button],
  ['a link to #messenger?message=…', link],
] as const)
  test(`a click on ${what} opens the chat and says the words, once however often it is clicked @firefox`, async ({
    page,
    site,
    companion,
    received,
  }) => {
    const said = saidBy(received);
    await page.goto(asking({ site, companion }, body));
    await ask(page).dblclick();
    await expect(messenger(page).getByRole('log')).toContainText(words);
    await page.evaluate(() => window.MessengerTag?.('close'));
    await ask(page).click();
    await expect(messenger(page).getByRole('textbox')).toBeVisible();
    await talk(page, 'And more');
    await expect.poll(said).toEqual([words, 'And more']);
    expect(page.url()).toBe(`${site.origin}/`);
  });

/**
 * The page's problems, as it tells them. Unlike `problemsOf` this asks the page nothing: whatever a test evaluates there, and be it
 * to find an element, counts as the visitor's action.
 */
async function problemsToldOf(page: Page): Promise<() => { code: string; detail: string }[]> {
  const told: { code: string; detail: string }[] = [];
  await page.exposeFunction('tellTest', (problem: { code: string; detail: string }) => told.push(problem));
  await page.addInitScript(() =>
    document.addEventListener('messenger-tag:problem', (event) => {
      (window as unknown as { tellTest(detail: unknown): void }).tellTest((event as CustomEvent).detail);
    }),
  );
  return () => told;
}

/** What the page itself does. */
const queue =
  'window.MessengerTag = window.MessengerTag || function () { (MessengerTag.q = MessengerTag.q || []).push(arguments) }';

test('the site’s own code says them in a click of the visitor’s, and not by itself', async ({
  page,
  site,
  companion,
  received,
}) => {
  const problems = await problemsToldOf(page);
  const byItself = `MessengerTag('open', { message: 'Said by nobody' })`;
  const byClick = `document.querySelector('button').onclick = () => MessengerTag('open', { message: 'Said by me' })`;
  const body = `<button>Ask</button><script>${queue};${byItself};${byClick}</script>`;
  await page.goto(asking({ site, companion }, body));
  const refused = { code: 'bad-config', detail: expect.stringContaining('a click or a key') };
  await expect.poll(problems).toEqual([expect.objectContaining(refused)]);
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('Said by me');
  expect(await saidBy(received)()).toEqual(['Said by me']);
});

test('a script that clicks in the visitor’s place says nothing', async ({
  page,
  site,
  companion,
  received,
}) => {
  const problems = await problemsToldOf(page);
  const clicks = `<script>addEventListener('load', () => document.querySelector('button').click())</script>`;
  await page.goto(asking({ site, companion }, button + clicks));
  await expect.poll(problems).toHaveLength(1);
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(await saidBy(received)()).toEqual([]);
});

test('a page whose address has the words says nothing and opens nothing', async ({
  page,
  site,
  companion,
}) => {
  const asked = await requestsOf(page);
  await page.goto(`${asking({ site, companion }, link)}#messenger?message=Hello`);
  await expect(launcher(page)).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(asked.filter(({ url }) => /chat\.js/.test(url))).toEqual([]);
});

test('they wait for the visitor’s consent, and are said after it', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(asking({ site, companion }, button, 'data-consent="required"'));
  await ask(page).click();
  await panel(page).getByRole('button').first().click();
  await expect(messenger(page).getByRole('log')).toContainText(words);
  expect(await saidBy(received)()).toEqual([words]);
});

test('whoever closes the question, or signs in before the chat is there, has said nothing', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(asking({ site, companion }, button, 'data-consent="required"'));
  await ask(page).click();
  await panel(page).getByRole('button').last().click();
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();

  await page.evaluate(() => window.MessengerTag?.('close'));
  await page.evaluate(() => window.MessengerTag?.('consent', false));
  await ask(page).click();
  await expect(panel(page)).toBeVisible();
  await page.evaluate(() => window.MessengerTag?.('logout'));
  await page.evaluate(() => window.MessengerTag?.('consent', true));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'Hello');
  await expect.poll(saidBy(received)).toEqual(['Hello']);
});

test('they are said after a failed start, once', async ({ page, site, companion, received }) => {
  let isBlocked = true;
  await page.route(/genesys\.min\.js/, (route) => (isBlocked ? route.abort() : route.continue()));
  await page.goto(asking({ site, companion }, button));
  await ask(page).click();
  await expect(panel(page)).toContainText('could not be opened');
  isBlocked = false;
  await panel(page).getByRole('button').first().click();
  await expect(messenger(page).getByRole('log')).toContainText(words);
  expect(await saidBy(received)()).toEqual([words]);
});

test('after a reload nothing is said again, and a new click says the words into the same conversation', async ({
  page,
  site,
  companion,
  received,
}) => {
  await page.goto(asking({ site, companion }, button));
  await ask(page).click();
  await expect(messenger(page).getByRole('log')).toContainText(words);
  await page.reload();
  await expect(messenger(page).getByRole('log')).toContainText(words);
  expect(await saidBy(received)()).toEqual([words]);
  await ask(page).click();
  await expect.poll(saidBy(received)).toEqual([words, words]);
  expect((await received()).conversations).toHaveLength(1);
});

test('where the last conversation has ended, and can only be read, a new one begins with them', async ({
  page,
  site,
  companion,
  sandbox,
  received,
}) => {
  await page.goto(asking({ site, companion }, `${button}<a href="#messenger?message=And+more">More</a>`));
  await ask(page).click();
  await expect(messenger(page).getByRole('log')).toContainText(words);
  const [{ id }] = await (await fetch(`${sandbox.url}/agent/conversations`)).json();
  for (const body of [{ action: 'take', agent: 'Maya' }, { action: 'disconnect' }])
    await fetch(`${sandbox.url}/agent/conversations/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await expect(messenger(page).getByRole('textbox')).toBeHidden();
  await page.reload();
  await page.getByText('More').click();
  await expect(messenger(page).getByRole('log')).toContainText('And more');
  expect(await saidBy(received)()).toEqual([words, 'And more']);
});

test('words that are too long are refused in words, and none of them is in an event', async ({
  page,
  site,
  companion,
  received,
}) => {
  const problems = await problemsOf(page);
  const long = 'ä'.repeat(2_049);
  await page.goto(
    asking(
      { site, companion },
      `<button data-messenger="open" data-messenger-message="${long}">Ask about the hat</button>`,
    ),
  );
  await ask(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await expect.poll(problems).toEqual([
    expect.objectContaining({
      code: 'bad-config',
      detail: 'The message of open was not sent: it has 4098 bytes, and Genesys takes 4096',
    }),
  ]);
  expect(await saidBy(received)()).toEqual([]);
});

test('a plain click fetches nothing for it', async ({ page, site, companion }) => {
  const asked = await requestsOf(page);
  await page.goto(asking({ site, companion }, '<a href="#messenger">Chat with us</a>'));
  await page.getByText('Chat with us').click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  expect(asked.filter(({ url }) => /first-message/.test(url))).toEqual([]);
});
