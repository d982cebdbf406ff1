import { describeKeys, readKeySet } from '../../guest-token/key-set.ts';
import { type Finding, failed, ok, type Scene, skipped } from '../finding.ts';
import { askPublicly, findProvider, jsonOf, NO_PROVIDER, NOT_FOUND } from './provider.ts';

/** Do the keys come by which Genesys checks who has signed in? */
export async function providerKeys(scene: Scene): Promise<Finding> {
  if (scene.site.openId === undefined) return skipped(NO_PROVIDER);
  const provider = await findProvider(scene);
  if ('status' in provider) return skipped(NOT_FOUND);
  const answer = await askPublicly(scene, provider.jwks_uri);
  if (!('body' in answer)) return answer;
  const keys = await readKeySet(jsonOf(answer.body));
  if (answer.status !== 200 || keys === undefined) {
    return failed(
      `${provider.jwks_uri} answered ${answer.status}, and no set of keys.`,
      'A proxy in front must pass on all below /oidc/ unchanged.',
    );
  }
  if (keys.unusable.length > 0) {
    return failed(
      `The provider publishes keys of no use: ${describeKeys(keys.unusable)}.`,
      'Start the companion anew. If it stays so, something else answers at this address.',
    );
  }
  // The one algorithm that every relying party must know (OpenID Connect Core 15.1); Genesys's are not documented.
  if (!keys.usable.some(({ algorithm }) => algorithm === 'RS256')) {
    return failed('The provider publishes no key for RS256.', 'Start the companion anew, on every machine.');
  }
  return ok(`The provider publishes ${keys.usable.length === 1 ? '1 key' : `${keys.usable.length} keys`}.`);
}
