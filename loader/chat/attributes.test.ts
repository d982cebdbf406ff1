import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { attributesOf, fitting, MAX_BYTES } from './attributes.ts';

describe('the customer attributes', () => {
  it('of a tag are named as they were written, by dataset and by query', () => {
    expect(attributesOf({ attributeOrderId: '17', attributePlan: 'gold', load: 'idle' })).toEqual({
      'order-id': '17',
      plan: 'gold',
    });
  });

  it('of `set` go before those of the tag, the later call before the earlier one', () => {
    const sets = [{ plan: 'silver', a: '1' }, { plan: 'gold' }];
    expect(fitting({ attributePlan: 'tin', attributeB: '2' }, sets, {}, vi.fn())).toEqual({
      plan: 'gold',
      a: '1',
      b: '2',
    });
  });

  it('of ours are never overwritten', () => {
    const ours = { guestId: 'g', context: 'c' };
    expect(fitting({}, [{ guestId: 'mallory', context: 'x', a: 1 }], ours, vi.fn())).toEqual({
      ...ours,
      a: 1,
    });
  });

  it('that are too large are left out, and named', () => {
    const tell = vi.fn();
    const kept = fitting({}, [{ note: 'x'.repeat(3000), plan: 'gold' }], { guestId: 'g' }, tell);
    expect(kept).toEqual({ guestId: 'g', plan: 'gold' });
    expect(tell).toHaveBeenCalledOnce();
    expect(tell.mock.calls[0]?.[0]).toMatchObject({
      problem: 'bad-config',
      message: expect.stringContaining('"note"'),
    });
    expect(JSON.stringify(tell.mock.calls)).not.toContain('xxx');
  });

  it('never exceed the limit in UTF-8, whatever is set, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.anything(), { maxLength: 4 }),
        fc.dictionary(fc.string(), fc.string()),
        (sets, tag) => {
          const kept = fitting(tag, sets, { guestId: 'g' }, vi.fn());
          const bytes = Object.entries(kept).map(
            ([name, value]) => new TextEncoder().encode(name + (value ?? '')).length,
          );
          expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MAX_BYTES);
          expect(kept).toMatchObject({ guestId: 'g' });
        },
      ),
    );
  });
});
