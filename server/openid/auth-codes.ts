import { createHash, randomBytes } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import type { Visitor } from '../guest-token/user-tokens.ts';
import type { VouchedFor } from './claims.ts';
import { grantTo } from './grants.ts';
import { redirectUriOf, SCOPE } from './provider.ts';

/** A code for Genesys, with all that Genesys needs to exchange it, as `AuthProvider.getAuthCode` resolves (genesys.md 3.4, CONFIRMED). */
export interface AuthCode {
  /** Good once, for a minute. */
  readonly authCode: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly iss: string;
}

/**
 * A code for this visitor, as the authorization endpoint makes one at the end of a login. The page needs no redirect, since its
 * user token says already who the visitor is.
 */
export async function makeAuthCode(
  provider: Provider,
  { clientId, visitor, vouchedFor }: { clientId: string; visitor: Visitor; vouchedFor: VouchedFor },
): Promise<AuthCode> {
  const client = await provider.Client.find(clientId);
  if (client === undefined) throw new Error('A site has a client that its provider does not know.');
  const grantId = await grantTo(provider, { clientId, visitor, vouchedFor });
  const redirectUri = redirectUriOf(provider.issuer);
  const codeVerifier = randomText();
  const nonce = randomText();
  const code = new provider.AuthorizationCode({
    accountId: visitor.customerId,
    client,
    grantId,
    gty: 'authorization_code',
    redirectUri,
    scope: SCOPE,
    nonce,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    codeChallengeMethod: 'S256',
  });
  return { authCode: await code.save(), redirectUri, codeVerifier, nonce, iss: provider.issuer };
}

/** 256 bits: 43 characters, as many as a code verifier must have (RFC 7636, section 4.1). */
function randomText(): string {
  return randomBytes(32).toString('base64url');
}
