import type { Provider } from 'oidc-provider';
import type { Config } from '../config/config.ts';
import { deriveKeys } from '../crypto/keys.ts';
import { createSealing } from '../crypto/sealing.ts';
import type { Visitor } from '../guest-token/user-tokens.ts';
import type { PlainAnswer, PlainRequest } from '../http/plain.ts';
import type { Logger } from '../operations/log.ts';
import type { Store } from '../store/store.ts';
import { OPENID } from './addresses.ts';
import type { AuthCode } from './auth-codes.ts';
import { createVouchedFor } from './claims.ts';
import type { VerifyForClient } from './interaction.ts';
import { createKept } from './kept.ts';
import { createKeyRing, type SigningKey } from './keys.ts';
import { tellOfOldNode } from './notices.ts';

/** The companion's OpenID provider: contract section 5.2. */
export interface OpenId {
  /** Answers a request below `/oidc`. */
  answer(request: PlainRequest): Promise<PlainAnswer>;
  /** A code with which Genesys gets to know this visitor, as one of this client's. */
  makeCode(clientId: string, visitor: Visitor): Promise<AuthCode>;
}

/** One client for each site that has named one. `undefined` where none has: nothing of a provider is loaded then. */
export function createOpenId(
  { publicUrl, sites, sessionSecrets }: Pick<Config, 'publicUrl' | 'sites' | 'sessionSecrets'>,
  parts: { readonly store: Store; readonly log: Logger; readonly verify: VerifyForClient },
): OpenId | undefined {
  const clients = sites.flatMap(({ openId }) => openId ?? []);
  if (publicUrl === undefined || clients.length === 0) return undefined;
  const { store, log, verify } = parts;
  const issuer = publicUrl + OPENID;
  const sealing = createSealing(sessionSecrets, 'openid');
  const kept = createKept(store, sealing);
  const vouchedFor = createVouchedFor(kept);
  const ring = createKeyRing({ store, sealing });
  const cookieKeys = deriveKeys(sessionSecrets, 'openid').map((key) => key.export().toString('hex'));
  let made: { readonly ofKeys: string; readonly provider: Provider } | undefined;

  /** The library takes its keys when it is made: with other keys there is another one, which finds all in the store. */
  const currentProvider = async (): Promise<Provider> => {
    const keys = await ring.current();
    const ofKeys = namesOf(keys);
    if (made?.ofKeys !== ofKeys) {
      tellOfOldNode(log);
      const { createProvider } = await import('./provider.ts');
      const provider = createProvider(issuer, { clients, keys, kept, vouchedFor, cookieKeys, log });
      made = { ofKeys, provider };
    }
    return made.provider;
  };

  return {
    async answer(request) {
      const [provider, { answerAt }] = await Promise.all([currentProvider(), import('./answer.ts')]);
      return answerAt(provider, request, { verify, vouchedFor });
    },
    async makeCode(clientId, visitor) {
      const [provider, { makeAuthCode }] = await Promise.all([currentProvider(), import('./auth-codes.ts')]);
      return makeAuthCode(provider, { clientId, visitor, vouchedFor });
    },
  };
}

function namesOf(keys: readonly SigningKey[]): string {
  return keys.map(({ kid }) => kid).join();
}
