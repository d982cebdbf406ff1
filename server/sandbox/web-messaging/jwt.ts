import { jwtVerify, SignJWT } from 'jose';
import type { Organisation } from '../organisation.ts';
import type { Session } from './session.ts';
import { customerOfJwt } from './sign-in.ts';

/** "JWT lives 1 minute" (genesys.md 4.3, CONFIRMED-2). */
const JWT_LIFETIME_SECONDS = 60;

/** The bearer for the message history; `exp` in seconds since 1970. Its claims are ours: Genesys's are not documented. */
export async function issueJwt(
  { jwtKey, deploymentId, now }: Organisation,
  session: Session,
): Promise<{ jwt: string; exp: number }> {
  const exp = Math.floor(now() / 1000) + JWT_LIFETIME_SECONDS;
  const jwt = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(session.id)
    .setAudience(deploymentId)
    .setExpirationTime(exp)
    .sign(jwtKey);
  return { jwt, exp };
}

/**
 * The session a JWT was issued for, or the one of the visitor who has signed in with it; nothing when the JWT is forged or
 * too old, or the session gone.
 */
export async function sessionOfJwt(organisation: Organisation, jwt: string): Promise<Session | undefined> {
  const customer = await customerOfJwt(organisation, jwt);
  const verified = await jwtVerify(jwt, organisation.jwtKey, {
    algorithms: ['HS256'],
    audience: organisation.deploymentId,
    currentDate: new Date(organisation.now()),
  }).catch(() => undefined);
  const session = organisation.conversations.findLast((one) =>
    customer ? one.customer?.id === customer.id : one.id === verified?.payload.sub,
  );
  session?.expireWhenDue();
  return session?.state === 'open' ? session : undefined;
}
