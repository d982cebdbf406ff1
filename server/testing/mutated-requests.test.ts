import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fuzz, openFuzz } from './fuzz/fuzz.testing.ts';

/** `seed` and `path` of a report: with them the same request is sent again. */
const { SEED, AT } = process.env;

describe('whatever anybody sends', () => {
  let fuzz: Fuzz;
  beforeAll(async () => {
    fuzz = await openFuzz({ sockets: 20 });
  });
  afterAll(() => fuzz.close());

  it('gets an answer of the contract: no failure of ours, no stack, no secret, no token of another', async () => {
    const property = fc.asyncProperty(fuzz.trials, async (trial) => {
      const { faults } = await fuzz.attempt(trial);
      expect([...faults, ...fuzz.readLogs()]).toEqual([]);
    });
    const replayed = { ...(SEED && { seed: Number(SEED) }), ...(AT && { path: AT }) };
    await fc.assert(property, { numRuns: 5_000, ...replayed });
  });
});
