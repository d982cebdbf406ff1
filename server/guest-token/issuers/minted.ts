import { randomUUID } from 'node:crypto';
import type { Issuer } from './issuer.ts';

/**
 * Guests of the companion's own making, as Genesys's Guest API has the client do: the token is a random UUID, which
 * Genesys takes as it is (genesys.md 4.1, CONFIRMED). The id says nothing about the token.
 */
export const mintedIssuer: Issuer = {
  issue: async () => ({ guestId: randomUUID(), token: randomUUID() }),
};
