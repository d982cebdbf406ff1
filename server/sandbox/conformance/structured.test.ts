import { expect, test } from 'vitest';
import { examplesAt } from '../agent/examples.ts';
import {
  type AnyFrame,
  ask,
  clockForTest,
  type GuestClient,
  guestWith,
  sandboxForTest,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';

const token = '0123456789abcdef0123456789abcdef';
const samples = examplesAt(new Date('2027-02-28T12:00:00Z'));
const spoken = ({ body }: AnyFrame) => body.direction === 'Outbound' && body.type !== 'Event';

const rows = {
  QuickReply: '11.2/QuickReply',
  Card: '11.2/Card',
  Carousel: '11.2/Card',
  DatePicker: '11.2/DatePicker',
  ListPicker: '11.2/ListPicker',
  Form: '11.2/Form',
} as const;
for (const [kind, row] of Object.entries(rows))
  test(`[${row}] a ${kind} of the desk reaches the guest as it was written`, async () => {
    const { guest, say } = await deskForTest();
    const part = samples[kind as keyof typeof samples];
    expect((await say({ text: 'Please choose.', content: [part] })).status).toBe(204);
    expect((await guest.next(spoken)).body).toMatchObject({
      type: 'Structured',
      text: 'Please choose.',
      content: [part],
      originatingEntity: 'Human',
    });
  });

const { DatePicker, ListPicker, Form } = samples;
test('[15/structured] a list picker and a form, with a wheel, need no text beside them', async () => {
  const { guest, say } = await deskForTest();
  for (const part of [ListPicker, Form]) {
    expect((await say({ content: [part] })).status).toBe(204);
    const { body } = await guest.next(spoken);
    expect(body).not.toHaveProperty('text');
    expect(body.content).toEqual([part]);
  }
  expect(JSON.stringify(Form)).toContain('WheelPicker');
});

const action = { type: 'Postback', text: 'Sizes', payload: 'SIZES' };
const section = { title: 'Colour', multipleSelection: false, items: [{ id: 'red', title: 'Red' }] };
const slot = { dateTime: '2027-03-01T09:30:00.000Z', duration: 1800 };
const required: [kind: string, member: string, whole: Record<string, unknown>, names: string[]][] = [
  ['QuickReply', 'quickReply', { text: 'Red', payload: 'RED' }, ['text', 'payload']],
  [
    'Card',
    'card',
    { title: 'Umbrella', description: 'Dry.', actions: [action] },
    ['title', 'description', 'actions'],
  ],
  ['DatePicker', 'datePicker', { title: 'When?', availableTimes: [slot] }, ['title', 'availableTimes']],
  // The mobile SDK reads no list picker: these are what Genesys's Java SDK requires.
  [
    'ListPicker',
    'listPicker',
    { sections: [section], receivedMessage: {}, replyMessage: {} },
    ['sections', 'receivedMessage', 'replyMessage'],
  ],
  [
    'Attachment',
    'attachment',
    { id: 'a', url: 'https://shop.example/a', filename: 'a.txt', mediaType: 'File' },
    ['id', 'url', 'filename', 'mediaType'],
  ],
];
for (const [contentType, member, whole, names] of required)
  test(`[11.1/required] a ${contentType} without one of ${names.join(', ')} is refused in words`, async () => {
    const { say } = await deskForTest();
    expect((await say({ content: [{ contentType, [member]: whole }] })).status).toBe(204);
    for (const name of names) {
      const { [name]: _left, ...rest } = whole;
      const refused = await say({ content: [{ contentType, [member]: rest }] });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ message: expect.stringContaining(`${member}.${name}`) });
    }
  });

test('[11.1/required] an action needs a type and a text, a time its dateTime and a duration that is a number', async () => {
  const { say } = await deskForTest();
  const card = (one: object) => ({
    contentType: 'Card',
    card: { title: 'U', description: 'D', actions: [one] },
  });
  const picker = (one: object) => ({
    contentType: 'DatePicker',
    datePicker: { title: 'W', availableTimes: [one] },
  });
  const { type: _type, ...untyped } = action;
  const wrong = [
    card(untyped),
    card({ ...action, text: undefined }),
    picker({ ...slot, duration: '1800' }),
    picker({ duration: 1800 }),
  ];
  for (const part of wrong) expect((await say({ content: [part] })).status).toBe(400);
});

test('[11.2/ListPicker] a section needs a title, its items and whether several can be chosen, in a form too', async () => {
  const { say } = await deskForTest();
  const picker = (one: object) => ({ sections: [one], receivedMessage: {}, replyMessage: {} });
  const inForm = (one: object) => ({
    cannedResponseId: 'c',
    formPages: [
      {
        title: 'One',
        subtitle: '',
        pageComponents: [{ formComponentType: 'ListPicker', listPicker: { id: 'l', ...picker(one) } }],
      },
    ],
  });
  const statuses = async (one: object) => [
    (await say({ content: [{ contentType: 'ListPicker', listPicker: picker(one) }] })).status,
    (await say({ content: [{ contentType: 'Form', form: inForm(one) }] })).status,
  ];
  expect(await statuses(section)).toEqual([204, 204]);
  for (const name of ['title', 'multipleSelection', 'items'])
    expect(await statuses({ ...section, [name]: undefined })).toEqual([400, 400]);
});

test('[11.1/attachment] a file of an agent’s has every member, and an address that expires', async () => {
  const clock = clockForTest();
  const { sandbox, guest, address, say } = await deskForTest({ now: clock.now });
  const uploaded = await fetch(`${address}/files?name=receipt.png`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: 'ten bytes!',
  });
  expect(uploaded.status).toBe(201);
  expect((await say({ text: 'Your receipt', content: [await uploaded.json()] })).status).toBe(204);
  const { body } = await guest.next(spoken);
  expect(body).toMatchObject({ type: 'Text', text: 'Your receipt' });
  const [{ attachment }] = body.content;
  expect(attachment).toEqual({
    id: expect.any(String),
    mediaType: 'Image',
    url: expect.stringMatching(`^${sandbox.url}/api/v2/downloads/${attachment.id}\\?`),
    mime: 'image/png',
    filename: 'receipt.png',
    fileSize: 10,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });

  const file = await fetch(attachment.url);
  expect(await file.text()).toBe('ten bytes!');
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect((await fetch(attachment.url.replace(/signature=..../, 'signature=0000'))).status).toBe(403);
  const later = attachment.url.replace(/expires=\d/, 'expires=9');
  expect((await fetch(later)).status).toBe(403);
  clock.pass(25 * 60 * 60 * 1000);
  expect((await fetch(attachment.url)).status).toBe(403);
});

test('an agent’s file needs a name, a content, and a conversation that was taken and goes on', async () => {
  const { address, act } = await deskForTest();
  const post = (name: string, body?: string) =>
    fetch(`${address}/files?name=${encodeURIComponent(name)}`, { method: 'POST', ...(body && { body }) });
  for (const refused of [await post('', 'x'), await post('../a', 'x'), await post('a.txt')])
    expect(refused.status).toBe(400);
  await act({ action: 'release' });
  expect((await post('a.txt', 'x')).status).toBe(409);
  expect((await fetch(address.replace(/[^/]+$/, 'nobody/files?name=a'), { method: 'POST' })).status).toBe(
    404,
  );
});

const answers: [row: string, message: object][] = [
  ['11.3/quickReply', pressed('QuickReply')],
  ['11.3/card', pressed('Button')],
  [
    '11.3/datePicker',
    {
      type: 'Structured',
      content: [
        {
          contentType: 'ButtonResponse',
          buttonResponse: { type: 'DatePicker', text: 'Monday', payload: slot.dateTime },
        },
      ],
      metadata: { parentMessageId: 'a'.repeat(32) },
    },
  ],
  ['11.3/listPicker', { ...pressed('ListPicker'), metadata: { parentMessageId: 'a'.repeat(32) } }],
  [
    '11.3/form',
    {
      type: 'Structured',
      text: 'Sent',
      content: [
        {
          contentType: 'Form',
          form: {
            originatingMessageId: 'a'.repeat(32),
            cannedResponseId: 'canned-1',
            response: [
              {
                id: 'order',
                component: {
                  contentType: 'ButtonResponse',
                  buttonResponse: { type: 'Form', text: '42', payload: '42' },
                },
              },
            ],
          },
        },
      ],
    },
  ],
];
for (const [row, message] of answers)
  test(`[${row}] the guest’s answer is echoed as it was sent`, async () => {
    const guest = await guestWith(await sandboxForTest(), token);
    const { code, body } = await ask(guest, { action: 'onMessage', token, message });
    expect(code).toBe(200);
    expect(body).toMatchObject({ ...message, direction: 'Inbound' });
  });

test('an answer that is none is a bad request', async () => {
  const guest = await guestWith(await sandboxForTest(), token);
  const wrong = [
    pressed('Dance'),
    { type: 'Structured', content: [DatePicker] },
    {
      type: 'Structured',
      content: [{ contentType: 'ButtonResponse', buttonResponse: { type: 'DatePicker' } }],
    },
  ];
  for (const message of wrong)
    expect((await ask(guest, { action: 'onMessage', token, message })).code).toBeGreaterThanOrEqual(400);
});

test('the desk shows what was offered, and what the guest picked, chose and filled in', async () => {
  const { guest, say, act, shown } = await deskForTest();
  const asked = async (part: object) => {
    await say({ content: [part] });
    return (await guest.next(spoken)).body.id as string;
  };
  await asked(DatePicker);
  const formId = await asked(Form);
  const send = (message: object) => ask(guest, { action: 'onMessage', token, message });
  for (const [row, message] of answers)
    if (row === '11.3/form') await send(JSON.parse(JSON.stringify(message).replace('a'.repeat(32), formId)));
    else await send(message);
  await act({ action: 'release' });

  expect((await shown()).map(({ from, parts }) => [from, parts])).toEqual([
    ['agent', [expect.objectContaining({ kind: 'DatePicker', title: 'When shall we call?' })]],
    ['agent', [expect.objectContaining({ kind: 'Form', title: 'Send it back' })]],
    ['guest', []],
    ['guest', []],
    ['guest', [{ kind: 'Answer', title: '', lines: [{ text: 'Monday', time: slot.dateTime }] }]],
    ['guest', [{ kind: 'Answer', title: '', lines: [{ text: 'Red' }] }]],
    ['guest', [{ kind: 'Answer', title: '', lines: [{ label: 'Order number', text: '42' }] }]],
  ]);
});

function pressed(type: string) {
  const buttonResponse = { type, text: 'Red', payload: 'RED' };
  return { type: 'Structured', text: 'Red', content: [{ contentType: 'ButtonResponse', buttonResponse }] };
}

interface Desk {
  sandbox: Sandbox;
  guest: GuestClient;
  /** Of the conversation. */
  address: string;
  act(action: object): Promise<Response>;
  say(what: object): Promise<Response>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at messages of every shape.
  shown(): Promise<any[]>;
}

/** A guest whose conversation a person at the desk has taken. */
async function deskForTest(options?: { now: () => number }): Promise<Desk> {
  const sandbox = await sandboxForTest(options);
  const guest = await guestWith(sandbox, token);
  const list = async () => (await fetch(`${sandbox.url}/agent/conversations`)).json() as Promise<AnyFrame[]>;
  const address = `${sandbox.url}/agent/conversations/${(await list())[0]?.id}`;
  const act = (action: object) =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
  await act({ action: 'take', agent: 'Maya' });
  const shown = async () => (await list())[0]?.messages;
  return { sandbox, guest, address, act, shown, say: (what) => act({ action: 'say', ...what }) };
}
