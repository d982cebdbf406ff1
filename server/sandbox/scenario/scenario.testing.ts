import fc from 'fast-check';
import type { Answer, Scenario, Step } from './scenario.ts';

/** Content in Genesys's own shape. */
export const parts = {
  quickReply: { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'RED', action: 'Message' } },
  carousel: {
    contentType: 'Carousel',
    carousel: { cards: [{ title: 'The Calder', description: 'An umbrella.', actions: [] }] },
  },
  datePicker: {
    contentType: 'DatePicker',
    datePicker: {
      title: 'When?',
      availableTimes: [{ dateTime: '2030-03-01T09:00:00.000Z', duration: 1800 }],
    },
  },
  attachment: {
    contentType: 'Attachment',
    attachment: { id: 'a', mediaType: 'File', url: 'https://shop.example/a.pdf', filename: 'a.pdf' },
  },
};

const words = fc.constantFrom('Hello', 'You wrote {words}.', '{match}, {match}', 'Grüße 👋', '$& $1 \\');
const patterns = fc.constantFrom('', 'deliver*', 'a-####', 'send back', '$& (', '数字', 'hello');
const content = fc.constantFrom(parts.quickReply, parts.carousel, parts.datePicker).map((part) => [part]);
const offers = {
  quickReplies: fc.array(words, { minLength: 1, maxLength: 3 }),
  cards: fc.constant([{ title: 'The Calder', description: 'An umbrella.', buttons: ['Sizes'] }]),
  content,
};

const { steps } = fc.letrec<{ steps: string | Step[]; step: Step; answers: Answer[] }>((tie) => ({
  steps: fc.oneof(words, fc.array(tie('step'), { maxLength: 4 })),
  step: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.record({ say: words, ...offers }, { requiredKeys: ['say'] }),
    fc.record({ content }),
    fc.record({ wait: fc.oneof(fc.constant('visitor' as const), fc.integer({ min: 1, max: 1000 })) }),
    fc.record({ type: fc.integer({ min: 1, max: 1000 }) }),
    fc.constantFrom<Step>({ handOver: true }, { disconnect: true }),
    fc.record({ ask: words, ...offers, answers: tie('answers') }, { requiredKeys: ['ask'] }),
    fc.record({ ask: words, answers: tie('answers'), otherwise: tie('steps') }),
  ),
  answers: fc.array(
    fc.record({
      when: fc.oneof(patterns, fc.array(patterns, { minLength: 1, maxLength: 3 })),
      reply: tie('steps'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
}));

/** Scenarios that keep to the rules, of every kind of step. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record(
  {
    name: fc.constant('Bot'),
    start: steps,
    answers: fc.array(fc.record({ when: patterns, reply: steps }), { minLength: 1, maxLength: 3 }),
    otherwise: steps,
  },
  { requiredKeys: ['name'] },
);

/** What visitors write. */
export const visitorWords = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('hello', 'A-1234', 'send back', '')),
  { maxLength: 12 },
);
