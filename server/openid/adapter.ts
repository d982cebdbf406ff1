import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import type { Kept } from './kept.ts';
import { LIFE_S } from './lifetimes.ts';

/**
 * Where oidc-provider keeps its codes, tokens, grants and sessions: in the store of all machines.
 *
 * A code, and a refresh token, is used once, however many machines are asked at once: the mark that it was used is set by one
 * of them. Whoever comes second ends the grant, and with it all that was made of it, as the library does for a code that was
 * used before (RFC 6749, section 4.1.2).
 */
export function createAdapters(kept: Kept): AdapterFactory {
  const revoke = async (grantId: string) => {
    await kept.mark(REVOKED, grantId, LIFE_S.grant);
  };

  return (kind): Adapter => {
    const find = async (id: string): Promise<AdapterPayload | undefined> => {
      const [payload, isUsed] = await Promise.all([kept.find(kind, id), kept.isMarked(`used-${kind}`, id)]);
      if (!isPayload(payload)) return undefined;
      const grantId = kind === 'Grant' ? id : payload.grantId;
      if (grantId !== undefined && (await kept.isMarked(REVOKED, grantId))) return undefined;
      return isUsed ? { ...payload, consumed: true } : payload;
    };

    return {
      find,
      async upsert(id, payload, lifeS = LIFE_S.grant) {
        await kept.keep(kind, id, payload, lifeS);
        if (kind === 'Session' && payload.uid !== undefined) await kept.keep(UID, payload.uid, id, lifeS);
      },
      async findByUid(uid) {
        const id = await kept.find(UID, uid);
        return typeof id === 'string' ? find(id) : undefined;
      },
      // Of the device flow, which is off.
      findByUserCode: async () => undefined,
      async consume(id) {
        // For as long as it is kept itself, or longer.
        const lifeS = kind === 'AuthorizationCode' ? LIFE_S.code : LIFE_S.refreshToken;
        if (await kept.mark(`used-${kind}`, id, lifeS)) return;
        const payload = await find(id);
        if (payload?.grantId !== undefined) await revoke(payload.grantId);
        throw new errors.InvalidGrant('it was used already');
      },
      destroy: (id) => kept.forget(kind, id),
      revokeByGrantId: revoke,
    };
  };
}

const REVOKED = 'revoked';
const UID = 'uid';

/** Sealed by us, but perhaps by another build. */
function isPayload(value: unknown): value is AdapterPayload {
  return typeof value === 'object' && value !== null;
}
