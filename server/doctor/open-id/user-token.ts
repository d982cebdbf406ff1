import { SignJWT } from 'jose/jwt/sign';

/** Whom the doctor signs in: nobody's customer. */
export const CUSTOMER = { sub: 'messenger-tag-doctor', name: 'The doctor' } as const;

/** A user token (contract section 5) as the site's own back end would sign it, by the newest of the site's secrets. */
export function signUserToken(
  deploymentId: string,
  { secrets: [secret] }: { readonly secrets: readonly [string, ...string[]] },
): Promise<string> {
  return new SignJWT({ name: CUSTOMER.name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(CUSTOMER.sub)
    .setAudience(deploymentId)
    .setIssuedAt()
    .setExpirationTime('2m')
    .sign(new TextEncoder().encode(secret));
}
