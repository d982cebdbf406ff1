import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseServerFrame } from './connection.ts';
import { noticeOf } from './notices.ts';
import { readMessage, Transcript } from './transcript.ts';

const wire = (id: string, more: object = {}) => ({
  id,
  type: 'Text',
  direction: 'Outbound',
  text: id,
  channel: { time: '2026-11-22T12:00:00.000Z', from: { nickname: 'Robin' } },
  originatingEntity: 'Bot',
  metadata: {},
  ...more,
});

function received(transcript: Transcript, message: object): 'new' | 'echo' | undefined {
  const read = readMessage(message);
  return read && transcript.receive(read);
}

test('messages that arrive out of order are shown in order, once', () => {
  const transcript = new Transcript();
  const at = (minute: number) => ({ channel: { time: `2026-11-22T12:0${minute}:00.000Z` } });
  expect(received(transcript, wire('second', at(2)))).toBe('new');
  expect(received(transcript, wire('first', at(1)))).toBe('new');
  expect(received(transcript, wire('second', at(2)))).toBe('echo');
  expect(transcript.messages.map(({ text }) => text)).toEqual(['first', 'second']);
});

test('the echo of an own message confirms it in its place', () => {
  const transcript = new Transcript();
  transcript.addOwn('mine', 'hello');
  expect(transcript.messages[0]).toMatchObject({ delivery: 'sending' });
  const echo = wire('abc', { direction: 'Inbound', text: 'hello', metadata: { id: 'mine' } });
  expect(received(transcript, echo)).toBe('echo');
  expect(transcript.messages).toEqual([
    expect.objectContaining({ id: 'mine', from: 'visitor', delivery: 'sent' }),
  ]);
});

test('whatever comes over the socket is a notice or nothing, never an error', () => {
  const almostAFrame = fc.record({
    class: fc.constantFrom('StructuredMessage', 'string', 'SessionExpiredEvent'),
    code: fc.oneof(fc.integer(), fc.jsonValue()),
    body: fc.oneof(
      fc.jsonValue(),
      fc.record({ id: fc.string(), events: fc.jsonValue(), channel: fc.jsonValue() }),
    ),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), almostAFrame.map(stringify)), (data) => {
      const frame = parseServerFrame(data);
      const notice = frame && noticeOf(frame);
      if (notice) expect(notice).toHaveProperty('type');
    }),
  );
});

const stringify = (value: unknown) => JSON.stringify(value);
