import type { Provider } from 'oidc-provider';
import type { Visitor } from '../guest-token/user-tokens.ts';
import type { VouchedFor } from './claims.ts';
import { CLAIMS, SCOPE } from './provider.ts';

/** The id of a new grant: for this client, to know what the site has vouched for. */
export async function grantTo(
  provider: Provider,
  { clientId, visitor, vouchedFor }: { clientId: string; visitor: Visitor; vouchedFor: VouchedFor },
): Promise<string> {
  const grant = new provider.Grant({ clientId, accountId: visitor.customerId });
  grant.addOIDCScope(SCOPE);
  // Each by itself, too: a request may name claims (OpenID Connect Core, 5.5).
  grant.addOIDCClaims(CLAIMS);
  const grantId = await grant.save();
  await vouchedFor.keep(grantId, visitor);
  return grantId;
}
