import { SignJWT } from 'jose';

/** What the site and its companions have in common: `USER_TOKEN_SECRET`. */
export const USER_TOKEN_SECRET = 'a secret of the site for its user tokens';

/** As the site's back end would sign it for a visitor of this name. */
export function userToken(sub: string, audience: string, life = '10m'): Promise<string> {
  return new SignJWT({ name: 'Ada', email: 'ada@example.com' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(life)
    .sign(new TextEncoder().encode(USER_TOKEN_SECRET));
}

/** What the companion vouches for in the conversation's `context`. */
export function claimsIn(context: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(context?.split('.')[1] ?? 'e30', 'base64url').toString());
}
