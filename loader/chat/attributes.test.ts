import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { GuestSession } from '../../server/guest-token/wire.ts';
import { Attributes, attributesOf, MAX_BYTES } from './attributes.ts';

const guest = { guestId: 'g', context: 'c' } as GuestSession;

it('sends what is captured behind what the site says, and leaves out of the former what does not fit', () => {
  const tell = vi.fn();
  const captured = (): [string, string][] => [
    ['page', 'https://shop.example/hats'],
    ['plan', 'captured'],
    ['referrer', 'x'.repeat(2_000)],
  ];
  const attributes = new Attributes({ raw: { attributePlan: 'tin' }, captured }, tell);
  attributes.set({ basket: 'y'.repeat(100) });
  expect(attributes.withGuest(undefined)).toEqual({
    plan: 'tin',
    basket: 'y'.repeat(100),
    page: 'https://shop.example/hats',
  });
  expect(tell).toHaveBeenCalledOnce();
  expect(tell.mock.calls[0]?.[0].message).toContain('"referrer"');
});

describe('the customer attributes', () => {
  it('of a tag are named as they were written, by dataset and by query', () => {
    expect(attributesOf({ attributeOrderId: '17', attributePlan: 'gold', load: 'idle' })).toEqual([
      ['order-id', '17'],
      ['plan', 'gold'],
    ]);
  });

  it('of `set` go before those of the tag, the later call before the earlier one', () => {
    const attributes = new Attributes({ raw: { attributePlan: 'tin', attributeB: '2' } }, vi.fn());
    attributes.set({ plan: 'silver', a: '1' });
    attributes.set({ plan: 'gold' });
    expect(attributes.withGuest(undefined)).toEqual({ plan: 'gold', a: '1', b: '2' });
  });

  it('of ours are never overwritten', () => {
    const attributes = new Attributes({ raw: {} }, vi.fn());
    attributes.set({ guestId: 'mallory', context: 'x', a: 1 });
    expect(attributes.withGuest(guest)).toEqual({ guestId: 'g', context: 'c', a: 1 });
  });

  it('name a guest who is gone no more: Genesys adds to what it has, so empty texts take their place', () => {
    const attributes = new Attributes({ raw: {} }, vi.fn());
    expect(attributes.withGuest(undefined)).toEqual({});
    attributes.withGuest(guest);
    expect(attributes.withGuest(undefined)).toEqual({ guestId: '', context: '' });
  });

  it('that are too large are left out, and named', () => {
    const tell = vi.fn();
    const attributes = new Attributes({ raw: {} }, tell);
    attributes.set({ note: 'x'.repeat(3000), plan: 'gold' });
    expect(attributes.withGuest(guest)).toEqual({ guestId: 'g', context: 'c', plan: 'gold' });
    expect(tell).toHaveBeenCalledOnce();
    expect(tell.mock.calls[0]?.[0]).toMatchObject({
      code: 'bad-config',
      message: expect.stringContaining('"note"'),
    });
    expect(JSON.stringify(tell.mock.calls)).not.toContain('xxx');
  });

  it.each([
    ['undefined', undefined],
    ['a Symbol', Symbol('s')],
    ['an object', {}],
  ])('with %s for a value are told by name, and cost no other', (_, value) => {
    const tell = vi.fn();
    const attributes = new Attributes({ raw: {} }, tell);
    attributes.set({ first: '1', bad: value, last: '2' });
    attributes.set({ later: '3' });
    expect(attributes.withGuest(guest)).toMatchObject({ guestId: 'g', first: '1', last: '2', later: '3' });
    expect(tell.mock.calls[0]?.[0].message).toContain('"bad"');
  });

  it.each([
    ['undefined', undefined],
    ['a Symbol', Symbol('s')],
    ['a getter that throws', Object.defineProperty({}, 'bad', { enumerable: true, get: thrower })],
    ['a Proxy that throws', new Proxy({ a: 1 }, { ownKeys: thrower })],
    ['a Proxy that throws when it is read', new Proxy({ a: 1 }, { get: thrower })],
  ])('set by %s lose none of a later call', (_, values) => {
    const attributes = new Attributes({ raw: {} }, vi.fn());
    attributes.set(values);
    attributes.set({ plan: 'gold' });
    expect(attributes.withGuest(guest)).toEqual({ guestId: 'g', context: 'c', plan: 'gold' });
  });

  it('leave 700 bytes to the site beside the longest guest and context that the companion makes (contract section 3.1)', () => {
    const tell = vi.fn();
    const attributes = new Attributes({ raw: {} }, tell);
    attributes.set({ note: 'x'.repeat(700) });
    const longest = { ...guest, guestId: 'g'.repeat(64), context: 'c'.repeat(1200) };
    const kept = attributes.withGuest(longest);
    expect(kept).toMatchObject({ guestId: longest.guestId, context: longest.context, note: 'x'.repeat(700) });
    expect(tell).not.toHaveBeenCalled();
  });

  it('never exceed the limit in UTF-8, whatever is set, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.anything(), { maxLength: 4 }),
        fc.dictionary(fc.string(), fc.string()),
        (sets, tag) => {
          const attributes = new Attributes({ raw: tag }, vi.fn());
          for (const set of sets) attributes.set(set);
          const kept = attributes.withGuest(guest);
          const bytes = Object.entries(kept).map(
            ([name, value]) => new TextEncoder().encode(name + value).length,
          );
          expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MAX_BYTES);
          expect(kept).toMatchObject({ guestId: 'g' });
        },
      ),
    );
  });
});

function thrower(): never {
  throw new Error('of the page');
}
