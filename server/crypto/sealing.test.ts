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

  it('never has key and nonce in common with another, and the key is another one in every process', () => {
    const { seal, open } = createSealing([SECRET], 'resume');
    const other = createSealing([SECRET], 'resume');
    const keyAndNonce = (box: string) =>
      Buffer.from(box.slice(3), 'base64url').subarray(0, 28).toString('hex');
    const boxes = Array.from({ length: 1_500 }, () => [
      seal('text', 'place'),
      other.seal('text', 'place'),
    ]).flat();
    expect(new Set(boxes.map(keyAndNonce)).size).toBe(3_000);
    for (const box of boxes) expect([open(box, 'place'), other.open(box, 'place')]).toEqual(['text', 'text']);
  });
});
