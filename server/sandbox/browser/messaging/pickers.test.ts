import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examplesAt } from '../../agent/examples.ts';
import { readPicker } from './pickers.ts';

const { DatePicker, ListPicker, Form } = examplesAt(new Date('2027-02-28T12:00:00Z'));

test('the times of a date picker are in order, whatever order they came in', () => {
  expect(readPicker(DatePicker)).toEqual({
    kind: 'date',
    title: 'When shall we call?',
    subtitle: 'It takes half an hour.',
    times: [
      { dateTime: '2027-03-01T09:30:00.000Z', duration: 1800 },
      { dateTime: '2027-03-01T14:00:00.000Z', duration: 3600 },
      { dateTime: '2027-03-02T10:00:00.000Z', duration: 1800 },
    ],
  });
});

test('a list picker has the heading and the button of what is said before the answer', () => {
  expect(readPicker(ListPicker)).toMatchObject({
    kind: 'list',
    title: 'Choose yours',
    buttonLabel: 'Choose',
    sections: [
      { title: 'Colour', takes: 'one', items: [{ id: 'red', title: 'Red' }, { id: 'blue' }] },
      { title: 'Extras', takes: 'several' },
    ],
  });
});

test('a form has pages with a field for each component', () => {
  expect(readPicker(Form)).toMatchObject({
    kind: 'form',
    cannedResponseId: 'canned-1',
    buttonText: 'Begin',
    thanks: 'Thank you',
    pages: [
      {
        fields: [
          { kind: 'text', id: 'order', need: 'required', lines: 'one' },
          {
            kind: 'wheel',
            id: 'size',
            items: [
              { text: 'Small', payload: 's' },
              { text: 'Large', payload: 'L' },
            ],
          },
        ],
      },
      {
        fields: [
          { kind: 'date', id: 'day', picker: { times: [] } },
          { kind: 'list', id: 'why' },
        ],
      },
    ],
  });
});

test('what could not be answered asks for nothing', () => {
  const form = { originatingMessageId: 'm', cannedResponseId: 'c', response: [] };
  const nothing = [
    { datePicker: { title: 'When?', availableTimes: [{ dateTime: 'soon', duration: 1 }] } },
    { listPicker: { sections: [{ title: 'Empty', items: [] }] } },
    { form },
    { form: { cannedResponseId: 'c', formPages: [{ pageComponents: [{ formComponentType: 'Dance' }] }] } },
  ];
  for (const part of nothing) expect(readPicker(part)).toBeUndefined();
});

test('whatever arrives, reading it never throws, and no address is let through that is not of the web', () => {
  const anything = fc.oneof(fc.anything(), fc.array(fc.anything()));
  const part = fc.record(
    {
      datePicker: fc.record({ imageUrl: fc.constant('javascript:alert(1)'), availableTimes: anything }),
      listPicker: fc.record({ sections: anything, receivedMessage: anything }),
      form: fc.record({ cannedResponseId: fc.string(), introduction: anything, formPages: anything }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), part), (value) => {
      expect(JSON.stringify(readPicker(value)) ?? '').not.toContain('javascript:');
    }),
  );
});
