import { expect, launcher, messenger, type Page, plainPage, tagOf, talk, test } from './fixtures.ts';

/** The events of ours that analytics got, and the number on the launcher. */
const entries = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { dataLayer: { messenger_event: string; unread?: number }[] }).dataLayer.map(
      ({ messenger_event, unread }) =>
        unread === undefined ? messenger_event : `${messenger_event} ${unread}`,
    ),
  );
const received = async (page: Page) =>
  (await entries(page)).filter((entry) => entry.startsWith('message_received'));
const dataLayer = '<script>window.dataLayer = []</script>';

/** A person at the desk takes the newest conversation, and does something with it. */
async function agent(desk: string, action: object): Promise<void> {
  const [{ id }] = await (await fetch(`${desk}/conversations`)).json();
  for (const body of [{ action: 'take', agent: 'Maya' }, action]) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${desk}/conversations/${id}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, await answer.text()).toBe(204);
  }
}

/** A bot that keeps silent, so that all that is said is the test's. */
const silence = { scenario: { name: 'Robin', start: [{ handOver: true }] } };

test('only what is said to the visitor is counted: not their own words, not who comes and goes', async ({
  page,
  site,
  companion,
  sandbox,
  control,
}) => {
  await control(silence);
  await page.goto(site.put('/', plainPage(dataLayer + tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'Is anybody there?');
  await agent(`${sandbox.url}/agent`, { action: 'say', text: 'I am.' });
  await expect.poll(() => received(page)).toEqual(['message_received 0']);
  // The Join, which Genesys tells of as of any message that goes out, is none of the visitor's.
  expect((await entries(page)).filter((entry) => entry === 'message_sent')).toHaveLength(1);

  await page.evaluate(() => window.MessengerTag?.('close'));
  await agent(`${sandbox.url}/agent`, { action: 'say', text: 'Are you?' });
  await expect.poll(() => received(page)).toEqual(['message_received 0', 'message_received 1']);
  await agent(`${sandbox.url}/agent`, { action: 'disconnect' });
  await expect.poll(() => entries(page)).toContain('conversation_ended');
  expect(await received(page)).toHaveLength(2);
});

test('what is restored is not counted again, and an end that is long past is not told again', async ({
  page,
  site,
  companion,
  control,
}) => {
  const ended = async () => (await entries(page)).includes('conversation_ended');
  const leaves = [{ say: 'Goodbye.' }, { disconnect: true }] as const;
  await control({
    conversationDisconnect: 'Send',
    botDelayMs: 0,
    scenario: { name: 'Robin', answers: [{ when: 'bye', reply: leaves }] },
  });
  await page.goto(site.put('/', plainPage(dataLayer + tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await talk(page, 'bye');
  await expect.poll(ended).toBe(true);
  expect(await received(page)).toHaveLength(1);
  await talk(page, 'One thing more.');

  await page.reload();
  // The conversation goes on, so the page fetches the chat unasked.
  await expect(messenger(page).getByRole('log')).toContainText('One thing more.');
  expect(await received(page)).toEqual([]);
  expect(await ended()).toBe(false);
});

test('the page’s own attributes and ours stay beside each other, whoever sets last', async ({
  page,
  site,
  companion,
  received: all,
}) => {
  await page.goto(site.put('/', plainPage(tagOf(companion, 'data-attribute-plan="gold"'))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  const own = (customAttributes: object) =>
    page.evaluate(
      (values) =>
        new Promise<void>((resolve) =>
          (window.Genesys as (...call: unknown[]) => void)(
            'command',
            'Database.set',
            { messaging: { customAttributes: values } },
            () => resolve(),
          ),
        ),
      customAttributes,
    );
  await own({ basket: 'umbrella' });
  await page.evaluate(() => window.MessengerTag?.('set', { plan: 'platinum' }));
  await own({ page: 'checkout' });
  await talk(page, 'Where is my order?');
  await expect
    .poll(async () => (await all()).conversations[0]?.customAttributes)
    .toMatchObject({
      guestId: expect.stringMatching(/./),
      context: expect.stringMatching(/./),
      plan: 'platinum',
      basket: 'umbrella',
      page: 'checkout',
    });
});

test('attributes that are too large together are told to the page, without their values', async ({
  page,
  site,
  companion,
}) => {
  await page.goto(site.put('/', plainPage(dataLayer + tagOf(companion))));
  await launcher(page).click();
  await expect(messenger(page).getByRole('textbox')).toBeVisible();
  await page.evaluate(() =>
    (window.Genesys as (...call: unknown[]) => void)('command', 'Database.set', {
      messaging: { customAttributes: { note: 'x'.repeat(2_048) } },
    }),
  );
  await talk(page, 'Where is my order?');
  const problem = () => page.evaluate(async () => (await window.MessengerTag?.('status'))?.problem);
  await expect
    .poll(problem)
    .toMatchObject({ code: 'bad-config', detail: expect.stringContaining('may have 2048 bytes') });
  expect(JSON.stringify(await problem())).not.toContain('xxx');
});
