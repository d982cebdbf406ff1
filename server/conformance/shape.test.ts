import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fits, shapeOf } from './shape.ts';

test('a shape shows kinds and numbers, and no text of anybody', () => {
  const frame = {
    type: 'message',
    class: 'StructuredMessage',
    code: 200,
    body: {
      id: '0123456789abcdef0123456789abcdef',
      text: 'My name is Jo',
      channel: { time: '2026-11-26T10:00:00.000Z', from: { nickname: 'Robin' } },
      metadata: { 'my shop': 'yes' },
      content: [{ contentType: 'QuickReply' }, {}],
    },
  };
  expect(shapeOf(frame)).toBe(
    '{type: "message", class: "StructuredMessage", code: 200, body: {id: <32 hexadecimal digits>, text: <text of 13>, ' +
      'channel: {time: <time in UTC>, from: {nickname: <text of 5>}}, metadata: {<name>: <text of 3>}, ' +
      'content: [{contentType: "QuickReply"}, and 1 more]}}',
  );
});

test('a shape shows the sentence of an error', () => {
  expect(shapeOf({ class: 'string', code: 4011, body: 'message too long' })).toContain(
    'body: "message too long"',
  );
  expect(shapeOf({ message: 'There is no queue.', code: 'not.found' })).toContain('"There is no queue."');
});

test('a text that is told by no name of Genesys’s is never in a shape', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 12 }),
      fc.constantFrom('text', 'name', 'title', 'payload', 'url'),
      (text, key) => {
        fc.pre(!'<text of 0123456789 hexadecimal digits>'.includes(text.trim()));
        expect(shapeOf({ body: [{ [key]: text }] })).not.toContain(text);
      },
    ),
  );
});

test('what does not fit is told with where, and with the shape that came', () => {
  const schema = z.object({ body: z.object({ exp: z.number() }) });
  expect(fits(schema, { body: { exp: 1 } })).toEqual({ kind: 'as documented' });
  expect(fits(schema, { body: { exp: 'soon' } })).toEqual({
    kind: 'different',
    came: 'body.exp: Invalid input: expected number, received string. Came: {body: {exp: <text of 4>}}',
  });
});
