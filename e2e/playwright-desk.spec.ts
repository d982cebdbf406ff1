import { expect, testWithSite as test } from './for-authors.ts';

test('a person works at the desk of the test’s organisation, and what was said there is played again', async ({
  page,
  site,
  messenger,
  organisation,
  browser,
  bot,
}, testInfo) => {
  await page.goto(site);
  await messenger.open();
  const desk = await (await browser.newContext()).newPage();
  await desk.goto(organisation.desk);
  await desk.getByRole('button', { name: 'Take conversation' }).click();
  await desk.getByRole('textbox', { name: 'Message' }).fill('There are two of them.');
  await desk.getByRole('button', { name: 'Send' }).click();
  await expect(messenger.transcript).toContainText('There are two of them.');
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Save as scenario' }).click();
  const recorded = testInfo.outputPath('scenario.json');
  await (await download).saveAs(recorded);
  await desk.context().close();

  await bot.play(recorded);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await messenger.open();
  await expect(messenger.transcript).toContainText('There are two of them.');
});

test('the visitor writes on beside a form that has a field for text', async ({
  page,
  site,
  messenger,
  agent,
}) => {
  await page.goto(site);
  await messenger.open();
  const input = { id: 'name', title: 'Your name', isRequired: false, isMultipleLine: false };
  const pageComponents = [{ formComponentType: 'Input', input }];
  const formPages = [{ title: 'You', subtitle: 'For the parcel', pageComponents }];
  await agent.reply('', { content: [{ contentType: 'Form', form: { cannedResponseId: 'you', formPages } }] });
  await expect(messenger.window.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await messenger.send('Just a moment.');
  await messenger.close();
});
