import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealing } from './sealing.ts';

const SECRET = 'the newest session secret, long enough';

describe('a sealed box', () => {
  it('opens in its place, whatever text is in it', () => {
    const { seal, open } = createSealing([SECRET], 'resume');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, place) => {
        expect(open(seal(text, place), place)).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('is of no use for another purpose, though the secret is the same', () => {
    const box = createSealing([SECRET], 'resume').seal('text', 'place');
    expect(createSealing([SECRET], 'login').open(box, 'place')).toBeUndefined();
  });

  it('has a key of its own: what one box gives away says nothing of another', () => {
    const { seal } = createSealing([SECRET], 'resume');
    const salts = Array.from({ length: 1_000 }, () => seal('text', 'place').slice(3, 3 + 32));
    expect(new Set(salts).size).toBe(1_000);
  });
});
