import { command, customersOf, expectLog, test } from './authenticated.ts';
import { expect, launcher, messenger } from './fixtures.ts';

test('what the one before had not sent yet is never said as the next one’s', async ({
  page,
  provider,
  visit,
  tokenOf,
  conversations,
}) => {
  test.slow();
  const companion = await provider({ sessionUpgrade: 'off' });
  await visit(companion, page);
  // Genesys has taken the code, and takes its time for the answer.
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const isAsked = page.waitForRequest('**/token/oauthcodegrantjwtexchange', { timeout: 60_000 });
  await page.route(
    '**/token/oauthcodegrantjwtexchange',
    async (route) => {
      await mayAnswer;
      await route.continue();
    },
    { times: 1 },
  );
  await command(page, 'identify', await tokenOf('ada'));
  await launcher(page).click();
  await isAsked;
  await messenger(page).getByRole('textbox').fill('Hello from Ada');
  await messenger(page).getByRole('textbox').press('Enter');
  await expect(messenger(page).getByRole('log')).toContainText('Sending…');

  const bob = command(page, 'identify', await tokenOf('bob'));
  answer();
  await bob;
  await expectLog(page, undefined);
  await messenger(page).getByRole('textbox').fill('Now Bob');
  await messenger(page).getByRole('textbox').press('Enter');
  await expect.poll(async () => JSON.stringify(await conversations())).toContain('Now Bob');
  const ofBob = (await conversations()).filter(({ messages }) =>
    JSON.stringify(messages).includes('Now Bob'),
  );
  expect(customersOf(ofBob)).toEqual(['bob']);
  expect(JSON.stringify(ofBob)).not.toContain('Hello from Ada');
});
