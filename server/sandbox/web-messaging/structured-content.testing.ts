import type { OutboundContent } from './structured-content.ts';

const card = {
  title: 'The Calder',
  description: 'The everyday umbrella.',
  image: 'https://shop.example/calder.jpg',
  actions: [
    { type: 'Postback', text: 'Sizes', payload: 'SIZES' },
    { type: 'Link', text: 'Look', url: 'https://shop.example/calder' },
  ],
} as const;

/** One of each kind, with what tests look at. */
export const samples = {
  QuickReply: { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED', action: 'Message' } },
  Card: { contentType: 'Card', card: { ...card, actions: [...card.actions] } },
  Carousel: {
    contentType: 'Carousel',
    carousel: {
      cards: [
        { ...card, actions: [...card.actions] },
        { ...card, title: 'The Pocketful', actions: [...card.actions] },
      ],
    },
  },
  DatePicker: {
    contentType: 'DatePicker',
    datePicker: {
      title: 'When shall we call?',
      subtitle: 'It takes half an hour.',
      availableTimes: [
        { dateTime: '2027-03-02T10:00:00.000Z', duration: 1800 },
        { dateTime: '2027-03-01T09:30:00.000Z', duration: 1800 },
        { dateTime: '2027-03-01T14:00:00.000Z', duration: 3600 },
      ],
    },
  },
  ListPicker: {
    contentType: 'ListPicker',
    listPicker: {
      sections: [
        {
          title: 'Colour',
          multipleSelection: false,
          items: [
            { id: 'red', title: 'Red', subtitle: 'Like a letter box' },
            { id: 'blue', title: 'Blue' },
          ],
        },
        {
          title: 'Extras',
          multipleSelection: true,
          items: [
            { id: 'case', title: 'A case' },
            { id: 'strap', title: 'A strap' },
          ],
        },
      ],
      receivedMessage: { title: 'Choose yours', buttonLabel: 'Choose' },
      replyMessage: { title: 'Your choice' },
    },
  },
  Form: {
    contentType: 'Form',
    form: {
      cannedResponseId: 'canned-1',
      introduction: { title: 'Send it back', subtitle: 'Three questions.', buttonText: 'Begin' },
      formPages: [
        {
          title: 'Your order',
          subtitle: '',
          pageComponents: [
            {
              formComponentType: 'Input',
              input: { id: 'order', title: 'Order number', isRequired: true, isMultipleLine: false },
            },
            {
              formComponentType: 'WheelPicker',
              wheelPicker: {
                id: 'size',
                items: [
                  { id: 's', title: 'Small' },
                  { id: 'l', title: 'Large', value: 'L' },
                ],
              },
            },
          ],
        },
        {
          title: 'Collection',
          subtitle: 'We come to you.',
          pageComponents: [
            { formComponentType: 'DatePicker', datePicker: { id: 'day', title: 'Which day?' } },
            {
              formComponentType: 'ListPicker',
              listPicker: {
                id: 'why',
                sections: [{ title: 'Why?', items: [{ id: 'small', title: 'Too small' }] }],
              },
            },
          ],
        },
      ],
      replyMessage: { title: 'Thank you' },
      showSummary: true,
    },
  },
  Attachment: {
    contentType: 'Attachment',
    attachment: {
      id: 'a-1',
      mediaType: 'Image',
      url: 'https://api.mypurecloud.ie/api/v2/downloads/a-1',
      filename: 'receipt.png',
      mime: 'image/png',
      fileSize: 10,
    },
  },
} satisfies Record<string, OutboundContent[number]>;
