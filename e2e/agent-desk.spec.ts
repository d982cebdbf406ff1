import {
  expect,
  launcher,
  messenger,
  type Page,
  plainPage,
  tagOf,
  talk,
  test,
  troubles,
} from './fixtures.ts';

test('a guest and an agent, each in their own browser, have a conversation', async ({
  page,
  browser,
  site,
  companion,
  sandbox,
  control,
}) => {
  await control({ verifyContextUrl: `${companion.url}/api/verify-context`, botDelayMs: 0 });
  const desk = await (await browser.newContext()).newPage();
  const found = troubles(desk);
  await desk.goto(`${sandbox.url}/agent`);
  await expect(desk.getByText('Nobody is here yet.')).toBeVisible();

  await test.step('the guest’s conversation appears as they type, with what the page sent along, vouched for', async () => {
    const tag = tagOf(companion, 'data-attribute-name="Ada Lovelace" data-attribute-plan="gold"');
    await page.goto(site.put('/', plainPage(tag)));
    await launcher(page).click();
    await messenger(page).getByRole('textbox').fill('Where');
    await expect(transcript(desk)).toContainText('is typing');
    await talk(page, 'Where is my order?');
    await expect(transcript(desk)).toContainText('Where is my order?');
    await expect(transcript(desk)).not.toContainText('is typing');
    await expect(desk.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    const guest = desk.getByRole('complementary', { name: 'Guest' });
    await expect(guest).toContainText('gold');
    await expect(guest.getByRole('status')).toHaveText('Genuine');
    const status = (await page.evaluate(() => window.MessengerTag?.('status'))) as { guestId: string };
    await expect(guest.getByText(status.guestId).first()).toBeVisible();
    await expect(transcript(desk)).toContainText('Tell me the order number');
  });

  await test.step('the agent takes it, and the bot keeps silent', async () => {
    await desk.getByLabel('Your name').fill('Maya');
    await desk.getByRole('button', { name: 'Take conversation' }).click();
    await talk(page, 'Do you deliver?');
    await expect(transcript(desk)).toContainText('Do you deliver?');
    await desk.getByRole('textbox', { name: 'Message' }).fill('We do. Which day suits you?');
    await expect(messenger(page).getByLabel('is typing')).toBeVisible();
    await desk.getByRole('textbox', { name: 'Quick replies' }).fill('Monday, Friday');
    await desk.getByRole('textbox', { name: 'Message' }).press('Enter');
    await expect(messenger(page).getByRole('log')).toContainText('We do. Which day suits you?');
    await expect(messenger(page).getByRole('log')).not.toContainText('Delivery takes');
    await expect(desk.getByRole('list', { name: 'Quick replies' }).last()).toContainText('Friday');
  });

  await test.step('the guest answers with a quick reply', async () => {
    await messenger(page).getByRole('button', { name: 'Friday' }).click();
    await expect(transcript(desk).getByText('Friday')).toHaveCount(2);
  });

  await test.step('the agent ends it, and both sides know', async () => {
    await desk.getByRole('button', { name: 'End conversation' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'End conversation' }).click();
    await expect(desk.getByText('This conversation has ended.')).toBeVisible();
    await expect(messenger(page).getByText('This conversation has ended.')).toBeVisible();
  });

  expect(found).toEqual([]);
  await desk.context().close();
});

test('attributes that a page made up are told from those the companion vouches for', async ({
  page,
  site,
  companion,
  sandbox,
  control,
}) => {
  await control({ verifyContextUrl: `${companion.url}/api/verify-context` });
  await page.goto(
    site.put('/', plainPage(tagOf(companion, 'data-token-endpoint="none" data-region="euw1"'))),
  );
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await page.evaluate(() =>
    window.MessengerTag?.('set', { context: 'ey.made.up', html: '<img src=x onerror=alert(1)>' }),
  );
  await talk(page, 'Trust me.');

  await page.goto(`${sandbox.url}/agent`);
  await expect(page.getByRole('complementary').getByRole('status')).toHaveText('Not genuine');
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
});

const transcript = (desk: Page) => desk.getByRole('log', { name: 'Transcript' });
