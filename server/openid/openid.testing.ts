import { SignJWT } from 'jose';
import * as client from 'openid-client';
import type { CompanionParts } from '../app.ts';
import type { Environment } from '../config/config.ts';
import { DEPLOYMENT_ID, ORIGIN, startCompanion } from '../testing/companion.testing.ts';
import type { Host } from '../testing/hosts.testing.ts';
import type { AuthCode } from './auth-codes.ts';
import { storeWithKey } from './ready-key.testing.ts';

export const PUBLIC_URL = 'https://www.example.com/chat';
export const ISSUER = `${PUBLIC_URL}/oidc`;
export const CLIENT_ID = 'messenger';
export const CLIENT_SECRET = 'f00dfeedcafe0123456789abcdefghij';
const USER_TOKEN_SECRET = 'abcdefghijklmnopqrstuvwxyz012345';

export const signInEnvironment: Environment = {
  PUBLIC_URL,
  USER_TOKEN_SECRET,
  OIDC_CLIENT_ID: CLIENT_ID,
  OIDC_CLIENT_SECRET: CLIENT_SECRET,
};

export const JANE = { sub: '7', name: 'Jane Doe', email: 'jane@example.com', phone: '+353 1 234 5678' };

/** A user token as the site's back end signs it. */
export function userTokenFor(
  claims: Readonly<Record<string, string>> = JANE,
  { secret = USER_TOKEN_SECRET, audience = DEPLOYMENT_ID } = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));
}

/** A companion with a provider, and Genesys's part played by openid-client, which is independent of the library in use. */
export async function startProvider(env: Environment = {}, parts: CompanionParts = {}, host?: Host) {
  const store = parts.store ?? (await storeWithKey());
  const companion = await startCompanion({ ...signInEnvironment, ...env }, { ...parts, store }, host);
  /** Addresses are those of PUBLIC_URL; there a proxy would pass them on to the companion. */
  const customFetch: client.CustomFetch = (address, { body, ...options }) =>
    fetch(address.replace(PUBLIC_URL, companion.url), {
      ...options,
      ...(body ? { body } : {}),
    } as RequestInit);
  const discover = (
    { clientId = CLIENT_ID, secret = CLIENT_SECRET } = {},
    authentication?: client.ClientAuth,
  ) =>
    client.discovery(new URL(ISSUER), clientId, secret, authentication, {
      [client.customFetch]: customFetch,
    });
  const askCode = async (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${companion.url}/api/auth-code`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...companion,
    fetch: customFetch,
    discover,
    askCode,
    codeFor: async (userToken: string): Promise<AuthCode> => (await askCode({ userToken })).json(),
  };
}

/** Exchanges a code as Genesys does: by the stored secret, and with what the page has handed on. */
export function exchange(
  config: client.Configuration,
  { authCode, redirectUri, codeVerifier, nonce, iss }: AuthCode,
) {
  const callback = new URL(redirectUri);
  callback.search = new URLSearchParams({ code: authCode, iss }).toString();
  return client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: codeVerifier,
    expectedNonce: nonce,
  });
}
