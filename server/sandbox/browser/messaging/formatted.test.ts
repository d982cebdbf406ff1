import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatted } from './formatted.ts';

const time = '2026-11-22T12:00:00.000Z';
const wire = (more: object = {}) => ({
  id: 'a'.repeat(32),
  type: 'Structured',
  direction: 'Outbound',
  text: 'Look',
  channel: { time, type: 'Private', from: { nickname: 'Robin', image: 'https://shop.example/robin.png' } },
  metadata: {},
  originatingEntity: 'Bot',
  ...more,
});
const withContent = (...content: object[]) => formatted(wire({ content }));

test('[7.2/always-there] what has nothing but an id has all the members that are always there', () => {
  expect(formatted({ id: 'the-id' })).toEqual({
    from: '',
    text: undefined,
    type: '',
    messageType: '',
    id: 'the-id',
    time: '',
    timestamp: '',
    files: [],
    quickReplies: [],
    card: {},
    carousel: { cards: [] },
    datePicker: {},
    coBrowse: {},
    video: {},
    originatingEntity: '',
    tracingId: '',
  });
});

test('[7.2/always-there] [7.2/nothing-raw] a message keeps what it says, under the names of this shape only', () => {
  const message = formatted(wire(), 'the-tracing-id');
  expect(message).toMatchObject({
    from: { nickname: 'Robin', name: 'Robin', avatar: 'https://shop.example/robin.png' },
    text: 'Look',
    type: 'structured',
    messageType: 'outbound',
    time,
    timestamp: time,
    originatingEntity: 'Bot',
    tracingId: 'the-tracing-id',
  });
  for (const name of ['direction', 'channel', 'content', 'events', 'metadata', 'state', 'updatedTime'])
    expect(message).not.toHaveProperty(name);
});

test('[7.1/formatted-id] the id is that of the channel where there is one', () => {
  expect(formatted(wire()).id).toBe('a'.repeat(32));
  expect(formatted(wire({ channel: { time, messageId: 'of-the-channel' } })).id).toBe('of-the-channel');
});

test('[7.2/files] an attachment is among the files, and sets no kind of content', () => {
  const attachment = {
    id: 'file',
    mediaType: 'Image',
    mime: 'image/png',
    url: 'https://api.example/1',
    filename: 'a.png',
    fileSize: 9,
  };
  const message = withContent({ contentType: 'Attachment', attachment });
  expect(message.files).toEqual([
    {
      downloadUrl: 'https://api.example/1',
      size: 9,
      name: 'a.png',
      type: 'Image',
      mime: 'image/png',
      id: 'file',
    },
  ]);
  expect(message).not.toHaveProperty('contentType');
});

test('[7.2/quick-replies] each has an id, and its image is an address', () => {
  const quickReply = {
    text: 'Red',
    payload: 'RED',
    image: 'https://shop.example/red.png',
    action: 'Message',
  };
  expect(
    withContent(
      { contentType: 'QuickReply', quickReply },
      { contentType: 'QuickReply', quickReply: { id: 'own', text: 'Blue', payload: 'BLUE' } },
    ),
  ).toMatchObject({
    contentType: 'quick-replies',
    quickReplies: [
      {
        id: expect.any(String),
        text: 'Red',
        payload: 'RED',
        imageUrl: quickReply.image,
        action: 'Message',
      },
      { id: 'own', text: 'Blue', payload: 'BLUE' },
    ],
  });
});

const actions = [{ type: 'Postback', text: 'Buy', payload: 'BUY' }];
const defaultAction = { type: 'Link', text: 'See', url: 'https://shop.example/shirt' };

test('[7.2/card] buttons are the actions, actions the default action; the last card wins', () => {
  const card = (title: string, more: object = {}) => ({
    contentType: 'Card',
    card: { title, description: 'Cotton', image: 'https://shop.example/1.png', actions, ...more },
  });
  expect(withContent(card('First'), card('Last', { defaultAction }))).toMatchObject({
    contentType: 'card',
    card: {
      id: expect.any(String),
      title: 'Last',
      description: 'Cotton',
      imageUrl: 'https://shop.example/1.png',
      buttons: actions,
      actions: defaultAction,
    },
  });
});

test('[7.2/carousel] its cards have the same members', () => {
  const carousel = { cards: [{ title: 'One', actions, defaultAction }, { title: 'Two' }] };
  expect(withContent({ contentType: 'Carousel', carousel })).toMatchObject({
    contentType: 'carousel',
    carouselType: 'Cards',
    carousel: {
      cards: [
        { id: expect.any(String), title: 'One', imageUrl: '', buttons: actions, actions: defaultAction },
        { title: 'Two' },
      ],
    },
  });
});

test('[7.2/date-picker] it has the id of the message, and its times in order', () => {
  const [early, late] = ['2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z'].map((dateTime) => ({
    dateTime,
    duration: 1800,
  }));
  const datePicker = { title: 'When?', subtitle: 'We come to you', availableTimes: [late, early] };
  const message = withContent({ contentType: 'DatePicker', datePicker });
  expect(message).toMatchObject({
    contentType: 'datepicker',
    datePicker: {
      id: 'a'.repeat(32),
      title: 'When?',
      description: 'We come to you',
      availableTimes: [early, late],
    },
  });
  expect(datePicker.availableTimes).toEqual([late, early]);
});

test('[7.2/list-picker-form] they are as they came, with the id of the message', () => {
  const listPicker = { sections: [{ title: 'Sizes', multipleSelection: false, items: [] }] };
  const form = { cannedResponseId: 'canned', formPages: [] };
  expect(withContent({ contentType: 'ListPicker', listPicker })).toMatchObject({
    contentType: 'listpicker',
    listPicker: { ...listPicker, id: 'a'.repeat(32) },
  });
  expect(withContent({ contentType: 'Form', form })).toMatchObject({
    contentType: 'form',
    form: { ...form, id: 'a'.repeat(32) },
  });
});

const buttonResponse = (type: string, more: object = {}) => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text: 'Red', payload: 'RED', ...more },
});

test('[7.2/button-response] of a quick reply or a button only the text is left', () => {
  for (const type of ['QuickReply', 'Button']) {
    const message = formatted(wire({ direction: 'Inbound', text: 'Red', content: [buttonResponse(type)] }));
    expect(message).toMatchObject({ text: 'Red', quickReplies: [], card: {} });
    for (const name of ['contentType', 'payload']) expect(message).not.toHaveProperty(name);
  }
});

test('[7.2/picker-response] the answer to a picker has its payload, and the id of what it answers', () => {
  const answer = (content: object[], text?: string) =>
    formatted(wire({ direction: 'Inbound', text, content, metadata: { parentMessageId: 'the-picker' } }));
  const payload = '2026-12-01T08:00:00Z';
  expect(answer([buttonResponse('DatePicker', { text: '1 December', payload })])).toMatchObject({
    contentType: 'datepicker',
    text: '1 December',
    payload,
    parentMessageId: 'the-picker',
  });
  const picked = [buttonResponse('ListPicker'), buttonResponse('ListPicker', { text: 'Blue' })];
  expect(answer(picked, 'Red, Blue')).toMatchObject({
    contentType: 'listpicker',
    text: 'Red, Blue',
    payload: picked.map((one) => one.buttonResponse),
    parentMessageId: 'the-picker',
  });
});

test('[7.2/presence] an event of presence says so, and which', () => {
  const events = [{ eventType: 'Presence', presence: { type: 'Join' } }];
  expect(formatted(wire({ type: 'Event', events }))).toMatchObject({
    type: 'event',
    eventType: 'Presence',
    presence: { type: 'Join' },
  });
});

test('state and the time of a change are there where they are set', () => {
  expect(formatted(wire({ state: 'consumed', updatedTime: time }))).toMatchObject({
    state: 'consumed',
    updatedTime: time,
  });
});

test('whatever arrives is formatted, and has the members that are always there', () => {
  const always = Object.keys(formatted({}));
  const part = fc.record({
    contentType: fc.constantFrom('Attachment', 'QuickReply', 'Card', 'Carousel', 'DatePicker', 'Form'),
    attachment: fc.jsonValue(),
    quickReply: fc.jsonValue(),
    card: fc.jsonValue(),
    carousel: fc.oneof(fc.jsonValue(), fc.record({ cards: fc.array(fc.jsonValue()) })),
    datePicker: fc.record({ availableTimes: fc.array(fc.jsonValue()) }),
  });
  const message = fc.record({ content: fc.array(part), events: fc.array(fc.jsonValue()) });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), message), (anything) => {
      expect(Object.keys(formatted(anything))).toEqual(expect.arrayContaining(always));
    }),
  );
});
