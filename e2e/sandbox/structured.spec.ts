import { violations } from '../axe.ts';
import { expect, messenger } from './fixtures.ts';
import { answered, examples, idOfQuestion, monday, namesSince, received, test } from './structured.ts';

const { DatePicker, ListPicker, Form, Carousel, QuickReply } = examples;

test('[11.2/DatePicker] [11.3/datePicker] a visitor picks a time by its day, and the picker is closed from then on', async ({
  page,
  snippet,
  agent,
  open,
}) => {
  await open();
  await agent.reply('', { content: [DatePicker] });
  const picker = messenger(page).getByRole('region', { name: 'When shall we call?' });
  await expect(picker.getByRole('group').locator('legend')).toHaveText([
    /^Monday,? 1 March 2027$/,
    /^Tuesday,? 2 March 2027$/,
  ]);
  const send = picker.getByRole('button', { name: 'Send answer' });
  await expect(send).toBeDisabled();
  await picker.getByRole('group', { name: 'Monday' }).getByRole('radio', { name: '09:30' }).check();
  await send.click();

  await expect(messenger(page).getByRole('log')).toContainText(/You: Monday,? 1 March 2027.*09:30/);
  await expect(messenger(page).getByRole('textbox', { name: 'Message' })).toBeFocused();
  const parentMessageId = await idOfQuestion(snippet);
  expect(snippet.sent.at(-1)?.message).toEqual({
    type: 'Structured',
    content: [answered('DatePicker', expect.stringContaining('1 March 2027'), monday)],
    metadata: { id: expect.any(String), parentMessageId },
  });

  await expect(picker.getByText('Answered')).toBeVisible();
  await expect(send).toBeHidden();
  await page.reload();
  await expect(picker.getByText('Answered')).toBeVisible();
});

test('[11.2/ListPicker] [11.3/listPicker] a keyboard alone chooses one of the first section and several of the second', async ({
  page,
  snippet,
  agent,
  open,
}) => {
  await open();
  await agent.reply('', { content: [ListPicker] });
  const picker = messenger(page).getByRole('region', { name: 'Choose yours' });
  await picker.getByRole('radio', { name: 'Red' }).focus();
  for (const key of ['Space', 'ArrowDown', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Enter'])
    await page.keyboard.press(key);
  await expect(picker.getByText('Answered')).toBeVisible();
  const to = await idOfQuestion(snippet);
  const chosen = (text: string, payload: string) =>
    answered('ListPicker', text, payload, { originatingMessageId: to });
  expect(snippet.sent.find(({ message }) => message?.type === 'Structured')?.message).toEqual({
    type: 'Structured',
    text: 'Blue, A case, A strap',
    content: [chosen('Blue', 'blue'), chosen('A case', 'case'), chosen('A strap', 'strap')],
    metadata: { id: expect.any(String), parentMessageId: to },
  });
});

test('[11.2/Form] [11.3/form] [15/structured] a form is filled in page by page, looked over and sent', async ({
  page,
  snippet,
  agent,
  open,
}) => {
  await open();
  await agent.reply('', { content: [Form] });
  const form = messenger(page).getByRole('region', { name: 'Send it back' });
  const next = form.getByRole('button', { name: 'Next' });
  await form.getByRole('button', { name: 'Begin' }).click();
  await next.click();
  await expect(form.getByText('Step 1 of 3')).toBeVisible();
  await form.getByRole('textbox', { name: 'Order number' }).fill('42');
  await form.getByRole('combobox', { name: 'Your order' }).selectOption('Large');
  await next.click();
  await form.getByLabel('Which day?').getByLabel('Which day?').fill('2027-03-01');
  await form.getByRole('radio', { name: 'Too small' }).check();
  await form.getByRole('button', { name: 'Back' }).click();
  await expect(form.getByRole('textbox', { name: 'Order number' })).toHaveValue('42');
  await next.click();
  await next.click();
  await expect(form.getByRole('definition')).toHaveText(['42', 'Large', /1 March 2027/, 'Too small']);
  await form.getByRole('button', { name: 'Send answer' }).click();
  await expect(form.getByText('Answered')).toBeVisible();

  const field = (id: string, text: unknown, payload: string) => ({
    id,
    component: answered('Form', text, payload),
  });
  expect(snippet.sent.find(({ message }) => message?.type === 'Structured')?.message).toEqual({
    type: 'Structured',
    text: 'Thank you',
    content: [
      {
        contentType: 'Form',
        form: {
          originatingMessageId: await idOfQuestion(snippet),
          cannedResponseId: 'canned-1',
          response: [
            field('order', '42', '42'),
            field('size', 'Large', 'L'),
            field('day', expect.stringContaining('1 March 2027'), '2027-03-01'),
            field('why', 'Too small', 'small'),
          ],
        },
      },
    ],
    metadata: { id: expect.any(String) },
  });
});

test('[11.3/quickReply] [11.3/card] buttons answer with text and payload, without repliedMessage, and a link sends nothing', async ({
  page,
  snippet,
  agent,
  open,
}) => {
  await open();
  await agent.reply('', { content: [Carousel] });
  const cards = messenger(page).getByRole('list', { name: 'Cards' });
  await expect(cards.getByRole('heading')).toHaveText(['The Calder', 'The Pocketful']);
  const popup = page.waitForEvent('popup');
  await page.context().route('https://shop.example/**', (route) => route.fulfill({ body: 'Umbrellas' }));
  await cards.getByRole('link', { name: 'Look' }).first().click();
  await (await popup).close();
  expect(snippet.sent.filter(({ message }) => message?.type === 'Structured')).toEqual([]);

  await cards.getByRole('button', { name: 'Sizes' }).first().click();
  // Quick replies are for the newest message only: the answer must not come after them.
  await expect.poll(async () => (await received(snippet, { text: 'Sizes' })).length).toBe(1);
  await agent.reply('And?', { content: [QuickReply] });
  await messenger(page).getByRole('button', { name: 'Red' }).click();
  await expect(messenger(page).getByRole('log')).toContainText('You: Red');
  const structured = snippet.sent.filter(({ message }) => message?.type === 'Structured');
  expect(structured.map(({ message }) => message)).toEqual([
    {
      type: 'Structured',
      text: 'Sizes',
      content: [answered('Button', 'Sizes', 'SIZES')],
      metadata: { id: expect.any(String) },
    },
    {
      type: 'Structured',
      text: 'Red',
      content: [answered('QuickReply', 'Red', 'RED')],
      metadata: { id: expect.any(String) },
    },
  ]);
  await expect.poll(async () => (await received(snippet, { text: 'Red' })).length).toBe(1);
  expect(await namesSince(snippet, 'Red')).not.toContain('MessagingService.repliedMessage');
  expect((await received(snippet, { text: 'Red' }))[0]).not.toHaveProperty('state');
});

test('an answer that the server refuses is not sent, and can be given once more', async ({
  page,
  snippet,
  agent,
  open,
}) => {
  await open();
  await agent.reply('', { content: [DatePicker] });
  const picker = messenger(page).getByRole('region', { name: 'When shall we call?' });
  await picker.getByRole('radio').first().check();
  let refusals = 1;
  snippet.play(({ message, tracingId }) =>
    message?.type === 'Structured' && refusals-- > 0
      ? [{ type: 'response', class: 'string', code: 400, body: 'Request failed.', tracingId }]
      : undefined,
  );
  await picker.getByRole('button', { name: 'Send answer' }).click();
  await expect(messenger(page).getByText('Not sent')).toBeVisible();
  await picker.getByRole('radio').first().check();
  await picker.getByRole('button', { name: 'Send answer' }).click();
  await expect(picker.getByText('Answered')).toBeVisible();
});

test('[11.1/attachment] the files of an agent are shown, and lead to what was sent', async ({
  page,
  agent,
  open,
}) => {
  await open();
  const picture = Buffer.from(PIXEL, 'base64');
  const files = [
    { name: 'receipt.png', mimeType: 'image/png', buffer: picture },
    { name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('Be kind.') },
  ];
  await agent.reply('', { files });
  await expect(messenger(page).getByRole('img', { name: 'receipt.png' })).toHaveJSProperty('naturalWidth', 1);
  const href = await messenger(page).getByRole('link', { name: 'terms.txt' }).getAttribute('href');
  expect(href).toContain('/api/v2/downloads/');
  expect(await (await fetch(href ?? '')).text()).toBe('Be kind.');
});

test('a form speaks the language of the window around it', async ({ page, snippet, agent, open }) => {
  await open();
  await snippet.command('Messenger.configure', { config: { lang: 'de-de' } });
  await agent.reply('', { content: [{ ...Form, form: { ...Form.form, introduction: undefined } }] });
  const form = messenger(page).locator('.picker');
  await expect(form.getByText('Schritt 1 von 3')).toBeVisible();
  await expect(form.getByRole('option').first()).toHaveText('Auswählen …');
  await form.getByRole('textbox').fill('42');
  await form.getByRole('button', { name: 'Weiter' }).click();
  await expect(form.getByRole('button', { name: 'Zurück' })).toBeVisible();
  await form.getByRole('button', { name: 'Weiter' }).click();
  await expect(form.getByRole('heading', { name: 'Ihre Antworten' })).toBeVisible();
  await form.getByRole('button', { name: 'Antwort senden' }).click();
  await expect(form.getByText('Beantwortet')).toBeVisible();
});

test('whatever is asked, no rule of accessibility is broken', async ({ page, agent, open }) => {
  await open();
  for (const part of [Carousel, DatePicker, ListPicker, Form])
    await agent.reply('Please choose.', { content: [part] });
  await messenger(page).getByRole('button', { name: 'Begin' }).click();
  await messenger(page).getByRole('textbox', { name: 'Order number' }).fill('42');
  expect(await violations(page)).toEqual([]);
});

test('a person at the desk inserts an example, mends it, sends a file, and reads what was answered', async ({
  page,
  sandbox,
  open,
  context,
}) => {
  await open();
  const desk = await context.newPage();
  await desk.goto(`${sandbox.url}/agent`);
  await desk.getByRole('button', { name: 'Take conversation' }).click();
  await desk.getByRole('combobox', { name: 'Insert an example' }).selectOption('List picker');
  const json = desk.getByRole('textbox', { name: 'Content, as JSON' });
  const written = await json.inputValue();
  await json.fill(written.replace('"title": "Red"', '"titel": "Red"'));
  await desk.getByRole('button', { name: 'Send' }).click();
  await expect(desk.getByRole('alert')).toContainText('titel');
  await json.fill(written);
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('A') });
  await expect(desk.getByRole('list', { name: 'Files to send' })).toContainText('a.txt');
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('textbox', { name: 'Message' }).fill('Please choose.');
  await desk.getByRole('button', { name: 'Send' }).click();
  await expect(json).toBeHidden();

  const picker = messenger(page).getByRole('region', { name: 'Choose yours' });
  await expect(messenger(page).getByRole('link', { name: 'a.txt' })).toBeVisible();
  await picker.getByRole('radio', { name: 'Blue' }).check();
  await picker.getByRole('button', { name: 'Choose' }).click();
  const transcript = desk.getByRole('log', { name: 'Transcript' });
  await expect(transcript.locator('.part.Answer')).toContainText('Blue');
  await expect(transcript.getByRole('link', { name: 'a.txt' })).toBeVisible();
});

/** A picture of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
