import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import type { Login } from './grant.ts';
import { sealLogins } from './sealed-login.ts';

/** Where machines find each other's login. */
export interface LoginExchange {
  /**
   * The login that is good by `isGood`, of another machine or by `logIn`. Of all machines that ask at once, one logs in;
   * the others wait for what it gets, but no longer than `patienceMs`.
   */
  obtain(logIn: () => Promise<Login>, isGood: (login: Login) => boolean): Promise<Login>;
}

interface ExchangeSettings {
  /** {@link nameOfClient} of the OAuth client. */
  readonly client: string;
  /** Seal the login. */
  readonly sessionSecrets: readonly [string, ...string[]];
  /** How long to wait for another machine that logs in, ms. */
  readonly patienceMs: number;
}

export function createLoginExchange(
  store: Store,
  { client, sessionSecrets, patienceMs }: ExchangeSettings,
): LoginExchange {
  const sealed = sealLogins(sessionSecrets, client);
  const loginKey = `login:${client}`;
  const lockKey = `login-lock:${client}`;

  const find = async (isGood: (login: Login) => boolean) => {
    const found = await store.get(loginKey);
    const login = found === undefined ? undefined : sealed.open(found);
    return login !== undefined && isGood(login) ? login : undefined;
  };

  return {
    async obtain(logIn, isGood) {
      const holder = randomUUID();
      const givesUpAt = performance.now() + patienceMs;
      while (!(await store.claim(lockKey, holder, patienceMs + LOCK_SLACK_MS))) {
        const login = await find(isGood);
        if (login !== undefined) return login;
        // Whoever holds the lock has had its time. A second login is better than none.
        if (performance.now() >= givesUpAt) return logIn();
        await pause(LOOK_EVERY_MS);
      }
      try {
        // Between the question and the lock, another machine may have been faster.
        const login = await find(isGood);
        if (login !== undefined) return login;
        const granted = await logIn();
        await store.set(loginKey, sealed.seal(granted), Math.max(1, granted.expiresAt - granted.grantedAt));
        return granted;
      } finally {
        await store.release(lockKey, holder);
      }
    },
  };
}

const LOOK_EVERY_MS = 50;
const LOCK_SLACK_MS = 1_000;

/** Whose login it is, and where. */
export type LoginSite = Pick<Site, 'region' | 'gateway'> & {
  readonly credentials: NonNullable<Site['credentials']>;
};

/** Names an OAuth client in shared state, without telling its id; a changed secret is another client. */
export function nameOfClient({ region, gateway, credentials }: LoginSite): string {
  const { clientId, clientSecret } = credentials;
  const named = [region.domain, gateway, clientId, clientSecret];
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url');
}
