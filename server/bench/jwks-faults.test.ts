import { describe, expect, it } from 'vitest';
import { jwksFaults } from './jwks-faults.ts';

describe('signed-in visitors and others', () => {
  it.each(Object.entries(jwksFaults))(
    'get a guest of their own or an answer of the contract, and never a secret, when %s',
    async (_fault, happen) => {
      const { wrong, lost, secrets, asked } = await happen();
      expect(asked).toBeGreaterThan(0);
      expect({ wrong, lost, secrets }).toEqual({ wrong: [], lost: [], secrets: [] });
    },
    30_000,
  );
});
