import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitorContent } from './structured-answers.ts';

const button = (type: string, payload: unknown = 'p') => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text: 'words', payload },
});
const form = (response: unknown) => ({
  contentType: 'Form',
  form: { originatingMessageId: 'm', cannedResponseId: 'c', response },
});
const component = (type: string) => ({
  id: 'order',
  component: { contentType: 'ButtonResponse', buttonResponse: { type, text: '42', payload: '42' } },
});

test('every answer of a visitor is read as it was written', () => {
  const parts = [
    button('QuickReply'),
    button('Button'),
    button('ListPicker'),
    button('DatePicker', '2027-03-01T09:30:00+02:00'),
    form([component('Form')]),
    { contentType: 'Attachment', attachment: { id: 'a' } },
  ];
  for (const part of parts) expect(visitorContent.parse([part])).toEqual([part]);
});

test('what is no answer is refused', () => {
  const wrong = [
    button('Dance'),
    button('DatePicker', 'tomorrow'),
    button('QuickReply', 7),
    form([component('QuickReply')]),
    form('all of it'),
    { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED' } },
  ];
  for (const part of wrong) expect(visitorContent.safeParse([part]).success).toBe(false);
});

test('whatever arrives is an answer or is refused, never an error', () => {
  const almost = fc.oneof(
    fc.anything(),
    fc.array(fc.record({ contentType: fc.constantFrom('Form', 'ButtonResponse'), form: fc.anything() })),
  );
  fc.assert(fc.property(almost, (content) => void visitorContent.safeParse(content)));
});
