import { expect } from './fixtures.ts';
import { answered, examples, idOfQuestion, monday, received, test } from './structured.ts';

const { DatePicker, ListPicker, Form } = examples;

type Postback = Record<string, unknown>;
const headlessAnswers: [
  row: string,
  type: string,
  part: object,
  postback: Postback,
  replied: (to: string) => object,
][] = [
  [
    'datePicker',
    'datePicker',
    DatePicker,
    { payload: { dateTime: monday, duration: 1800 } },
    () => ({ scheduledTime: monday, scheduledMessage: expect.stringContaining('2027') }),
  ],
  [
    'listPicker',
    'listPicker',
    ListPicker,
    { text: 'Blue', selectedOptions: [{ text: 'Blue', payload: 'blue' }] },
    () => ({ text: 'Blue', payload: [{ text: 'Blue', id: 'blue' }] }),
  ],
  [
    'form',
    'form',
    Form,
    { text: 'Done', cannedResponseId: 'canned-1', formData: [{ id: 'order', text: '42', payload: '42' }] },
    (to) => ({
      originatingMessageId: to,
      text: 'Done',
      response: [{ id: 'order', component: answered('Form', '42', '42') }],
    }),
  ],
];
for (const [row, type, part, postback, replied] of headlessAnswers)
  test(`[11.3/${row}] [11.3/consumed] [7.5/repliedMessage] a page of its own answers a ${type}, and hears that the question is consumed`, async ({
    snippet,
    agent,
    headlessPage,
  }) => {
    await headlessPage();
    await agent.reply('', { content: [part as { contentType: string }] });
    const to = await idOfQuestion(snippet);
    await snippet.command('MessagingService.sendMessage', { type, postback: { id: to, ...postback } });

    const consumed = { state: 'consumed', updatedTime: expect.any(String) };
    const { data } = (await snippet.event('MessagingService.repliedMessage')).envelope;
    expect(data).toEqual({
      id: expect.any(String),
      type: 'Structured',
      metadata: expect.objectContaining({ id: expect.any(String) }),
      ...replied(to),
    });
    const updated = (await snippet.event('MessagingService.messagesUpdated')).envelope.data;
    expect(updated).toEqual({ updatedMessages: [expect.objectContaining({ id: to, ...consumed })] });
    expect(await received(snippet, { id: data.id })).toEqual([expect.objectContaining(consumed)]);
  });

test('[7.5/repliedMessage] an answer to what this page has not seen updates nothing, and nobody is told of a reply', async ({
  snippet,
  headlessPage,
}) => {
  await headlessPage();
  const postback = { id: 'of-another-page', payload: { dateTime: monday, duration: 1800 } };
  await snippet.command('MessagingService.sendMessage', { type: 'datePicker', postback });
  const { data } = (await snippet.event('MessagingService.messagesUpdated')).envelope;
  expect(data).toEqual({ updatedMessages: [] });
  const names = (await snippet.events()).map(({ name }) => name);
  expect(names).not.toContain('MessagingService.repliedMessage');
});

test('an answer that does not fit its type is refused in words, and nothing is sent', async ({
  snippet,
  headlessPage,
}) => {
  await headlessPage();
  const wrong = [
    { type: 'datePicker', postback: { payload: { dateTime: 'tomorrow' } } },
    { type: 'listPicker', postback: { id: 'm', text: 'None', selectedOptions: [] } },
    { type: 'form', postback: { id: 'm', text: 'Done' } },
    { type: 'quickReply', postback: { payload: 'RED' } },
    { type: 'dance', postback: {} },
  ];
  for (const options of wrong)
    expect(await snippet.command('MessagingService.sendMessage', options)).toEqual({
      rejected: expect.stringContaining(options.type),
    });
  expect(snippet.sent.filter(({ message }) => message?.type === 'Structured')).toEqual([]);
});
