import { expect, messenger, talk, test, textbox } from './fixtures.ts';

test('[7.5/sessionWarning] the page is warned in the last five minutes, and again after a message has put them off', async ({
  page,
  snippet,
  control,
}) => {
  await control({ sessionDurationSeconds: 3600, botDelayMs: 0 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  const { data } = (await snippet.event('MessagingService.sessionTimingUpdated')).envelope;
  await expect(messenger(page).getByRole('log')).toContainText('I am Robin');
  await control({ advance: { minutes: 54 } });
  await talk(page, 'Am I still here?');
  await expect(messenger(page).getByRole('log')).toContainText('You wrote “Am I still here?”');
  expect(await snippet.messagingEvents()).not.toContain('sessionWarning');

  await control({ advance: { minutes: 56 } });
  const warning = await snippet.event('MessagingService.sessionWarning');
  const { expirationTime } = warning.envelope.data;
  // As far from the first end as the message was from the beginning; real time passes as well.
  expect(expirationTime - data.expirationDate).toBeGreaterThanOrEqual(54 * 60);
  expect(expirationTime - data.expirationDate).toBeLessThan(56 * 60);
  await expect(textbox(page)).toBeVisible();
});

test('a session that expires closes the window, which opens again empty, with another guest', async ({
  page,
  snippet,
  control,
  received,
}) => {
  await snippet.visit();
  await snippet.command('Messenger.open');
  await talk(page, 'Remember me.');
  await control({ advance: { days: 3 } });
  await snippet.event('MessagingService.sessionExpired');
  await expect(textbox(page)).toBeHidden();
  expect((await snippet.events()).map(({ name }) => name)).toContain('Messenger.closed');

  await snippet.command('Messenger.open');
  await talk(page, 'Who am I?');
  await expect(messenger(page).getByRole('log')).toContainText('Who am I?');
  await expect(messenger(page).getByRole('log')).not.toContainText('Remember me.');
  expect((await received()).conversations).toHaveLength(2);
});

test('a page that is loaded after time has passed knows the time, and keeps messages in their order', async ({
  page,
  snippet,
  control,
}) => {
  await control({ advance: { days: 2 }, sessionDurationSeconds: 3600, botDelayMs: 0 });
  await snippet.visit();
  await snippet.command('Messenger.open');
  await expect(messenger(page).getByRole('log')).toContainText('I am Robin');
  await talk(page, 'quux');
  await expect(messenger(page).getByRole('log')).toContainText(/I am Robin.*quux.*You wrote “quux”/s);
  expect(await snippet.messagingEvents()).not.toContain('sessionWarning');
  await control({ advance: { minutes: 58 } });
  await snippet.event('MessagingService.sessionWarning');
});
