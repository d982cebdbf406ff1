import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrame } from './frames.ts';

test('whatever arrives is a request or a bad frame, never an error', () => {
  const almostARequest = fc.record(
    {
      action: fc.oneof(fc.constantFrom('configureSession', 'onMessage', 'echo', 'getJwt'), fc.anything()),
      token: fc.anything(),
      tracingId: fc.anything(),
      message: fc.anything(),
    },
    { requiredKeys: ['action'] },
  );
  const data = fc.oneof(
    fc.string(),
    fc.json(),
    almostARequest.map((frame) =>
      JSON.stringify(frame, (_key, value) => (typeof value === 'bigint' ? 0 : value)),
    ),
  );
  fc.assert(
    fc.property(data, (text) => {
      expect(parseFrame(text)).toHaveProperty('action');
    }),
  );
});

test('every text a client may send is read as it was written', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1, maxLength: 2048 }), (text, token) => {
      const frame = { action: 'onMessage', token, tracingId: 'id', message: { type: 'Text', text } };
      expect(parseFrame(JSON.stringify(frame))).toMatchObject(frame);
    }),
  );
});

test('a bad frame keeps its tracing id', () => {
  expect(parseFrame('{"action":"dance","tracingId":"t-1"}')).toMatchObject({
    action: 'bad',
    tracingId: 't-1',
    missing: undefined,
  });
});

test('a token longer than 2048 characters is refused', () => {
  const frame = (token: string) => JSON.stringify({ action: 'getJwt', token });
  expect(parseFrame(frame('t'.repeat(2048))).action).toBe('getJwt');
  expect(parseFrame(frame('t'.repeat(2049))).action).toBe('bad');
});

test('[7.4/file-alone] a file alone has neither type nor text, and is of type Text; nothing at all is refused', () => {
  const content = [{ contentType: 'Attachment', attachment: { id: 'a-file' } }];
  const frame = (message: object) => parseFrame(JSON.stringify({ action: 'onMessage', token: 't', message }));
  expect(frame({ content })).toMatchObject({ action: 'onMessage', message: { type: 'Text', content } });
  expect(frame({})).toMatchObject({ action: 'bad', missing: 'message.text' });
});
