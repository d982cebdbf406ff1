import { z } from 'zod';
import type { Visitor } from '../guest-token/user-tokens.ts';
import type { Kept } from './kept.ts';
import { LIFE_S } from './lifetimes.ts';

/**
 * What the site has vouched for, for as long as the grant lives that it was vouched for. A grant is of one client, so customer 7
 * of one site is never customer 7 of another.
 */
export interface VouchedFor {
  keep(grantId: string, visitor: Visitor): Promise<void>;
  find(grantId: string): Promise<Visitor | undefined>;
}

export function createVouchedFor(kept: Kept): VouchedFor {
  return {
    keep: (grantId, visitor) => kept.keep(KIND, grantId, visitor, LIFE_S.grant),
    find: async (grantId) => shape.safeParse(await kept.find(KIND, grantId)).data,
  };
}

const KIND = 'visitor';

const shape = z.object({
  customerId: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});

/** In OpenID's words (OpenID Connect Core, 5.1). */
export function claimsOf({ customerId, name, email, phone }: Visitor) {
  return {
    sub: customerId,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone_number: phone }),
  };
}
