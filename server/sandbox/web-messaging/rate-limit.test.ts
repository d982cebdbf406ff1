import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('so many at once are let through, and one more after the seconds it names', () => {
  let now = 0;
  const limit = new RateLimit(2, 60_000, () => now);
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 30]);
  now += 29_999;
  expect(limit.take()).toBe(1);
  now += 1;
  expect(limit.take()).toBe(0);
});

test('who waits as long as told is let through, whatever came before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.nat(100_000)),
      (limit, seconds, pauses) => {
        let now = 0;
        const rate = new RateLimit(limit, seconds * 1000, () => now);
        for (const pause of pauses) {
          now += pause;
          const wait = rate.take();
          now += wait * 1000;
          if (wait > 0) expect(rate.take()).toBe(0);
        }
      },
    ),
  );
});
