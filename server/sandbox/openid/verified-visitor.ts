import { z } from 'zod';
import { SignInRefusal } from './refusal.ts';

/** Who signed in, as the provider says. */
export interface VerifiedVisitor {
  readonly issuer: string;
  readonly subject: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** For how long the provider's access token holds, where it said so. */
  readonly accessTokenSeconds?: number | undefined;
}

/**
 * The standard's claims of OpenID Connect Core 5.1; which of them Genesys reads is not known (genesys.md 10.2). An address or a
 * number that the provider itself calls unverified is left out.
 */
export function readClaims(claims: unknown): VerifiedVisitor {
  const read = known.safeParse(claims);
  if (!read.success) throw new SignInRefusal('The id token does not say whom it is about.');
  const {
    iss,
    sub,
    name,
    given_name,
    family_name,
    email,
    email_verified,
    phone_number,
    phone_number_verified,
  } = read.data;
  const fullName = name ?? [given_name, family_name].filter(Boolean).join(' ');
  return {
    issuer: iss,
    subject: sub,
    ...(fullName && { name: fullName }),
    ...(email && email_verified !== false && { email }),
    ...(phone_number && phone_number_verified !== false && { phone: phone_number }),
  };
}

/** Of another type than the standard's it is as if it were not there. */
const text = z.string().optional().catch(undefined);
const known = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  name: text,
  given_name: text,
  family_name: text,
  email: text,
  email_verified: z.unknown().optional(),
  phone_number: text,
  phone_number_verified: z.unknown().optional(),
});
