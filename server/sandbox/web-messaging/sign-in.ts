import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Organisation } from '../organisation.ts';

/** "15 minutes" (genesys.md 3.4, COMMUNITY). */
const JWT_LIFETIME_SECONDS = 15 * 60;

/** The JWT of a visitor who has signed in. Its claims are ours: Genesys's are not documented. */
export function issueAuthJwt(organisation: Organisation, customerId: string): Promise<string> {
  return sign(organisation, customerId, 'auth', JWT_LIFETIME_SECONDS);
}

/** Good for further JWTs until it is too old or the visitor signs out. */
export async function issueRefreshToken(organisation: Organisation, customerId: string): Promise<string> {
  const token = await sign(
    organisation,
    customerId,
    'refresh',
    organisation.settings.refreshTokenLifetimeSeconds,
  );
  organisation.refreshTokens.set(token, customerId);
  return token;
}

/** Whose JWT it is; nothing when it is forged, too old or revoked. */
export function customerOfJwt(organisation: Organisation, jwt: string): Promise<string | undefined> {
  if (organisation.revokedJwts.has(jwt)) return Promise.resolve(undefined);
  return verify(organisation, jwt, 'auth');
}

export async function customerOfRefreshToken(
  organisation: Organisation,
  token: string,
): Promise<string | undefined> {
  return organisation.refreshTokens.has(token) ? verify(organisation, token, 'refresh') : undefined;
}

/** The visitor signs out: the JWT and every refresh token are worth nothing, and every connection hears of it. */
export function signOut(organisation: Organisation, jwt: string, customerId: string): void {
  organisation.revokedJwts.add(jwt);
  for (const [token, owner] of organisation.refreshTokens)
    if (owner === customerId) organisation.refreshTokens.delete(token);
  for (const session of organisation.conversations) if (session.customerId === customerId) session.logOut();
}

/** The same sign-in is the same customer. */
export function customerIdOf(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 32);
}

function sign(
  { deploymentId, jwtKey, now }: Organisation,
  customerId: string,
  use: 'auth' | 'refresh',
  lifetimeSeconds: number,
): Promise<string> {
  return new SignJWT({ use })
    .setProtectedHeader({ alg: 'HS256' })
    .setJti(randomUUID())
    .setSubject(customerId)
    .setAudience(deploymentId)
    .setExpirationTime(Math.floor(now() / 1000) + lifetimeSeconds)
    .sign(jwtKey);
}

async function verify(
  { deploymentId, jwtKey, now }: Organisation,
  jwt: string,
  use: 'auth' | 'refresh',
): Promise<string | undefined> {
  const verified = await jwtVerify(jwt, jwtKey, {
    algorithms: ['HS256'],
    audience: deploymentId,
    currentDate: new Date(now()),
  }).catch(() => undefined);
  return verified?.payload.use === use ? verified.payload.sub : undefined;
}
