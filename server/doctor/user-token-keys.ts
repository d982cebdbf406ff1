import { fetchKeySet, NoKeys } from '../guest-token/fetch-keys.ts';
import { describeKeys } from '../guest-token/key-set.ts';
import { type Finding, failed, ok, type Scene, skipped } from './finding.ts';

/** Do the keys come that the site publishes, and can they check user tokens? */
export async function userTokenKeys({ site: { userTokenKeys: keys } }: Scene): Promise<Finding> {
  if (keys === undefined) return skipped('No USER_TOKEN_SECRET and no USER_TOKEN_JWKS: nobody signs in.');
  if ('secrets' in keys) return skipped('User tokens are checked by USER_TOKEN_SECRET.');
  try {
    const { usable, unusable } = await fetchKeySet(keys.jwksUrl);
    const ofNoUse = unusable.length === 0 ? '' : ` Of no use: ${describeKeys(unusable)}.`;
    if (usable.length === 0) {
      return failed(
        `The site publishes no key that checks user tokens.${ofNoUse}`,
        'Publish the public key that the site’s back end signs user tokens with: RSA of 2048 bits, P-256 or Ed25519.',
      );
    }
    const algorithms = [...new Set(usable.map(({ algorithm }) => algorithm))].join(', ');
    return ok(`${usable.length} usable, for ${algorithms}.${ofNoUse}`);
  } catch (error) {
    if (!(error instanceof NoKeys)) throw error;
    return failed(error.message, `${error.remedy} Until keys come nobody can sign in.`);
  }
}
