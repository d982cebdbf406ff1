import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';

describe('visitors', () => {
  it.each(Object.entries(faults))(
    'get a guest of their own or an answer of the contract, and never a secret, when %s',
    async (_fault, happen) => {
      const { wrong, lost, secrets, asked } = await happen();
      expect(asked).toBeGreaterThan(0);
      expect({ wrong, lost, secrets }).toEqual({ wrong: [], lost: [], secrets: [] });
    },
    30_000,
  );
});
