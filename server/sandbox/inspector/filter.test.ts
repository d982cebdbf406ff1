import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameEntry, RequestEntry } from './entry.ts';
import { filterFor, fits, lineOf } from './filter.ts';

const login: RequestEntry = {
  id: 1,
  time: '2026-11-26T10:00:00.000Z',
  kind: 'request',
  host: 'login',
  path: '/oauth/token',
  method: 'POST',
  origin: null,
  status: 200,
  durationMs: 3,
  headers: { host: '127.0.0.1' },
  query: {},
  answer: { token_type: 'bearer' },
};
const message: FrameEntry = {
  id: 2,
  time: '2026-11-26T10:00:01.000Z',
  kind: 'frame',
  host: 'webmessaging',
  path: '/v1',
  connection: 1,
  from: 'page',
  name: 'onMessage',
  code: null,
  body: { message: { text: 'Where is "it"?' } },
};
const refusal: FrameEntry = { ...message, id: 3, from: 'genesys', name: 'refusal', code: 4007, body: {} };

describe('a filter', () => {
  test('without members fits everything, and each member narrows it', () => {
    for (const entry of [login, message, refusal]) expect(fits(entry, {})).toBe(true);
    expect(fits(login, { method: 'post', path: '/oauth', status: 200, host: 'login' })).toBe(true);
    expect(fits(login, { method: 'post', status: 401 })).toBe(false);
    expect(fits(message, { from: 'page', name: 'onMessage' })).toBe(true);
    expect(fits(message, { method: 'POST' })).toBe(false);
    expect(fits(login, { kind: 'frame' })).toBe(false);
  });

  test('finds words anywhere in an entry, in any case, and also what JSON would escape', () => {
    expect(fits(message, { text: 'where is "IT"' })).toBe(true);
    expect(fits(login, { text: 'Bearer' })).toBe(true);
    expect(fits(login, { text: 'where' })).toBe(false);
  });

  test('tells what went wrong: an error status, no answer, a code of 400 and more, a connection that was lost', () => {
    const failed = (entry: RequestEntry | FrameEntry) => fits(entry, { failed: true });
    expect(failed(refusal) && failed({ ...login, status: 503 }) && failed({ ...login, status: 0 })).toBe(
      true,
    );
    expect(failed({ ...message, name: 'close', code: 1006 })).toBe(true);
    expect(failed({ ...message, name: 'close', code: 1000 })).toBe(false);
    expect(failed(login) || failed(message)).toBe(false);
  });

  test('that was made for an entry fits it', () => {
    for (const entry of [login, message, refusal]) expect(fits(entry, filterFor(entry))).toBe(true);
    expect(filterFor(message)).toEqual({ from: 'page', name: 'onMessage', text: 'Where is "it"?' });
  });
});

test('the filter of an event is not that of a message with words', () => {
  const typing = {
    ...message,
    id: 4,
    body: { message: { events: [{ eventType: 'Typing', typing: { type: 'On' } }] } },
  };
  expect(filterFor(typing)).toEqual({ from: 'page', name: 'onMessage', text: 'Typing On' });
  expect(fits(typing, filterFor(typing))).toBe(true);
  expect(fits(message, filterFor(typing))).toBe(false);
});

test('an event is told by its name', () => {
  const joins = { message: { events: [{ eventType: 'Presence', presence: { type: 'Join' } }] } };
  expect(lineOf({ ...message, body: joins })).toBe('page → onMessage Presence Join');
});

test('a line is made of whatever a frame holds', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(lineOf({ ...message, body: { message: body } })).toContain('page → onMessage');
      expect(lineOf({ ...message, from: 'genesys', body })).toContain('page ← onMessage');
    }),
  );
});

test('each entry has a line that a person reads', () => {
  expect([login, message, refusal, { ...login, status: 0 }].map(lineOf)).toEqual([
    'POST /oauth/token 200',
    'page → onMessage “Where is "it"?”',
    'page ← refusal 4007',
    'POST /oauth/token no answer',
  ]);
});
