import { z } from 'zod';
import { createSealing } from '../crypto/sealing.ts';
import type { Login } from './grant.ts';

/** A login as machines pass it on: encrypted, so that who reads the shared state cannot call Genesys. */
export interface SealedLogins {
  seal(login: Login): string;
  /** `undefined` when it was sealed for another client or by a secret not known here, or is no login. */
  open(sealed: string): Login | undefined;
}

/** `client` names whose login it is: a box moved to another client's place does not open. */
export function sealLogins(secrets: readonly [string, ...string[]], client: string): SealedLogins {
  const sealing = createSealing(secrets, 'login');
  return {
    seal: (login) => sealing.seal(JSON.stringify(login), client),
    open(sealed) {
      const text = sealing.open(sealed, client);
      return text === undefined ? undefined : sealedLogin.safeParse(JSON.parse(text)).data;
    },
  };
}

/** Parsed although it is our own: another build may have sealed it. */
const sealedLogin = z.object({ accessToken: z.string(), grantedAt: z.number(), expiresAt: z.number() });
