import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, testWithSite as test } from './for-authors.ts';

test('the bot plays what a test says, and a person has what it hands over', async ({
  page,
  site,
  messenger,
  bot,
  agent,
}) => {
  await bot.play({
    name: 'Reception',
    start: [{ ask: 'What is it about?' }, 'A person will answer you.', { handOver: true }],
    otherwise: 'Never said.',
  });
  await page.goto(site);
  await messenger.open();
  await expect(messenger.transcript).toContainText('What is it about?');
  await messenger.send('A complaint');
  await expect(messenger.transcript).toContainText('A person will answer you.');
  await messenger.send('Hello?');
  await agent.reply('I am here.');
  await expect(messenger.transcript).toContainText('I am here.');
  expect(await agent.messages()).not.toContainEqual({ from: 'bot', text: 'Never said.' });
});

test('the bot plays the scenario of a file', async ({ page, site, messenger, bot }) => {
  const folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
  const file = join(folder, 'bot.json');
  writeFileSync(file, '{ "name": "Bot", "start": "Hello from the file." }');
  await bot.play(file);
  rmSync(folder, { recursive: true });
  await page.goto(site);
  await messenger.open();
  await expect(messenger.transcript).toContainText('Hello from the file.');
});

test('a scenario that cannot be played fails the test in words that name the step', async ({ bot }) => {
  // @ts-expect-error: an author who writes JavaScript is not told by the compiler.
  await expect(bot.play({ name: 'Bot', start: ['Hello', { sya: 'Hi' }] })).rejects.toThrow(
    'scenario.start[1]',
  );
  await expect(bot.play('nowhere.json')).rejects.toThrow('nowhere.json cannot be read');
});

test('a visitor who comes back after the session has ended begins anew', async ({
  page,
  site,
  messenger,
  clock,
}) => {
  await page.goto(site);
  await messenger.open();
  await messenger.send('Keep this for me.');
  await clock.advance({ days: 3 });
  await expect(messenger.window.getByRole('textbox')).toBeHidden();
  await messenger.open();
  await expect(messenger.transcript).not.toContainText('Keep this for me.');
});

test('the companion makes guests when its login at Genesys has grown old', async ({
  page,
  site,
  messenger,
  clock,
  genesys,
}) => {
  await page.goto(site);
  await messenger.open();
  await clock.advance({ days: 2 });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await messenger.open();
  const status = await page.evaluate(() => window.MessengerTag?.('status'));
  expect(status).toMatchObject({ state: 'open', guestId: expect.any(String) });
  const answers = (await genesys.requests()).filter(({ path }) => path.endsWith('/guests'));
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 200]);
});
