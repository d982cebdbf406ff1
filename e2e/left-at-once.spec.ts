import { command, customersOf, expectLog, test } from './authenticated.ts';
import { expect, launcher, messenger, type Page, talk } from './fixtures.ts';

test('who comes after a sign-out that Genesys has taken, and the page was left before it said so, has a conversation of their own', {
  tag: '@firefox',
}, async ({ page, provider, visit, tokenOf, conversations, site }) => {
  const companion = await provider({ sessionUpgrade: 'on' });
  await visit(companion, page);
  await command(page, 'identify', await tokenOf('ada'));
  await launcher(page).click();
  await talk(page, 'Hello from Ada');
  await expect.poll(async () => customersOf(await conversations())).toEqual(['ada']);

  const kept = await signOutKeepingWhatIsStored(page);
  await page.goto(site.put('/goodbye', '<p>Goodbye</p>'));
  await page.evaluate((stored) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(stored)) localStorage.setItem(name, value);
  }, kept);
  await countSignInsNeeded(page);
  await visit(companion, page);
  await launcher(page).click();
  await expectLog(page, undefined);
  await talk(page, 'Do you deliver?');
  await expect(messenger(page).getByRole('log')).toContainText('Delivery takes');

  const [of, next, ...more] = await conversations();
  expect(customersOf(of && next ? [of, next] : [])).toEqual(['ada', undefined]);
  expect(JSON.stringify(of)).not.toContain('Do you deliver?');
  expect(JSON.stringify(next)).toContain('Do you deliver?');
  expect(more).toEqual([]);
  expect(await page.evaluate(() => Number(sessionStorage.getItem('signInsNeeded')))).toBe(0);
});

/** What was in the storage in the moment of the command: as if the page had been left before anybody answered. */
const signOutKeepingWhatIsStored = (page: Page) =>
  page.evaluate(async () => {
    const done = window.MessengerTag?.('logout');
    const stored: Record<string, string> = { ...localStorage };
    await done;
    return stored;
  });

const countSignInsNeeded = (page: Page) =>
  page.addInitScript(() =>
    document.addEventListener('messenger-tag:sign_in_needed', () =>
      sessionStorage.setItem('signInsNeeded', `${Number(sessionStorage.getItem('signInsNeeded')) + 1}`),
    ),
  );
