import type { Login } from './grant.ts';
import type { LoginExchange } from './login-exchange.ts';

/** The login that every call shares. */
export interface SharedLogin {
  /** The current login; logs in first when there is none. Rejects with what `logIn` rejects with. */
  get(): Promise<Login>;
  /** As `get`, but asks also when these credentials were refused a moment ago: an operator may have mended them. */
  check(): Promise<Login>;
  /** Genesys no longer takes this login: the next `get` makes another. Does nothing when that has already happened. */
  forget(login: Login): void;
  /** ms since Genesys granted the login in use. */
  ageMs(): number | undefined;
}

interface Parts {
  readonly exchange: LoginExchange;
  /** Whether Genesys said that it does not know these credentials: asking again would say the same. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly onRenewalFailure: (error: unknown) => void;
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/**
 * Keeps one login for everybody: however many ask at once, on however many machines, Genesys sees one request. It is
 * renewed in the background when about four fifths of its life are over, while the old one is still handed out.
 */
export function shareLogin(logIn: () => Promise<Login>, parts: Parts): SharedLogin {
  const { exchange, isRefusal, onRenewalFailure, now = Date.now, random = Math.random } = parts;
  let current: Login | undefined;
  let forgotten: string | undefined;
  let renewAt = 0;
  let pending: Promise<Login> | undefined;
  let refusal: { error: unknown; until: number } | undefined;

  // Machines draw different times, so that the one that draws the first renews for all.
  const renewalOf = ({ grantedAt, expiresAt }: Login) => {
    const jitter = 1 + JITTER * (2 * random() - 1);
    return grantedAt + (expiresAt - grantedAt) * RENEWED_AFTER * jitter;
  };
  const isGood = (login: Login) =>
    login.accessToken !== forgotten &&
    login.accessToken !== current?.accessToken &&
    now() < login.expiresAt - SAFETY_MS;

  const renew = () => {
    pending ??= exchange
      .obtain(logIn, isGood)
      .then((login) => {
        renewAt = renewalOf(login);
        current = login;
        refusal = undefined;
        return login;
      })
      .catch((error: unknown) => {
        if (isRefusal(error)) refusal = { error, until: now() + REFUSAL_MS };
        throw error;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };

  const renewInBackground = () => {
    if (pending !== undefined) return;
    renewAt = now() + RENEWAL_PAUSE_MS;
    renew().catch(onRenewalFailure);
  };

  const refusalNow = () => {
    // More than that is left only when the clock was set back.
    const leftMs = refusal === undefined ? 0 : refusal.until - now();
    if (leftMs <= 0 || leftMs > REFUSAL_MS) refusal = undefined;
    return refusal;
  };

  const usable = () => (current !== undefined && now() < current.expiresAt - SAFETY_MS ? current : undefined);

  const take = async () => {
    const login = usable();
    if (login === undefined) return renew();
    if (now() >= renewAt && refusalNow() === undefined) renewInBackground();
    return login;
  };

  return {
    async get() {
      const refused = refusalNow();
      if (refused !== undefined && usable() === undefined) throw refused.error;
      return take();
    },
    check: take,

    forget(login) {
      if (current !== login) return;
      forgotten = login.accessToken;
      current = undefined;
    },

    ageMs: () => (current === undefined ? undefined : Math.max(0, now() - current.grantedAt)),
  };
}

const RENEWED_AFTER = 0.8;
const JITTER = 0.1;
/** A renewal that failed is not tried again by the very next visitor. */
const RENEWAL_PAUSE_MS = 5_000;
/** A login this near its end may be over when the request arrives. */
const SAFETY_MS = 1_000;
/** For how long wrong credentials are not asked again: every visitor would be one more wrong login. */
const REFUSAL_MS = 30_000;
