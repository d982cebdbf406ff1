import type { OutboundContent } from '../web-messaging/structured-content.ts';

type Part = OutboundContent[number];

const card = {
  title: 'The Calder',
  description: 'The everyday umbrella.',
  actions: [
    { type: 'Postback' as const, text: 'Sizes', payload: 'SIZES' },
    { type: 'Link' as const, text: 'Look', url: 'https://shop.example/calder' },
  ],
} satisfies Extract<Part, { contentType: 'Card' }>['card'];

/**
 * One of each kind of structured content, with what a shop would ask: the desk offers them, and tests send them. The times
 * that can be picked are on the days after `now`.
 */
export function examplesAt(now: Date) {
  const at = (days: number, hour: number) => {
    const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days);
    return new Date(midnight + hour * 3_600_000).toISOString();
  };
  return {
    QuickReply: { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED', action: 'Message' } },
    Card: { contentType: 'Card', card },
    Carousel: {
      contentType: 'Carousel',
      carousel: {
        cards: [card, { ...card, title: 'The Pocketful', description: 'Fits most coat pockets.' }],
      },
    },
    DatePicker: {
      contentType: 'DatePicker',
      datePicker: {
        title: 'When shall we call?',
        subtitle: 'It takes half an hour.',
        availableTimes: [
          { dateTime: at(2, 10), duration: 1800 },
          { dateTime: at(1, 9.5), duration: 1800 },
          { dateTime: at(1, 14), duration: 3600 },
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
                  sections: [
                    { title: 'Why?', multipleSelection: false, items: [{ id: 'small', title: 'Too small' }] },
                  ],
                  receivedMessage: {},
                  replyMessage: {},
                },
              },
            ],
          },
        ],
        replyMessage: { title: 'Thank you' },
        showSummary: true,
      },
    },
  } satisfies Record<string, Part>;
}
