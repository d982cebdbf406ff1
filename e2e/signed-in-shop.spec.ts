import {
  type ConsoleMessage,
  expect,
  launcher,
  messenger,
  type Page,
  talk,
  test,
  troubles,
} from './fixtures.ts';
import { npmStart } from './npm-start.ts';

test('a shop with a login of its own: who signs in is known, and who comes next finds nothing of it', {
  tag: '@firefox',
}, async ({ page, browser }) => {
  test.slow();
  const started = npmStart();
  const agent = await browser.newContext();
  try {
    const { shop, sandbox } = await started.addresses;
    const found = troubles(page, isRefusedAfterSignOut);
    const desk = await agent.newPage();
    await desk.goto(`${sandbox}/agent`);
    // Firefox gives what is typed into a frame to nobody while another window is in front.
    await page.bringToFront();

    await test.step('somebody asks, and nobody knows who it is', async () => {
      await page.goto(shop);
      await launcher(page).click();
      await talk(page, 'Where is my order?');
      await expect(transcript(desk)).toContainText('Where is my order?');
      await expect(guest(desk)).toContainText('Nobody vouches for who this is.');
    });
    const before = await stateOf(sandbox);

    await test.step('they sign in, and the same conversation goes on under their name', async () => {
      await signIn(page, 'Ada Lovelace');
      await expect(guest(desk).getByText('Ada Lovelace').first()).toBeVisible();
      await talk(page, 'It is me.');
      await expect(transcript(desk)).toContainText('It is me.');
      await expect(history(page)).toContainText('Where is my order?');
      expect(await stateOf(sandbox)).toEqual([{ ...before[0], name: 'Ada Lovelace' }]);
    });

    await test.step('a page that is loaded knows them, and their conversation', async () => {
      await page.reload();
      await expect(page.getByRole('banner').getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
      await openChat(page);
      await expect(history(page)).toContainText('It is me.');
      expect(await stateOf(sandbox)).toHaveLength(1);
    });

    await test.step('they sign out, and whoever sits there next finds nothing', async () => {
      await page.getByRole('banner').getByRole('link', { name: 'Ada Lovelace' }).click();
      const ended = page.waitForResponse('**/api/guest-token/end');
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect((await ended).status()).toBe(204);
      await page.reload();
      await openChat(page);
      await talk(page, 'Do you deliver?');
      await expect(history(page)).not.toContainText('Where is my order?');
      expect(await keptBy(page)).not.toContain('Ada');
      await page.goBack();
      await openChat(page);
      await expect(history(page)).toContainText('Do you deliver?');
      await expect(history(page)).not.toContainText('It is me.');
      const [first, second, ...more] = await stateOf(sandbox);
      expect(first).toEqual({ ...before[0], name: 'Ada Lovelace' });
      expect(second).toEqual({ id: expect.any(String), name: undefined });
      expect(more).toEqual([]);
    });

    await test.step('another customer signs in, and sees what is theirs alone', async () => {
      await signIn(page, 'Grace Hopper');
      await talk(page, 'I am somebody else.');
      await expect(history(page)).toContainText('Do you deliver?');
      await expect(history(page)).not.toContainText('It is me.');
      await expect
        .poll(async () => (await stateOf(sandbox)).map(({ name }) => name))
        .toEqual(['Ada Lovelace', 'Grace Hopper']);
    });
    expect(found).toEqual([]);
  } finally {
    await agent.close();
    await started.stop();
  }
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Your account' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: `Good day, ${name}` })).toBeFocused();
}

/** Whether it opens by itself, since it was open on the page before, or has to be opened. */
async function openChat(page: Page): Promise<void> {
  await page.evaluate(() => window.MessengerTag?.('open'));
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
}

/** The conversations that Genesys has had, each with whom it knows. */
async function stateOf(sandbox: string): Promise<{ id: string; name?: string | undefined }[]> {
  const answer = await fetch(`${sandbox}/sandbox/control`);
  const { conversations } = (await answer.json()) as {
    conversations: { id: string; customer: { name?: string } | null }[];
  };
  return conversations.map(({ id, customer }) => ({ id, name: customer?.name }));
}

/** Genesys had revoked it before the page was left, so the next page is refused; a browser prints that. */
const isRefusedAfterSignOut = (message: ConsoleMessage) =>
  message.text().includes('401') &&
  /\/api\/v2\/webdeployments\/token\/(revoke|refresh)$/.test(message.location().url);
const keptBy = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]));
const history = (page: Page) => messenger(page).getByRole('log');
const transcript = (desk: Page) => desk.getByRole('log', { name: 'Transcript' });
const guest = (desk: Page) => desk.getByRole('complementary', { name: 'Guest' });
