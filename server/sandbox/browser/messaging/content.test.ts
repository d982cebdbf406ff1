import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noContent, readContent } from './content.ts';

test('quick replies, cards of a card or a carousel, and attachments are read', () => {
  const card = { title: 'Shirt', actions: [{ type: 'Postback', text: 'Buy', payload: 'BUY' }] };
  expect(
    readContent([
      { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED' } },
      { contentType: 'Card', card },
      { contentType: 'Carousel', carousel: { cards: [card] } },
      { contentType: 'Attachment', attachment: { id: 'a', filename: 'a.png', mediaType: 'Image' } },
    ]),
  ).toEqual({
    quickReplies: [{ text: 'Red', payload: 'RED' }],
    cards: Array(2).fill({ title: 'Shirt', actions: [{ kind: 'postback', text: 'Buy', payload: 'BUY' }] }),
    attachments: [{ id: 'a', name: 'a.png', isImage: true }],
  });
});

test('an address that is not of the web is left out', () => {
  const url = 'javascript:alert(1)';
  const content = [
    { card: { title: 'Bad', image: url, actions: [{ type: 'Link', text: 'Go', url }] } },
    { attachment: { id: 'a', url } },
  ];
  expect(JSON.stringify(readContent(content))).not.toContain('javascript');
});

test('whatever arrives as content, reading it never throws', () => {
  expect(readContent(undefined)).toEqual(noContent);
  const part = fc.record({ card: fc.anything(), carousel: fc.anything(), quickReply: fc.anything() });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(part), fc.array(fc.anything())), (content) => {
      expect(Object.keys(readContent(content))).toEqual(expect.arrayContaining(Object.keys(noContent)));
    }),
  );
});
