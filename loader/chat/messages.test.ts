import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Inbox, isEnd, isSpoken } from './messages.ts';

const answer = { id: 'a1', type: 'Text', direction: 'Outbound' };

describe('what the visitor has received', () => {
  it('is what an agent or a bot says: words, and words with buttons or files', () => {
    const inbox = new Inbox();
    expect(inbox.take([answer])).toBe(1);
    expect(inbox.take([{ ...answer, id: 'a2', type: 'Structured' }])).toBe(1);
  });

  it('is not what the visitor says, although it comes back by the same event', () => {
    expect(new Inbox().take([{ ...answer, direction: 'Inbound' }])).toBe(0);
  });

  it('is not that somebody comes, goes, or has read something', () => {
    const inbox = new Inbox();
    expect(inbox.take([{ ...answer, type: 'Event' }])).toBe(0);
    expect(inbox.take([{ ...answer, type: 'Receipt' }])).toBe(0);
  });

  it('counts each message once', () => {
    const inbox = new Inbox();
    expect(inbox.take([answer])).toBe(1);
    expect(inbox.take([answer])).toBe(0);
    expect(inbox.take([answer, { ...answer, id: 'a2' }])).toBe(1);
  });

  it('is never more than what came, whatever came', () => {
    const message = fc.oneof(fc.object(), fc.record({ id: fc.string(), direction: fc.constant('Outbound') }));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(undefined), message)), (messages) => {
        const inbox = new Inbox();
        expect(inbox.take(messages)).toBeLessThanOrEqual(messages.length);
        expect(inbox.take(messages)).toBe(0);
      }),
    );
  });
});

describe('the end of a conversation', () => {
  const presence = { type: 'Disconnect' };

  it('is a Disconnect, as it arrives and in the history', () => {
    expect(isEnd({ type: 'Event', events: [{ presence }] })).toBe(true);
    expect(isEnd({ presence })).toBe(true);
  });

  it('is nothing else, and not that nobody has said anything', () => {
    expect(isEnd({ type: 'Event', events: [{ presence: { type: 'Join' } }] })).toBe(false);
    expect(isEnd(answer)).toBe(false);
    expect(isEnd(undefined)).toBe(false);
  });
});

describe('what the visitor sends', () => {
  it('is a message with words or files, which alone have no type; joining is none', () => {
    expect(isSpoken({ type: 'Text' })).toBe(true);
    expect(isSpoken({ type: 'Structured' })).toBe(true);
    expect(isSpoken({})).toBe(true);
    expect(isSpoken({ type: 'Event' })).toBe(false);
  });
});
