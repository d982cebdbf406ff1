import type { Page } from '@playwright/test';
import { expect, messenger } from './fixtures.ts';
import { frameOf, LONG_WORD, spilled } from './room.ts';
import { examples, test } from './structured.ts';

const window = (page: Page) => frameOf(page, 'genesys-mxg-container-frame');
const { DatePicker, Form } = examples;

const card = {
  title: LONG_WORD,
  description: LONG_WORD,
  actions: [{ type: 'Postback', text: LONG_WORD, payload: 'x' }],
};
const item = { id: 'one', title: LONG_WORD, subtitle: LONG_WORD };
const asked = {
  'a carousel': { contentType: 'Carousel', carousel: { cards: [card, card] } },
  'a date picker': {
    contentType: 'DatePicker',
    datePicker: { ...DatePicker.datePicker, title: LONG_WORD, subtitle: LONG_WORD },
  },
  'a list picker': {
    contentType: 'ListPicker',
    listPicker: {
      sections: [{ title: LONG_WORD, multipleSelection: false, items: [item] }],
      receivedMessage: { title: LONG_WORD, buttonLabel: LONG_WORD.slice(0, 40) },
      replyMessage: { title: 'Your choice' },
    },
  },
  'a form': {
    contentType: 'Form',
    form: {
      ...Form.form,
      introduction: { title: LONG_WORD, subtitle: LONG_WORD, buttonText: LONG_WORD.slice(0, 40) },
    },
  },
};

for (const [device, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test('long words stay in their messages, cards, pickers and replies', async ({
      page,
      agent,
      open,
      control,
    }) => {
      await control({ markdown: 'on' });
      await open();
      for (const [what, content] of Object.entries(asked)) {
        await agent.reply(LONG_WORD, { content: [content] });
        await expect(messenger(page).locator('.cards, .picker').last()).toBeVisible();
        expect(await spilled(await window(page)), what).toEqual([]);
      }
      const code = `\`\`\`\n${'One long line of code. '.repeat(8)}\n\`\`\``;
      const file = { name: `${LONG_WORD}.txt`, mimeType: 'text/plain', buffer: Buffer.from('A') };
      await agent.reply(code, { files: [file], quickReplies: [LONG_WORD, 'No'] });
      await expect(messenger(page).getByRole('group', { name: 'Suggested replies' })).toBeVisible();
      expect(await spilled(await window(page)), 'code, a file, replies').toEqual([]);
    });

    test('long words stay on the home screen, and in a toast that can be read whole', async ({
      page,
      snippet,
      control,
    }) => {
      const labels = { MessengerHomeHeaderTitle: LONG_WORD, MessengerHomeHeaderSubTitle: LONG_WORD };
      const localizedLabels = Object.entries(labels).map(([key, value]) => ({ key, value }));
      await control({
        homeScreen: { enabled: true },
        customI18nLabels: [{ language: 'en-us', localizedLabels }],
      });
      await snippet.visit();
      await snippet.command('Toaster.open', {
        title: LONG_WORD,
        body: `${LONG_WORD} `.repeat(8),
        buttons: { type: 'binary', primary: LONG_WORD, secondary: LONG_WORD },
      });
      const toast = page.frameLocator('#genesys-sandbox-toast-frame');
      await expect(toast.getByRole('alert')).toBeVisible();
      expect(await spilled(await frameOf(page, 'genesys-sandbox-toast-frame'))).toEqual([]);
      await toast.getByRole('heading').scrollIntoViewIfNeeded();
      await expect(toast.getByRole('heading')).toBeInViewport({ ratio: 1 });
      await toast.getByRole('button').last().scrollIntoViewIfNeeded();
      await expect(toast.getByRole('button').last()).toBeInViewport({ ratio: 0.9 });
      await snippet.command('Toaster.close');

      await snippet.command('Messenger.open');
      await expect(messenger(page).getByRole('heading', { name: LONG_WORD })).toBeVisible();
      expect(await spilled(await window(page))).toEqual([]);
    });

    test('the desk has room for a long name and a long file, and the newest message stays in view', async ({
      page,
      snippet,
      open,
      agent,
      sandbox,
      context,
    }) => {
      await open();
      await snippet.command('Database.set', { messaging: { customAttributes: { name: LONG_WORD } } });
      for (const text of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'])
        await agent.reply(text, { content: [examples.ListPicker] });
      await messenger(page).getByRole('textbox', { name: 'Message' }).fill('The newest');
      await page.keyboard.press('Enter');

      const desk = await context.newPage();
      await desk.setViewportSize(viewport);
      await desk.goto(`${sandbox.url}/agent`);
      const transcript = desk.getByRole('log', { name: 'Transcript' });
      const newest = transcript.getByText('The newest');
      await expect(newest).toBeAttached();
      await desk.getByRole('button', { name: 'Take over' }).click();
      await desk.getByRole('combobox', { name: 'Insert an example' }).selectOption('List picker');
      await desk
        .locator('input[type=file]')
        .setInputFiles({ name: `${LONG_WORD}.txt`, mimeType: 'text/plain', buffer: Buffer.from('A') });
      await expect(desk.getByRole('list', { name: 'Files to send' })).toContainText(LONG_WORD);
      expect(await spilled(desk)).toEqual([]);

      // On a phone too it scrolls by itself: what is below it must not be a hundred messages away.
      expect((await transcript.boundingBox())?.height).toBeLessThan(viewport.height);
      await transcript.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
      await expect(newest).toBeInViewport({ ratio: 1 });
    });
  });
}

test('the link that saves a scenario stands where the words above it do', async ({
  open,
  sandbox,
  context,
}) => {
  await open();
  const desk = await context.newPage();
  await desk.goto(`${sandbox.url}/agent`);
  const link = await desk.getByRole('link', { name: 'Save as scenario' }).boundingBox();
  const words = await desk.getByRole('complementary').locator('p').first().boundingBox();
  expect(link?.x).toBe((words?.x ?? 0) + 18);
});
