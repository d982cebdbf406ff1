import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitorContent } from '../../web-messaging/structured-answers.ts';
import { readAnswer, wireOfAnswer } from './answers.ts';

const text = fc.string({ minLength: 1 });
const option = fc.record({ text, payload: text });
const postbacks = {
  quickReply: option,
  card: option,
  datePicker: fc.record({
    id: text,
    payload: fc.record({ dateTime: fc.date({ noInvalidDate: true }).filter(isWritten).map(iso) }),
  }),
  listPicker: fc.record({ id: text, text, selectedOptions: fc.array(option, { minLength: 1 }) }),
  form: fc.record({
    id: text,
    text,
    cannedResponseId: text,
    formData: fc.array(fc.record({ id: text, text, payload: text })),
  }),
};

test.each(Object.entries(postbacks))(
  'whatever a page answers by %s, the server takes it',
  (type, postback) => {
    fc.assert(
      fc.property(postback as fc.Arbitrary<object>, (given) => {
        const answer = readAnswer(type, given);
        const wire = answer && wireOfAnswer(answer);
        expect(visitorContent.safeParse(wire?.content).error).toBeUndefined();
      }),
    );
  },
);

test('whatever a page hands over, it is an answer or nothing, never an error', () => {
  const postback = fc.record(
    { id: fc.anything(), text: fc.anything(), payload: fc.anything(), selectedOptions: fc.anything() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...Object.keys(postbacks)), fc.anything()),
      fc.oneof(postback, fc.anything()),
      (type, given) => {
        const answer = readAnswer(type, given);
        if (answer) expect(answer.type).toBe(type);
      },
    ),
  );
});

/** Years of four digits: others have a sign in ISO 8601, which no calendar of a contact centre has. */
function isWritten(date: Date): boolean {
  return date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
}

function iso(date: Date): string {
  return date.toISOString();
}
