import { createHash } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';

/** The user token (contract section 5.1) of a customer of the demo shop who gives this name. */
export type SignIn = (name: string) => Promise<string>;

/** Contract section 5.1 allows an hour. */
const LIFE = '55m';

/**
 * The back end of the demo shop, as far as it vouches for customers: it believes every name. So it is made only where the
 * sandbox stands in for Genesys Cloud, with a secret of its own; no companion signs for visitors otherwise.
 */
export function createDemoCustomers(secret: string, deploymentId: string): SignIn {
  const key = new TextEncoder().encode(secret);
  return (name) =>
    new SignJWT({ name })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(`demo-${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 12)}`)
      .setAudience(deploymentId)
      .setIssuedAt()
      .setExpirationTime(LIFE)
      .sign(key);
}
