import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { HandedOver } from '../openid/handed-over.ts';
import { SignInRefusal } from '../openid/refusal.ts';
import type { Organisation } from '../organisation.ts';
import type { Customer } from './sign-ins.ts';

/** "15 minutes (or the access token age, whichever is the smallest)" (genesys.md 3.4, COMMUNITY). */
const MOST_SECONDS = 15 * 60;

/** What a sign-in is exchanged for. */
interface Tokens {
  readonly jwt: string;
  readonly refreshToken?: string;
}

/**
 * Exchanges what the page hands over: the site's OpenID provider says who it is; where the organisation has none, the code is
 * taken on trust, or as `acceptedAuthCodes` says. No refresh token for an id token (genesys.md 4.7, CONFIRMED).
 *
 * @throws SignInRefusal
 */
export async function exchange(organisation: Organisation, oauth: HandedOver): Promise<Tokens> {
  const customer = await customerOf(organisation, oauth);
  organisation.signIns.customers.set(customer.id, customer);
  const { accessTokenSeconds = MOST_SECONDS } = customer.verified ?? {};
  const jwtSeconds = Math.min(MOST_SECONDS, accessTokenSeconds);
  const jwt = await sign(organisation, customer.id, 'auth', jwtSeconds);
  if ('idToken' in oauth) return { jwt };
  const { refreshTokenLifetimeSeconds } = organisation.settings;
  const refreshToken = await sign(organisation, customer.id, 'refresh', refreshTokenLifetimeSeconds);
  organisation.signIns.refreshTokens.set(refreshToken, { customerId: customer.id, jwtSeconds });
  return { jwt, refreshToken };
}

/**
 * A further JWT; nothing when the token is forged, too old, or its visitor has signed out. That it holds as long as the first
 * one, and that the provider is not asked again, is ours: nobody has written what Genesys does.
 */
export async function refresh(organisation: Organisation, token: string): Promise<string | undefined> {
  const known = organisation.signIns.refreshTokens.get(token);
  if (!known || !(await verify(organisation, token, 'refresh'))) return undefined;
  return sign(organisation, known.customerId, 'auth', known.jwtSeconds);
}

/** Whose JWT it is; nothing when it is forged, too old or revoked. */
export async function customerOfJwt(organisation: Organisation, jwt: string): Promise<Customer | undefined> {
  const { customers, revokedJwts } = organisation.signIns;
  if (revokedJwts.has(jwt)) return undefined;
  const customerId = await verify(organisation, jwt, 'auth');
  return customerId === undefined ? undefined : customers.get(customerId);
}

/** The visitor signs out: the JWT and every refresh token are worth nothing, and every connection hears of it. */
export function signOut(organisation: Organisation, jwt: string, { id }: Customer): void {
  const { refreshTokens, revokedJwts } = organisation.signIns;
  revokedJwts.add(jwt);
  for (const [token, { customerId }] of refreshTokens) if (customerId === id) refreshTokens.delete(token);
  for (const session of organisation.conversations) if (session.customer?.id === id) session.logOut();
}

/** The same `sub` of the same issuer is the same customer; on trust, the same code. */
async function customerOf({ settings, signIns }: Organisation, oauth: HandedOver): Promise<Customer> {
  const { openIdProvider, acceptedAuthCodes } = settings;
  if (openIdProvider) {
    const verified = await signIns.relyingParty.signIn(openIdProvider, oauth);
    return { id: idFrom(JSON.stringify([verified.issuer, verified.subject])), verified };
  }
  const code = 'code' in oauth ? oauth.code : oauth.idToken;
  if (acceptedAuthCodes && !acceptedAuthCodes.includes(code))
    throw new SignInRefusal('The identity provider refuses the code.');
  return { id: idFrom(code), verified: undefined };
}

function idFrom(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
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
